//! How far a ROMA creation is, and each of its parts.

use crate::api::Process;
use crate::ui::{
    activity::fact::{line, percent_of, phase_tone, time},
    activity::sub_services::sub_services,
    context::Ui,
    dom::{El, el},
    part::badge::Badge,
    part::failure_note::failure,
    part::progress_bar::progress_bar,
    words,
};

/// Draws what is known of it.
pub(in crate::ui) fn process_facts(
    ui: Ui,
    source: usize,
    process: &Process,
    percent: Option<u8>,
) -> El {
    let phase = process.phase();
    let shown = match process.status.label() {
        Some(label) => Badge::plain(process.status.severity(), ui.say(label)),
        None => Badge::unknown(ui, process.status.word()),
    };
    let job = process.job.as_deref().map(|job| {
        let label = format!("{}: ", ui.say(words::activity::JOB));
        el("p").class("muted ellipsis").attr("title", job).text(&label).child(el("code").text(job))
    });
    el("div")
        .class("card-facts")
        .child(line(ui, &shown, percent.map(percent_of)))
        .child(progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(&phase)))
        .children(process.failure.as_ref().map(failure))
        .child(sub_services(ui, source, &process.services))
        .children(job)
        .child(time(ui, source, process.started, process.ended))
}
