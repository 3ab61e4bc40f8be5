//! The parts of a ROMA creation on one axis of the server's time, and the same as a table.
//!
//! The elements stay from answer to answer: each second moves one style property, by which every bar
//! that has not ended grows.

use crate::api::{Phase, Severity, SubService, Timestamp};
use crate::browser::intl;
use crate::ui::{
    activity::{
        fact::{Known, failure_of, time},
        process::of,
    },
    context::Ui,
    dom::{El, el},
    model::{
        axis::{Axis, percentage},
        timeline::{Lasting, Until, last},
    },
    part::badge::{Badge, tone},
    part::icon::{Icon, icon},
    reactive::{Memo, Signal, memo},
    words::{self, elapsed, progress},
};

/// What a part's row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    service: SubService,
    lasting: Option<Lasting>,
}

/// Looks up a part.
type Looked = Memo<Option<Part>>;

/// The parts by place and name: a name alone need not be one's own.
type Names = Vec<(usize, String)>;

/// Draws the timeline, and the table behind it.
pub(in crate::ui) fn timeline(ui: Ui, source: usize, known: Known) -> El {
    let now = move || ui.engine(|engine| engine.server_time(source));
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
    let looked = move |index: usize| -> Looked {
        memo(move |_| {
            of(known, |process| {
                let service = process.services.get(index)?.clone();
                let whole = Lasting::of(process)?.to;
                Some(Part { lasting: Lasting::of_part(&service, whole), service })
            })?
        })
    };
    let place = move || {
        ui.store.now.track();
        let axis = axis.get()?;
        Some(percentage(axis.at(now()?)))
    };
    let step =
        move || axis.get().and_then(|axis| axis.ticks().nth(1)).map(|(place, _)| percentage(place));
    let bars = el("ul")
        .class("parts")
        .attr("aria-label", ui.say(words::activity::SUB_SERVICES))
        .style_of("--now", move || place().unwrap_or_default())
        .style_of("--step", move || step().unwrap_or_default())
        .list_of(
            move || names.get(),
            move |(index, name)| bar(ui, source, &name, looked(index), axis),
        );
    el("div")
        .class("timeline")
        .attr("data-timeline", "")
        .child(bars)
        .child_of(move || axis.get().map(|axis| scale(ui, axis)))
        .child(table(ui, source, names, looked, axis))
}

/// The round numbers below the bars. Screen readers hear each part's time instead.
fn scale(ui: Ui, axis: Axis) -> El {
    let ticks = axis.ticks().map(|(place, number)| {
        // Once is enough, and at the end there is room.
        let unit = (place == 1000).then(|| axis.unit());
        el("span")
            .style("inset-inline-start", &percentage(place))
            .text(&progress::tick(ui.locale, number, unit))
    });
    el("div").class("scale muted").attr("aria-hidden", "true").children(ticks)
}

fn bar(ui: Ui, source: usize, name: &str, part: Looked, axis: Memo<Option<Axis>>) -> El {
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
        .attr_of("data-tone", move || severity.get().map(|severity| tone(severity).to_owned()))
        .child_of(move || severity.get().map(|severity| icon(Icon::of(severity))))
        .child(el("span").class("part-name ellipsis").attr("title", name).text(name))
        .child(el("span").class("part-state").text_of(move || word(state)))
        .child(lasted(ui, source, part))
        .child(el("div").class("part-track").attr("aria-hidden", "true").child(fill));
    failure_of(row, move || part.with(|part| part.as_ref()?.service.failure.clone()))
}

fn word(state: Memo<Option<(Severity, String)>>) -> String {
    state.with(|state| state.as_ref().map(|(_, word)| word.clone())).unwrap_or_default()
}

fn state(ui: Ui, service: &SubService) -> (Severity, String) {
    let (severity, label) = match &service.phase {
        Phase::Failed => (Severity::Failed, words::activity::FAILED),
        Phase::Succeeded => (Severity::Running, words::activity::ENDED),
        Phase::Underway if service.is_waiting() => {
            (Severity::Stopped, words::activity::WAITING_TURN)
        }
        Phase::Underway => (Severity::Transition, words::activity::RUNNING),
        Phase::Unknown(word) => return (Severity::Unknown, Badge::unknown(ui, word).text),
    };
    (severity, ui.say(label).to_owned())
}

fn lasted(ui: Ui, source: usize, part: Looked) -> El {
    time(ui, source, move || {
        let lasting = part.with(|part| part.as_ref()?.lasting);
        match lasting.map(|lasting| (lasting.from, lasting.to)) {
            Some((from, Until::Then(end))) => (Some(from), Some(end)),
            Some((from, Until::Now)) => (Some(from), None),
            Some((_, Until::Unknown)) | None => (None, None),
        }
    })
}

/// The same for those who read rather than look; made while it is open.
fn table(
    ui: Ui,
    source: usize,
    names: Memo<Names>,
    looked: impl Fn(usize) -> Looked + Copy + 'static,
    axis: Memo<Option<Axis>>,
) -> El {
    let is_open = Signal::new(false);
    let details = el("details").class("timeline-table");
    let element = details.clone();
    let heads = [
        progress::COLUMN_NAME,
        progress::COLUMN_STATE,
        progress::COLUMN_STARTED,
        progress::COLUMN_ENDED,
        progress::COLUMN_ELAPSED,
        progress::COLUMN_ERROR,
    ];
    let start = memo(move |_| axis.get().map(Axis::start));
    let table = move || {
        let heads = heads.into_iter().map(|head| el("th").attr("scope", "col").text(ui.say(head)));
        let body = el("tbody").list_of(
            move || names.get(),
            move |(index, name)| table_row(ui, source, &name, looked(index), start),
        );
        let from = move || {
            start
                .get()
                .map(|start| progress::since(ui.locale, &ui.date_time(start)))
                .unwrap_or_default()
        };
        let table = el("table")
            .child(el("caption").class("muted").text_of(from))
            .child(el("thead").child(el("tr").children(heads)))
            .child(body);
        // It is wider than a card may be: then it scrolls, by keyboard too.
        el("div")
            .class("timeline-scroll")
            .attr("role", "region")
            .attr("tabindex", "0")
            .attr("aria-label", ui.say(words::activity::SUB_SERVICES))
            .child(table)
    };
    details
        .on("toggle", move |_| is_open.set(element.raw().has_attribute("open")))
        .child(el("summary").text(ui.say(progress::AS_TABLE)))
        .child_of(move || is_open.get().then(&table))
}

fn table_row(
    ui: Ui,
    source: usize,
    name: &str,
    part: Looked,
    start: Memo<Option<Timestamp>>,
) -> El {
    let state = memo(move |_| part.with(|part| Some(state(ui, &part.as_ref()?.service))));
    let moment = move |moment: Option<Timestamp>| {
        let moment = moment?;
        let text =
            format!("+{}", elapsed(ui.locale, ui.lasted(source, start.get(), Some(moment))?));
        Some(el("span").attr("title", &intl::utc(moment)).text(&text))
    };
    let started = memo(move |_| part.with(|part| Some(part.as_ref()?.lasting?.from)));
    let ended = memo(move |_| {
        part.with(|part| match part.as_ref()?.lasting?.to {
            Until::Then(end) => Some(end),
            Until::Now | Until::Unknown => None,
        })
    });
    let none = move || el("span").text(ui.say(words::general::NONE));
    let error =
        failure_of(el("td"), move || part.with(|part| part.as_ref()?.service.failure.clone()));
    el("tr")
        .child(el("th").attr("scope", "row").text(name))
        .child(el("td").text_of(move || word(state)))
        .child(el("td").child_of(move || moment(started.get()).or_else(|| Some(none()))))
        .child(el("td").child_of(move || moment(ended.get()).or_else(|| Some(none()))))
        .child(el("td").child(lasted(ui, source, part)))
        .child(error)
}
