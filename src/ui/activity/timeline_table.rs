//! The parts of a ROMA creation as a table, for those who read rather than look.

use crate::{
    api::{Moment, SubService, Timestamp},
    browser::intl,
    domain::{axis::Axis, timeline::Until},
    i18n::{self, elapsed, progress},
    ui::{
        activity::{
            fact::{Known, failure_of},
            timeline::{Looked, Names, Shared, lasted, looked, state, word},
        },
        context::AppState,
        dom::{El, el},
        reactive::{Memo, memo},
    },
};
use leptos::prelude::*;

/// Draws the table.
pub(in crate::ui) fn timeline_table(
    ui: AppState,
    source: usize,
    known: Known,
    names: Memo<Names>,
    axis: Shared,
) -> El {
    let start = memo(move |_| axis.get().map(Axis::start));
    let heads = [
        progress::COLUMN_NAME,
        progress::COLUMN_STATE,
        progress::COLUMN_STARTED,
        progress::COLUMN_ENDED,
        progress::COLUMN_ELAPSED,
        progress::COLUMN_ERROR,
    ];
    let heads = heads.into_iter().map(|head| el("th").attr("scope", "col").text(ui.say(head)));
    let body = el("tbody").list_of(
        move || names.get(),
        move |(index, name)| row(ui, source, &name, looked(known, index), start),
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
        .attr("aria-label", ui.say(i18n::activity::SUB_SERVICES))
        .child(table)
}

fn row(
    ui: AppState,
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
    let as_sent = move |moment: fn(&SubService) -> &Option<Moment>| {
        part.with(|part| match moment(&part.as_ref()?.service) {
            Some(Moment::AsSent(text)) => Some(el("span").text(text)),
            Some(Moment::At(_)) | None => None,
        })
    };
    let none = move || el("span").text(ui.say(i18n::general::NONE));
    let error =
        failure_of(el("td"), move || part.with(|part| part.as_ref()?.service.failure.clone()));
    el("tr")
        .child(el("th").attr("scope", "row").text(name))
        .child(el("td").text_of(move || word(state)))
        .child(el("td").child_of(move || {
            moment(started.get())
                .or_else(|| as_sent(|service| &service.started))
                .or_else(|| Some(none()))
        }))
        .child(el("td").child_of(move || {
            moment(ended.get())
                .or_else(|| as_sent(|service| &service.ended))
                .or_else(|| Some(none()))
        }))
        .child(el("td").child(lasted(ui, source, part)))
        .child(error)
}
