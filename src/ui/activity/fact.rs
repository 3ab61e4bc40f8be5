//! What the facts of all three services are made of.

use crate::api::{Phase, Severity, Timestamp};
use crate::ui::{
    context::Ui,
    dom::{El, el},
    part::badge::{Badge, badge, tone},
    words::elapsed,
};

/// The badge, and what stands beside it.
pub(in crate::ui) fn line(ui: Ui, shown: &Badge, beside: Option<El>) -> El {
    el("div").class("card-line").child(badge(ui, shown)).children(beside)
}

/// A percentage in figures.
pub(in crate::ui) fn percent_of(percent: u8) -> El {
    el("span")
        .class("percent")
        .attr("data-progress", &percent.to_string())
        .text(&format!("{percent}%"))
}

/// How long it has lasted by the server's clock; empty while it has not begun.
pub(in crate::ui) fn time(
    ui: Ui,
    source: usize,
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
) -> El {
    el("span").class("time muted").text_of(move || {
        let lasted = ui.lasted(source, started, ended);
        lasted.map(|time| elapsed(ui.locale, time)).unwrap_or_default()
    })
}

/// The colour of a bar.
pub(in crate::ui) const fn phase_tone(phase: &Phase) -> &'static str {
    tone(match phase {
        Phase::Failed => Severity::Failed,
        Phase::Succeeded => Severity::Running,
        Phase::Underway => Severity::Transition,
        Phase::Unknown(_) => Severity::Unknown,
    })
}
