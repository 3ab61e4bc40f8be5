//! A report for whoever helps: shown before it is copied, so that one sees what one sends.

use std::collections::BTreeSet;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    api::{Timestamp, readable_text},
    browser::{clock, intl, preference},
    domain::key::PollKey,
    i18n::{
        self,
        report::{Facts, report},
    },
    ui::{
        context::Ui,
        dom::{El, el},
        part::copy_button::copy_button,
        reactive::Signal,
    },
};

/// The button that makes the report, and the report.
pub(super) fn diagnostics(ui: Ui) -> El {
    let (is_open, with_ids) = (Signal::new(false), Signal::new(false));
    let button = el("button")
        .class("button small")
        .attr("type", "button")
        .attr("data-diagnostics", "")
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .text(ui.say(i18n::checks::REPORT))
        .on_click(move || is_open.set(!is_open.get_untracked()));
    let written = move || {
        let text = write(ui, with_ids.get());
        let area = el("textarea")
            .attr("readonly", "")
            .attr("rows", "12")
            .attr("spellcheck", "false")
            .attr("data-report", "")
            .attr("aria-label", ui.say(i18n::checks::REPORT))
            .text(&text);
        Some(el("div").child(area).child(copy_button(ui, &text, ui.say(i18n::checks::REPORT))))
    };
    let opened = move || {
        is_open.get().then(|| {
            let box_ = el("input").attr("type", "checkbox").attr("data-with-ids", "");
            let input = box_.raw().clone().dyn_into::<HtmlInputElement>().ok();
            let box_ = box_.on("change", move |_| {
                with_ids.set(input.as_ref().is_some_and(HtmlInputElement::checked));
            });
            let ids = el("label")
                .class("check")
                .child(box_)
                .child(el("span").text(ui.say(i18n::checks::REPORT_IDS)));
            el("div")
                .class("report")
                .child(el("p").class("muted").text(ui.say(i18n::checks::REPORT_HINT)))
                .child(ids)
                .child_of(written)
        })
    };
    el("div").class("diagnostics").child(button).child_of(opened)
}

fn write(ui: Ui, with_ids: bool) -> String {
    let config = ui.config();
    let time = |moment| Timestamp::from_unix(moment).map(intl::utc).unwrap_or_default();
    ui.engine(|engine| {
        let polls = engine.polls().into_iter();
        let polls = polls.filter_map(|key| engine.schedule(&key).map(|next| (key, next)));
        let instances = ui.store.fleet.with_untracked(|fleet| {
            fleet.rows().map(|row| (row.key.clone(), row.instance.name.clone())).collect::<Vec<_>>()
        });
        report(&Facts {
            intervals: engine.intervals(),
            version: env!("CARGO_PKG_VERSION"),
            agent: &preference::agent(),
            locale: ui.locale,
            page_time: time(clock::wall()),
            server_times: (0..config.sources.len())
                .map(|source| engine.server_time(source).map(intl::utc).unwrap_or_default())
                .collect(),
            loaded: instances.len(),
            requests: engine.requests(),
            incidents: &engine.incidents(),
            polls: polls.collect(),
            repaired: repaired(ui),
            now: clock::now(),
            instances,
            tokens: engine.tokens(),
            with_ids,
            config: &config,
        })
    })
}

/// The polls whose last good answer had to be repaired to be read.
fn repaired(ui: Ui) -> BTreeSet<PollKey> {
    let lists = ui.store.lists.with_untracked(|lists| {
        let repaired = lists.iter().filter(|(_, list)| list.is_repaired);
        repaired.map(|(source, _)| PollKey::list(*source)).collect::<Vec<_>>()
    });
    ui.store.sent.with_untracked(|sent| {
        let repaired = sent.iter().filter(|(_, sent)| readable_text(&sent.body).1);
        repaired.map(|(key, _)| key.clone()).chain(lists).collect()
    })
}
