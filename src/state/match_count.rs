//! How many instances match the filter.

use leptos::prelude::*;

use super::{AppState, Rows};
use crate::{
    domain::fleet::Fleet,
    i18n::{Count, count},
};

impl AppState {
    /// How many rows match, and of how many.
    #[must_use]
    pub fn match_count(self, rows: Rows) -> Memo<Count> {
        Memo::new(move |_| {
            let (matching, loaded) =
                (rows.with(|rows| rows.len()), self.store.fleet.with(Fleet::len));
            self.store.lists.with(|lists| Count {
                matching,
                loaded,
                missing: lists.iter().flatten().map(|list| list.missing).sum(),
                unconfirmed: lists.iter().flatten().map(|list| list.unconfirmed.len()).sum(),
                is_at_least: lists.iter().flatten().any(|list| list.is_at_least),
                is_loaded: lists.iter().any(Option::is_some),
            })
        })
    }

    /// Announces how many match when the filter changes, but not when the data do, until the present owner
    /// ends.
    pub fn announce_match_count(self, matching: Memo<Count>) {
        Effect::watch(
            move || self.filter.get(),
            move |filter, before, _| {
                if before != Some(filter) {
                    let text = count(self.locale, matching.get_untracked());
                    self.announcements.announce_about("count", &text);
                }
            },
            false,
        );
    }
}
