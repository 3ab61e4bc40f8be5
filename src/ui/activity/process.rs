//! How far a ROMA creation is, and each of its parts.

use crate::{
    api::{Phase, Process, Severity},
    domain::{key::PollKey, task::Task},
    i18n,
    ui::{
        activity::{
            fact::{Face, Known, bar, end_of, figures, line, time},
            outlook::{left, outlook},
            timeline::timeline,
        },
        context::AppState,
        dom::{El, el},
        part::badge::Badge,
        reactive::memo,
    },
};
use leptos::prelude::*;

/// Draws what is known of it.
pub(in crate::ui) fn process_facts(ui: AppState, key: &PollKey, known: Known) -> El {
    let face = memo(move |_| {
        let (badge, phase) = of(known, |process| (shown(ui, process), process.phase()))?;
        let percent = known.with(|known| known.as_ref()?.percent);
        Some(Face { badge: Some(badge), percent, phase })
    });
    let job = memo(move |_| of(known, |process| process.job.clone())?);
    let left = left(ui, key, known);
    let facts = el("div")
        .class("card-facts")
        .child(line(ui, face, move || figures(face)))
        .child(bar(ui, face));
    end_of(ui, outlook(ui, facts, key, known, left), move || {
        of(known, |process| process.failure.clone())?
    })
    .child(timeline(ui, key.source, known))
    .child_of(move || {
        let job = job.get()?;
        let label = format!("{}: ", ui.say(i18n::activity::JOB));
        let line = el("p").class("muted ellipsis").attr("title", &job).text(&label);
        Some(line.child(el("code").text(&job)))
    })
    .child(time(ui, key.source, move || {
        of(known, |process| (process.started.clone(), process.ended.clone())).unwrap_or_default()
    }))
}

/// Reads the process of a card.
pub(in crate::ui) fn of<T>(known: Known, read: impl FnOnce(&Process) -> T) -> Option<T> {
    known.with(|known| match &known.as_ref()?.task {
        Task::Process(process) => Some(read(process)),
        Task::Creation(_) | Task::Preparation(_) => None,
    })
}

fn shown(ui: AppState, process: &Process) -> Badge {
    let phase = process.phase();
    match process.status.code() {
        // It has an error, whatever it calls itself.
        _ if phase == Phase::Failed && phase != process.status.phase() => {
            Badge::plain(Severity::Failed, ui.say(i18n::activity::FAILED))
        }
        Some(code) => Badge::plain(process.status.severity(), ui.say(i18n::roma_status_text(code))),
        None => Badge::unknown(ui.locale, process.status.word()),
    }
}
