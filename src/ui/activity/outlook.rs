//! How long something may still take, and that it stands still.

use crate::{
    api::{Phase, ServiceName, Severity},
    domain::{key::PollKey, stall},
    i18n,
    ui::{
        activity::fact::Known,
        context::AppState,
        dom::{El, el},
        part::icon::{Shape, icon},
        reactive::{Memo, memo},
    },
};
use leptos::prelude::*;

/// How long a creation may still take, where enough of its kind have been seen to end.
pub(in crate::ui) fn left(ui: AppState, key: &PollKey, known: Known) -> Memo<Option<String>> {
    let key = key.clone();
    memo(move |_| {
        known.with(|known| {
            let task = &known.as_ref()?.task;
            if task.phase() != Phase::Underway {
                return None;
            }
            let usual = ui.store.usual(&key, task)?;
            let lasted = ui.lasted(key.source, task.started(), None)?;
            Some(i18n::progress::left(ui.locale, usual.remaining(lasted), usual))
        })
    })
}

/// Adds both to a card's facts, for as long as there is something to say.
pub(in crate::ui) fn outlook(
    ui: AppState,
    facts: El,
    key: &PollKey,
    known: Known,
    left: Memo<Option<String>>,
) -> El {
    let key = key.clone();
    let stalled = memo(move |_| {
        known.with(|known| {
            let task = &known.as_ref()?.task;
            if task.phase() != Phase::Underway {
                return None;
            }
            let observed = ui.store.observations.with(|all| all.get(&key).copied())?;
            let usual = ui.store.usual(&key, task);
            let is_apig = key.call.service() == ServiceName::Apig;
            let still =
                observed.stalled(usual, if is_apig { stall::APIG } else { stall::OTHERS })?;
            let range = usual.map(|usual| (usual.low, usual.slow));
            // Half an hour to wait is no usual time of ROMA's: nobody has written one down.
            let assumed = is_apig.then_some((stall::APIG / 3, stall::APIG));
            Some(i18n::progress::stalled(ui.locale, still, range.or(assumed)))
        })
    });
    facts
        .child_of(move || {
            left.with(|left| {
                Some(el("p").class("card-left muted").attr("data-left", "").text(left.as_ref()?))
            })
        })
        .child_of(move || {
            stalled.with(|text| {
                let note = el("p").class("card-stall").attr("data-stall", "");
                Some(
                    note.child(icon(Shape::Severity(Severity::Warning)))
                        .child(el("span").text(text.as_ref()?)),
                )
            })
        })
}
