//! How much longer a creation may take.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::ui::{Icon, Shape},
};

/// How long a creation may still take, and that it has stalled; nothing of what is not known.
#[component]
pub fn Eta(
    /// How long the creation may still take, in words.
    remaining: Memo<Option<String>>,
    /// That the creation stands still, in words.
    stall: Memo<Option<String>>,
) -> impl IntoView {
    let remaining = move || {
        let text = remaining.get()?;
        Some(view! {
            <p class="card-left muted" data-left="" translate="no">
                {text}
            </p>
        })
    };
    let stall = move || {
        stall.get().map(|text| {
            view! {
                <p class="card-stall" data-stall="" translate="no">
                    <Icon shape=Shape::Severity(Severity::Warning) />
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        {remaining}
        {stall}
    }
}
