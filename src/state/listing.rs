//! Which rows are shown, in which order, and which of them are selected.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use crate::{
    domain::{
        columns::Fit,
        config::Source,
        empty_reason::{EmptyReason, ListProgress},
        fleet::Row,
        key::{InstanceKey, PollKey},
        selection::Extent,
        view::{Column, SortKey},
    },
    i18n::{selected, sorted_by, table::column_title},
};

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
            self.sort_rows(&mut rows);
            Arc::new(rows)
        })
    }

    /// Why there are no rows. Meaningful only if there are none.
    #[must_use]
    pub fn empty_reason(self) -> Memo<EmptyReason> {
        let config = self.config();
        let expected = config.sources.iter().filter(|source| Source::is_listed(source)).count();
        Memo::new(move |_| {
            let lists = ListProgress {
                has_instances: self.store.fleet.with(|fleet| !fleet.is_empty()),
                expected,
                loaded: self.store.lists.with(|lists| {
                    lists.iter().flatten().filter(|list| list.seen.is_some()).count()
                }),
                // A list whose last fetch failed counts as failed until it is answered, also during a retry.
                failed: (0..config.sources.len())
                    .map(PollKey::list)
                    .filter(|list| self.store.records.with(list, |record| record.error.is_some()))
                    .count(),
                wants_token: !self.store.token_requests.with(Vec::is_empty),
            };
            EmptyReason::of(lists)
        })
    }

    /// The columns as they fit into a table of this width, in pixels.
    #[must_use]
    pub fn fitting_columns(self, width: Signal<u32>) -> Memo<Fit> {
        Memo::new(move |_| {
            let width = width.get();
            self.layout.with(|layout| layout.fit(width))
        })
    }

    /// Sorts by a column alone, or with `is_further` by it as well; a column that is sorted already changes
    /// its direction. Announces the sort.
    pub fn sort_by(self, column: Column, is_further: bool) {
        self.sort.update(|sort| {
            *sort = if is_further { sort.added(column) } else { sort.clicked(column) };
        });
        let said = self.sort.with_untracked(|sort| {
            let said = |key: &SortKey| (self.i18n().t(column_title(key.column)), key.descending);
            sorted_by(self.locale, &sort.keys().iter().map(said).collect::<Vec<_>>())
        });
        self.announcements.announce_about("sort", &said);
    }

    /// Whether all, some or none of these rows are selected.
    #[must_use]
    pub fn selected_extent(self, rows: Rows) -> Memo<Extent> {
        Memo::new(move |_| {
            self.selection.with(|selection| rows.with(|rows| selection.extent(rows)))
        })
    }

    /// Selects or deselects an instance; with `is_range`, all rows from the last one to this.
    pub fn select(self, rows: Rows, key: &InstanceKey, is_range: bool) {
        self.selection.update(|selection| {
            if is_range {
                rows.with_untracked(|rows| selection.extend(rows, key));
            } else {
                selection.toggle(key);
            }
        });
    }

    /// Selects all of these rows, or deselects them if all are selected. Announces the result.
    pub fn select_all(self, rows: Rows) {
        self.selection.update(|selection| {
            rows.with_untracked(|rows| {
                let is_all = selection.extent(rows) == Extent::All;
                selection.put(rows, !is_all);
            });
        });
        let (count, shown) = self.selection.with_untracked(|selection| {
            (selection.len(), rows.with_untracked(|rows| selection.count(rows)))
        });
        let said = selected(self.locale, count, count.saturating_sub(shown));
        self.announcements.announce_about("selection", &said);
    }

    /// The selected rows, whether they match or not, in the order of the table; all that match if none is
    /// selected.
    #[must_use]
    pub fn chosen_rows(self, rows: Rows) -> Vec<Arc<Row>> {
        self.selection.with_untracked(|selection| {
            if selection.is_empty() {
                return rows.with_untracked(|rows| rows.to_vec());
            }
            let mut chosen: Vec<_> = self.store.fleet.with_untracked(|fleet| {
                fleet.rows().filter(|row| selection.has(&row.key)).cloned().collect()
            });
            untrack(|| self.sort_rows(&mut chosen));
            chosen
        })
    }

    /// Deselects instances that have left the lists, until the present owner ends.
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
