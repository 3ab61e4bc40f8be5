//! Which rows are shown, and what is selected of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use crate::domain::{columns::Fit, fleet::Row};

/// The rows that match, in the order in which they are shown.
pub type Rows = Memo<Arc<Vec<Arc<Row>>>>;

impl AppState {
    /// The rows that match the filter, sorted.
    #[must_use]
    pub fn matching_rows(self) -> Rows {
        let config = self.config();
        Memo::new(move |_| {
            let mut rows = self
                .filter
                .with(|filter| self.store.fleet.with(|fleet| filter.apply(fleet, &config.sources)));
            self.sort.with(|sort| sort.apply(&mut rows));
            Arc::new(rows)
        })
    }

    /// The columns as they fit into a table of so many pixels.
    #[must_use]
    pub fn fitting_columns(self, width: RwSignal<u32>) -> Memo<Fit> {
        Memo::new(move |_| {
            let width = width.get();
            self.layout.with(|layout| layout.fit(width))
        })
    }

    /// The selected rows, whether they match or not, in the order of the table; else all that match.
    #[must_use]
    pub fn chosen_rows(self, rows: Rows) -> Vec<Arc<Row>> {
        self.selection.with_untracked(|selection| {
            if selection.is_empty() {
                return rows.with_untracked(|rows| rows.to_vec());
            }
            let mut chosen: Vec<_> = self.store.fleet.with_untracked(|fleet| {
                fleet.rows().filter(|row| selection.has(&row.key)).cloned().collect()
            });
            self.sort.with_untracked(|sort| sort.apply(&mut chosen));
            chosen
        })
    }

    /// Keeps the selection to what is in the lists.
    pub(super) fn deselect_vanished(self) {
        Effect::new(move |_| {
            self.store.fleet.track();
            if self.selection.with_untracked(|selection| !selection.is_empty()) {
                self.selection.maybe_update(|selection| {
                    self.store.fleet.with_untracked(|fleet| selection.keep(fleet.rows()))
                });
            }
        });
    }
}
