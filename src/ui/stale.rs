//! A mark at the table when its data are older than they should be: whose, how old, and why.

use super::{
    context::Ui,
    dom::{El, el},
    part::icon::{Shape, icon},
};
use crate::{
    domain::{
        freshness::{self, Shown},
        key::PollKey,
    },
    i18n::{checks, schedule},
    ui::reactive::memo,
};

/// The mark; nothing while all is fresh.
pub(super) fn stale(ui: Ui) -> El {
    let stale = memo(move |_| {
        let now = ui.store.now.get();
        let interval = ui.engine(|engine| engine.intervals()).settled;
        ui.store.errors.with(|errors| {
            ui.store.lists.with(|lists| {
                let shown = lists.iter().filter_map(|(source, list)| {
                    let age = now.saturating_sub(list.seen?);
                    let has_failed = errors.get(&PollKey::list(*source)).is_some();
                    Some(Shown { source: *source, age, has_failed })
                });
                let shown: Vec<_> = shown.collect();
                freshness::stale(&shown, interval).map(|(whose, age)| (whose, age, shown.len()))
            })
        })
    });
    let text = move || {
        stale.with(|stale| {
            let Some((whose, age, of)) = stale else { return String::new() };
            let names = || whose.iter().map(|source| ui.source_label(*source)).collect::<Vec<_>>();
            let names = if whose.len() == *of { String::new() } else { names().join(", ") };
            let why = whose.first().and_then(|source| ui.schedule(&PollKey::list(*source)));
            let why = why.map(|why| schedule(ui.locale, why)).unwrap_or_default();
            checks::stale(ui.locale, &names, *age, &why)
        })
    };
    let is_stale = memo(move |_| stale.with(Option::is_some));
    el("div").child_of(move || {
        is_stale.get().then(|| {
            el("p")
                .class("stale")
                .attr("data-stale", "")
                .child(icon(Shape::Clock))
                .child(el("span").text_of(text))
        })
    })
}
