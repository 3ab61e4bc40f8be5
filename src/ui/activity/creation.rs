//! How far an APIG creation is: its steps are told, what is between two of them is guessed.

use crate::{
    api::{Creation, Phase, Severity, Status, status::Code},
    domain::{axis, estimate, key::PollKey, task::Task},
    i18n,
    ui::{
        activity::{
            fact::{Face, Known, bar, end_of, figures, line, time},
            outlook::{left, outlook},
        },
        context::AppState,
        dom::{El, el},
        part::badge::Badge,
        reactive::{Memo, memo},
    },
};
use leptos::prelude::*;

/// Draws what is known of it.
pub(in crate::ui) fn creation_facts(
    ui: AppState,
    key: &PollKey,
    known: Known,
    status: Option<Memo<Status>>,
) -> El {
    let face = memo(move |_| {
        let (badge, phase) = of(known, |creation| {
            let badge = status.map(|status| shown(ui, creation, status));
            (badge, creation.phase.clone())
        })?;
        let percent = known.with(|known| known.as_ref()?.percent);
        Some(Face { badge, percent, phase })
    });
    let left = left(ui, key, known);
    let said = move || {
        let percent = face.with(|face| face.as_ref()?.percent)?;
        let step =
            i18n::progress::step(ui.locale, estimate::reached(percent), estimate::COUNT, percent);
        Some(left.get().map_or_else(|| step.clone(), |left| format!("{step}; {left}")))
    };
    let steps = bar(ui, face)
        .attr("data-steps", "")
        .attr("title", ui.say(i18n::progress::ESTIMATE))
        .attr_of("aria-valuetext", said)
        .child(guess(ui, key, known));
    let facts =
        el("div").class("card-facts").child(line(ui, face, move || figures(face))).child(steps);
    end_of(ui, outlook(ui, facts, key, known, left), move || {
        of(known, |creation| creation.failure.clone())?
    })
    .child(time(ui, key.source, move || {
        of(known, |creation| (creation.started.clone(), creation.ended.clone())).unwrap_or_default()
    }))
}

fn of<T>(known: Known, read: impl FnOnce(&Creation) -> T) -> Option<T> {
    known.with(|known| match &known.as_ref()?.task {
        Task::Creation(creation) => Some(read(creation)),
        Task::Preparation(_) | Task::Process(_) => None,
    })
}

fn shown(ui: AppState, creation: &Creation, status: Memo<Status>) -> Badge {
    match &creation.phase {
        Phase::Failed => {
            Badge::plain(Severity::Failed, ui.say(i18n::status_text(Code::CreateFail)))
        }
        Phase::Succeeded => Badge::plain(Severity::Running, ui.say(i18n::activity::READY)),
        Phase::Underway => status.with(|status| Badge::of_status(ui.locale, status)),
        Phase::Unknown(word) => Badge::unknown(ui.locale, word),
    }
}

/// The part of the bar that is a guess; nothing where there is nothing to guess.
fn guess(ui: AppState, key: &PollKey, known: Known) -> El {
    let key = key.clone();
    el("div").class("bar-guess").style_of("inline-size", move || {
        let place = known.with(|known| {
            let known = known.as_ref()?;
            if known.task.phase() != Phase::Underway {
                return None;
            }
            let observed = ui.store.observations.with(|all| all.get(&key).copied())?;
            let still = ui.lasted(key.source, Some(observed.unchanged_since), None)?;
            let usual = ui.store.usual(&key, &known.task).map(|usual| usual.middle);
            estimate::estimate(known.percent?, still, usual)
        });
        place.map_or_else(|| "0".to_owned(), axis::percentage)
    })
}
