//! Which data are older than they should be.

use leptos::prelude::*;

use super::AppState;
use crate::{
    domain::{
        freshness::{self, Shown},
        key::PollKey,
    },
    poll::{Millis, Schedule},
};

/// Data that are older than they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleData {
    /// The labels of the sources with stale data; empty if all sources have stale data.
    pub whose: Vec<String>,
    /// The age of the oldest of these data, in milliseconds.
    pub age: Millis,
    /// When the list of the first of those sources runs next, which tells why its data are old; `None` if
    /// that is not known.
    pub next: Option<Schedule>,
}

impl AppState {
    /// The rows of the table that are older than they should be; `None` while none are.
    #[must_use]
    pub fn stale_data(self) -> Memo<Option<StaleData>> {
        Memo::new(move |_| {
            let shown = self.shown_lists();
            let (sources, age) = freshness::stale(&shown, self.intervals().settled)?;
            let next = sources.first().and_then(|source| self.schedule(&PollKey::list(*source)));
            let are_all = sources.len() == shown.len();
            let whose = if are_all { Vec::new() } else { sources };
            let whose = whose.into_iter().map(|source| self.source_label(source)).collect();
            Some(StaleData { whose, age, next })
        })
    }

    /// The lists that were loaded completely, with their ages. Tracks the page's clock.
    fn shown_lists(self) -> Vec<Shown> {
        let now = self.store.now.get();
        self.store.lists.with(|lists| {
            let shown = lists.iter().enumerate().filter_map(|(source, list)| {
                let age = now.saturating_sub(list.as_ref()?.seen?);
                let poll = PollKey::list(source);
                let has_failed = self.store.records.with(&poll, |record| record.error.is_some());
                Some(Shown { source, age, has_failed })
            });
            shown.collect()
        })
    }
}
