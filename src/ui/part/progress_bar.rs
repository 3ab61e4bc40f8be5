//! The bar of a creation in a row: the steps that the service tells, and nothing between them.

use crate::{
    api::Severity,
    domain::estimate,
    i18n,
    ui::{
        context::Ui,
        dom::{El, el},
        part::badge::tone,
    },
};

/// Draws a bar, so many per cent full.
///
/// Of plain boxes, for the parts of a native `<progress>` cannot be coloured alike everywhere.
pub(in crate::ui) fn progress_bar(ui: Ui, percent: u8) -> El {
    let percent = percent.min(100);
    let reached = estimate::reached(percent);
    let step = i18n::progress::step(ui.locale, reached, estimate::COUNT, percent);
    bar(ui)
        .attr("aria-valuenow", &percent.to_string())
        .attr("aria-valuetext", &step)
        .attr("data-tone", tone(Severity::Transition))
        .attr("data-steps", "")
        .child(el("div").class("bar-fill").style("inline-size", &format!("{percent}%")))
}

/// A bar of which nothing is said yet.
pub(in crate::ui) fn bar(ui: Ui) -> El {
    el("div")
        .class("bar")
        .attr("role", "progressbar")
        .attr("aria-label", ui.say(i18n::activity::PROGRESS))
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
}
