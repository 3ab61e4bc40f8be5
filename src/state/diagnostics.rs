//! Collects the facts for the diagnostics report.

use leptos::prelude::*;

use super::AppState;
use crate::{
    api::{Timestamp, readable_text},
    browser::{clock, intl, preference},
    domain::key::PollKey,
    i18n::report::{Facts, report},
};

impl AppState {
    /// Writes the diagnostics report, with IDs and names or without.
    #[must_use]
    pub fn write_report(self, with_ids: bool) -> String {
        let state = self;
        let config = state.config();
        let time = |moment| Timestamp::from_unix(moment).map(intl::utc).unwrap_or_default();
        let written = state.engine.try_with_value(|engine| {
            let polls = engine.polls().into_iter();
            let polls = polls.filter_map(|key| engine.schedule(&key).map(|next| (key, next)));
            let instances = state.store.fleet.with_untracked(|fleet| {
                fleet
                    .rows()
                    .map(|row| (row.key.clone(), row.instance.name.clone()))
                    .collect::<Vec<_>>()
            });
            report(&Facts {
                intervals: engine.intervals(),
                version: env!("CARGO_PKG_VERSION"),
                agent: &preference::agent(),
                locale: state.locale,
                page_time: time(clock::wall()),
                server_times: (0..config.sources.len())
                    .map(|source| engine.server_time(source).map(intl::utc).unwrap_or_default())
                    .collect(),
                loaded: instances.len(),
                requests: engine.requests(),
                incidents: &engine.incidents(),
                polls: polls.collect(),
                repaired: repaired(state),
                now: clock::now(),
                instances,
                tokens: engine.tokens(),
                with_ids,
                config: &config,
            })
        });
        written.unwrap_or_default()
    }
}

/// The polls whose last good answer had to be repaired to be read.
fn repaired(state: AppState) -> Vec<PollKey> {
    let lists = state.store.lists.with_untracked(|lists| {
        let lists = lists.iter().enumerate();
        let repaired = lists.filter(|(_, list)| list.as_ref().is_some_and(|list| list.is_repaired));
        repaired.map(|(source, _)| PollKey::list(source)).collect::<Vec<_>>()
    });
    let records = state.store.records;
    let mut repaired = untrack(|| records.polls());
    repaired.retain(|poll| {
        let sent = records.with_untracked(poll, |record| record.sent.clone());
        sent.is_some_and(|sent| readable_text(&sent.body).1)
    });
    repaired.extend(lists);
    repaired
}
