//! How much longer a creation may take.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::ui::{Icon, Shape},
};

/// The estimated remaining time, and a warning if the creation has stalled or is overdue; `None` is left out.
#[component]
pub fn Eta(
    /// How long the creation may still take, in words.
    remaining: Memo<Option<String>>,
    /// The warning that the creation has stalled, in words.
    stall: Memo<Option<String>>,
    /// The warning that the creation has lasted longer than any known one, in words. A stall replaces it.
    overdue: Memo<Option<String>>,
) -> impl IntoView {
    let remaining = move || {
        let text = remaining.get()?;
        Some(view! {
            <p class="card-left muted" data-left="" translate="no">
                {text}
            </p>
        })
    };
    let stall_text = stall;
    let stall = move || {
        stall_text.get().map(|text| {
            view! {
                <p class="card-stall" data-stall="" translate="no">
                    <Icon shape=Shape::Severity(Severity::Warning) />
                    <span>{text}</span>
                </p>
            }
        })
    };
    let overdue = move || {
        overdue.get().filter(|_| stall_text.with(Option::is_none)).map(|text| {
            view! {
                <p class="card-stall" data-overdue="" translate="no">
                    <Icon shape=Shape::Severity(Severity::Warning) />
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        {remaining}
        {stall}
        {overdue}
    }
}
