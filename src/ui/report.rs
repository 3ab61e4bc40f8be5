//! What the diagnostics report is made of.

use std::collections::BTreeSet;

use super::context::Ui;
use crate::{
    api::{Timestamp, readable_text},
    browser::{clock, intl, preference},
    domain::key::PollKey,
    i18n::report::{Facts, report},
};

/// Writes the report, with IDs and names or without.
pub(super) fn write_report(ui: Ui, with_ids: bool) -> String {
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
