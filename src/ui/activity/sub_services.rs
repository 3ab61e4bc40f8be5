//! The parts of a ROMA creation: each with its state and how long it has taken by the server's clock.

use crate::api::{Phase, Severity, SubService};
use crate::ui::{
    activity::fact::time,
    context::Ui,
    dom::{El, el},
    part::badge::{Badge, tone},
    part::failure_note::failure,
    part::icon::{Icon, icon},
    words,
};

/// Draws the list of parts.
pub(in crate::ui) fn sub_services(ui: Ui, source: usize, services: &[SubService]) -> El {
    el("ul")
        .class("parts")
        .attr("aria-label", ui.say(words::activity::SUB_SERVICES))
        .children(services.iter().map(|service| part(ui, source, service)))
}

fn part(ui: Ui, source: usize, service: &SubService) -> El {
    let (severity, text) = match &service.phase {
        Phase::Failed => (Severity::Failed, ui.say(words::activity::FAILED).to_owned()),
        Phase::Succeeded => (Severity::Running, ui.say(words::activity::ENDED).to_owned()),
        Phase::Underway if service.is_waiting() => {
            (Severity::Stopped, ui.say(words::activity::WAITING_TURN).to_owned())
        }
        Phase::Underway => (Severity::Transition, ui.say(words::activity::RUNNING).to_owned()),
        Phase::Unknown(word) => (Severity::Unknown, Badge::unknown(ui, word).text),
    };
    el("li")
        .class("part")
        .attr("data-part", &service.name)
        .attr("data-tone", tone(severity))
        .child(icon(Icon::of(severity)))
        .child(el("span").class("part-name").text(&service.name))
        .child(el("span").class("part-state").text(&text))
        .child(time(ui, source, service.started, service.ended))
        .children(service.failure.as_ref().map(failure))
}
