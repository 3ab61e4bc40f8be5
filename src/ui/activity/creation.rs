//! How far an APIG creation is.

use crate::api::{Creation, Phase, Severity, Status, status::Code};
use crate::ui::{
    activity::fact::{line, percent_of, phase_tone, time},
    context::Ui,
    dom::{El, el},
    part::badge::Badge,
    part::failure_note::failure,
    part::progress_bar::progress_bar,
    reactive::Memo,
    words,
};

/// Draws what is known of it.
pub(in crate::ui) fn creation_facts(
    ui: Ui,
    source: usize,
    creation: &Creation,
    percent: Option<u8>,
    status: Memo<Status>,
) -> El {
    let phase = &creation.phase;
    let shown = match phase {
        Phase::Failed => Badge::plain(Severity::Failed, ui.say(Code::CreateFail.label())),
        Phase::Succeeded => Badge::plain(Severity::Running, ui.say(words::activity::READY)),
        Phase::Underway => status.with(|status| Badge::of(ui, status)),
        Phase::Unknown(word) => Badge::unknown(ui, word),
    };
    el("div")
        .class("card-facts")
        .child(line(ui, &shown, percent.map(percent_of)))
        .child(progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(phase)))
        .children(creation.failure.as_ref().map(failure))
        .child(time(ui, source, creation.started, creation.ended))
}
