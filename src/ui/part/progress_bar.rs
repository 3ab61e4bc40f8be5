//! Where a bar stands among elements.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::ui::ProgressBar,
    domain::estimate,
    i18n,
    ui::{context::AppState, dom::El, island::island_of},
};

/// Draws the bar of a creation in a row: the steps that the service tells, and nothing between them.
pub(in crate::ui) fn progress_bar(ui: AppState, percent: u8) -> El {
    let percent = percent.min(100);
    let reached = estimate::reached(percent);
    let step = i18n::progress::step(ui.locale, reached, estimate::COUNT, percent);
    island_of(ui, || {
        view! {
            <ProgressBar
                percent=Some(percent)
                tone=Some(Severity::Transition)
                value_text=Some(step)
                has_steps=true
            />
        }
    })
}
