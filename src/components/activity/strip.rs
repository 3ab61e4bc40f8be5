//! The line that opens the side column, where there is no room for that column beside the table.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::ui::{Icon, Shape},
    state::AppState,
};

/// A button with the counts of creations and changes, which opens the side column over the table.
///
/// It is always in the page, because appearing later would move the table. A wide console hides it by CSS.
#[component]
pub fn ActivityStrip(
    /// Whether the side column is open.
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
