//! The parts of a ROMA creation on one axis of the server's time, and the same as a table.
//!
//! The elements stay from answer to answer: each second moves one style property, by which every bar
//! that has not ended grows.

use crate::{
    api::{Moment, Phase, Severity, SubService, Timestamp},
    domain::{
        axis::{Axis, percentage},
        timeline::{Lasting, Until, last},
    },
    i18n::{self, progress},
    ui::{
        activity::{
            fact::{Known, failure_of, time},
            process::of,
            timeline_table::timeline_table,
        },
        context::AppState,
        dom::{El, el},
        part::{
            disclosure::disclosure,
            icon::{Shape, icon},
        },
        reactive::{Memo, memo},
    },
};
use leptos::prelude::*;

/// What a part's row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) service: SubService,
    pub(super) lasting: Option<Lasting>,
}

/// Looks up a part.
pub(super) type Looked = Memo<Option<Part>>;

/// The parts by place and name: a name alone need not be one's own.
pub(in crate::ui) type Names = Vec<(usize, String)>;

/// The axis that all parts have in common; `None` until the server's time is known.
pub(in crate::ui) type Shared = Memo<Option<Axis>>;

/// Draws the timeline, and the table behind it.
pub(in crate::ui) fn timeline(ui: AppState, source: usize, known: Known) -> El {
    let now = move || ui.server_time(source);
    let axis = memo(move |_| {
        of(known, |process| {
            let whole = Lasting::of(process)?;
            if whole.to == Until::Now {
                ui.store.now.track();
            }
            Some(Axis::new(whole.from, last(process, now()?)?))
        })?
    });
    let names = memo(move |_| {
        let names = |process: &crate::api::Process| -> Names {
            process.services.iter().map(|service| service.name.clone()).enumerate().collect()
        };
        of(known, names).unwrap_or_default()
    });
    let place = move || {
        ui.store.now.track();
        let axis = axis.get()?;
        Some(percentage(axis.at(now()?)))
    };
    let step =
        move || axis.get().and_then(|axis| axis.ticks().nth(1)).map(|(place, _)| percentage(place));
    let bars = el("ul")
        .class("parts")
        .attr("aria-label", ui.say(i18n::activity::SUB_SERVICES))
        .style_of("--now", move || place().unwrap_or_default())
        .style_of("--step", move || step().unwrap_or_default())
        .list_of(
            move || names.get(),
            move |(index, name)| bar(ui, source, &name, looked(known, index), axis),
        );
    el("div")
        .class("timeline")
        .attr("data-timeline", "")
        .child(bars)
        .child_of(move || axis.get().map(|axis| scale(ui, axis)))
        .child(disclosure("timeline-table", ui.say(progress::AS_TABLE), move || {
            timeline_table(ui, source, known, names, axis)
        }))
}

pub(super) fn looked(known: Known, index: usize) -> Looked {
    memo(move |_| {
        of(known, |process| {
            let service = process.services.get(index)?.clone();
            let whole = Lasting::of(process)?.to;
            Some(Part { lasting: Lasting::of_part(&service, whole), service })
        })?
    })
}

/// The round numbers below the bars. Screen readers hear each part's time instead.
fn scale(ui: AppState, axis: Axis) -> El {
    let ticks = axis.ticks().map(|(place, number)| {
        // Once is enough, and at the end there is room.
        let unit = (place == 1000).then(|| axis.unit());
        el("span")
            .style("inset-inline-start", &percentage(place))
            .text(&progress::tick(ui.locale, number, unit))
    });
    el("div").class("scale muted").attr("aria-hidden", "true").children(ticks)
}

fn bar(ui: AppState, source: usize, name: &str, part: Looked, axis: Shared) -> El {
    let state = memo(move |_| part.with(|part| Some(state(ui, &part.as_ref()?.service))));
    let severity = memo(move |_| state.with(|state| state.as_ref().map(|(severity, _)| *severity)));
    let lasting = move || part.with(|part| part.as_ref()?.lasting);
    let at = move |moment: Timestamp| axis.get().map(|axis| percentage(axis.at(moment)));
    let to = move || match lasting()?.to {
        Until::Then(end) => at(end),
        Until::Now => Some("var(--now)".to_owned()),
        Until::Unknown => at(lasting()?.from),
    };
    let fill = el("div")
        .class("part-bar")
        .attr_of("hidden", move || lasting().is_none().then(String::new))
        .attr_of("data-lasts", move || (lasting()?.to == Until::Now).then(String::new))
        .style_of("--from", move || lasting().and_then(|all| at(all.from)).unwrap_or_default())
        .style_of("--to", move || to().unwrap_or_default());
    let row = el("li")
        .class("part")
        .attr("data-part", name)
        .attr_of("data-tone", move || severity.get().map(|severity| severity.as_str().to_owned()))
        .child_of(move || severity.get().map(|severity| icon(Shape::Severity(severity))))
        .child(el("span").class("part-name ellipsis").attr("title", name).text(name))
        .child(el("span").class("part-state").text_of(move || word(state)))
        .child(lasted(ui, source, part))
        .child(el("div").class("part-track").attr("aria-hidden", "true").child(fill));
    failure_of(row, move || part.with(|part| part.as_ref()?.service.failure.clone()))
}

pub(super) fn word(state: Memo<Option<(Severity, String)>>) -> String {
    state.with(|state| state.as_ref().map(|(_, word)| word.clone())).unwrap_or_default()
}

pub(super) fn state(ui: AppState, service: &SubService) -> (Severity, String) {
    let (severity, label) = match &service.phase {
        Phase::Failed => (Severity::Failed, i18n::activity::FAILED),
        Phase::Succeeded => (Severity::Running, i18n::activity::ENDED),
        Phase::Underway if service.is_waiting() => {
            (Severity::Stopped, i18n::activity::WAITING_TURN)
        }
        Phase::Underway => (Severity::Transition, i18n::activity::RUNNING),
        Phase::Unknown(word) => return (Severity::Unknown, i18n::unknown(ui.locale, word)),
    };
    (severity, ui.say(label).to_owned())
}

pub(super) fn lasted(ui: AppState, source: usize, part: Looked) -> El {
    time(ui, source, move || {
        let lasting = part.with(|part| part.as_ref()?.lasting);
        match lasting.map(|lasting| (lasting.from, lasting.to)) {
            Some((from, Until::Then(end))) => (Some(Moment::At(from)), Some(Moment::At(end))),
            Some((from, Until::Now)) => (Some(Moment::At(from)), None),
            Some((_, Until::Unknown)) | None => (None, None),
        }
    })
}
