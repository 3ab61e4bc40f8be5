//! The line that opens what is in progress, where there is no room for it beside the table.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::ui::{Icon, Shape},
    state::AppState,
};

/// A line that says how much is in progress, and opens it over the table.
///
/// It is always there, for one that came and went would move the table; a wide console does not show it.
#[component]
pub fn ActivityStrip(
    /// Whether what is in progress is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let state = AppState::from_context();
    let shown = state.shown_creations();
    let (text, has_failed) = (state.strip_text(shown), state.has_failed_creation(shown));
    let severity = move || {
        let has_failed = has_failed.get();
        if has_failed { Severity::Failed } else { Severity::Transition }
    };
    let shape = Signal::derive(move || Shape::Severity(severity()));
    let arrow = Signal::derive(move || if is_open.get() { Shape::Down } else { Shape::Up });
    view! {
        <button
            class="strip"
            type="button"
            translate="no"
            aria-expanded=move || is_open.get().to_string()
            data-strip=""
            data-tone=move || severity().as_str()
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            <span class="strip-face">
                <Icon shape />
            </span>
            <span class="strip-text">{text}</span>
            <Icon shape=arrow />
        </button>
    }
}
