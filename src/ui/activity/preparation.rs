//! How far a cloud phone's preparation is: in stages, for it tells no percentage.

use crate::{
    api::{Preparation, PrepareState},
    domain::{
        key::PollKey,
        stages::{Stage, stages},
        task::Task,
    },
    i18n::{self, waiting},
    ui::{
        activity::{
            fact::{Face, Known, bar, line},
            outlook::outlook,
        },
        context::AppState,
        dom::{El, el},
        part::{
            badge::Badge,
            icon::{Shape, icon},
        },
        reactive::{Memo, memo},
    },
};
use leptos::prelude::*;

/// Draws what is known of it.
pub(in crate::ui) fn preparation_facts(ui: AppState, key: &PollKey, known: Known) -> El {
    let now = memo(move |_| {
        known.with(|known| match &known.as_ref()?.task {
            Task::Preparation(preparation) => Some((*preparation, known.as_ref()?.percent)),
            Task::Creation(_) | Task::Process(_) => None,
        })
    });
    let face = memo(move |_| {
        let (Preparation { state, .. }, percent) = now.get()?;
        let badge = match (i18n::prepare_state_text(state), state) {
            (Some(text), _) => Badge::plain(state.severity(), ui.say(text)),
            (None, PrepareState::Unknown(number)) => Badge::unknown(ui.locale, &number.to_string()),
            (None, _) => Badge::unknown(ui.locale, ""),
        };
        // At its end the bar is full; the percentage itself is nobody's.
        Some(Face { badge: Some(badge), percent, phase: state.phase() })
    });
    let queue = move || {
        let count = now.get()?.0.waiting?;
        let text = waiting(ui.locale, count);
        Some(el("span").attr("data-waiting", &count.to_string()).text(&text))
    };
    let has_failed = move || now.get().is_some_and(|(now, _)| now.state == PrepareState::Failed);
    let state = memo(move |_| now.get().map(|(now, _)| now.state));
    let facts = el("div")
        .class("card-facts")
        .child(line(ui, face, queue))
        .child(bar(ui, face).attr_of("hidden", move || has_failed().then(String::new)))
        .child(stage_list(ui, state));
    outlook(ui, facts, key, known, memo(|_| None))
}

/// The stages in their order; the present one is marked, and those before it are ticked.
fn stage_list(ui: AppState, state: Memo<Option<PrepareState>>) -> El {
    let names =
        [i18n::progress::STAGE_QUEUING, i18n::progress::STAGE_MOVING, i18n::progress::STAGE_READY];
    let list = names.into_iter().enumerate().map(|(index, name)| {
        let stage = memo(move |_| {
            let state = state.get()?;
            stages(state).get(index).copied()
        });
        let is = move |wanted: Stage| stage.get() == Some(wanted);
        el("li")
            .class("stage")
            .attr_of("data-stage", move || stage.get().map(|stage| word(stage).to_owned()))
            .attr_of("aria-current", move || is(Stage::Present).then(|| "step".to_owned()))
            .child_of(move || {
                Some(if is(Stage::Done) {
                    icon(Shape::Done)
                } else {
                    el("span").class("stage-dot")
                })
            })
            .child(el("span").text(ui.say(name)))
            .child_of(move || {
                let done = format!(" ({})", ui.say(i18n::progress::STAGE_DONE));
                is(Stage::Done).then(|| el("span").class("unseen").text(&done))
            })
    });
    el("ol").class("stages").attr("aria-label", ui.say(i18n::progress::STAGES)).children(list)
}

/// The name of a stage's standing in attributes, on which the style selects.
const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Ahead => "ahead",
        Stage::Done => "done",
        Stage::Present => "present",
        Stage::Unknown => "unknown",
    }
}
