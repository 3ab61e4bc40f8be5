//! Ranks the names of instances in the order of the person's language, in slices between which the page can
//! respond.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::{
        clock,
        intl::{Collated, Collator},
        timer::Timer,
    },
    domain::{config::Locale, fleet::Row, name_order::NameOrder, view::Column},
    poll::Millis,
};

/// How long a slice takes. The batch of names that is begun at its end comes on top.
const SLICE: Millis = 5;
/// How many names are placed between two readings of the clock.
const AT_ONCE: usize = 16;
/// How long the lists must stay unchanged before ranking begins by itself.
const REST: Millis = 200;
/// How many names are kept at most, beyond twice the number of instances: names that no instance has any more
/// would fill the memory of a page that is open for months.
const FORMER: usize = 1000;

/// The names with their ranks, and the collator that compares them.
#[derive(Debug)]
pub(super) struct NameRanks {
    order: NameOrder<Collated>,
    collator: Collator,
    next: Option<Timer>,
}

impl NameRanks {
    pub(super) fn new(locale: Locale) -> Self {
        Self { order: NameOrder::default(), collator: Collator::new(locale.tag()), next: None }
    }

    /// Places names until the slice is over.
    fn work(&mut self) {
        let began = clock::now();
        let collator = &self.collator;
        let mut place = |_| self.order.place_next(Collated::new, |a, b| collator.compare(a, b));
        while (0..AT_ONCE).all(&mut place) && clock::now().saturating_sub(began) < SLICE {}
    }

    /// The ranks of the rows' names; `None` while one has none.
    fn ranks(&self, rows: &[Arc<Row>]) -> Option<Vec<u32>> {
        rows.iter().map(|row| self.order.rank(&row.instance.name)).collect()
    }
}

impl AppState {
    /// Sorts rows as the person chose. Tracks that choice, and the ranks of names if the sort is by name.
    pub(super) fn sort_rows(self, rows: &mut Vec<Arc<Row>>) {
        self.sort.with(|sort| {
            let ranks = sort.position(Column::Name).and_then(|_| self.name_ranks(rows));
            sort.apply(rows, ranks);
        });
    }

    /// The ranks of the rows' names. A few new names are ranked at once. If there are many, they are ranked
    /// later: it returns `None`, and wakes its readers when the ranks are there.
    fn name_ranks(self, rows: &[Arc<Row>]) -> Option<Vec<u32>> {
        self.names_ranked.track();
        let ranks = self.names.try_update_value(|names| {
            names.ranks(rows).or_else(|| {
                names.order.learn(rows.iter().map(|row| &*row.instance.name));
                names.work();
                names.ranks(rows)
            })
        });
        let ranks = ranks.flatten();
        if ranks.is_none() {
            self.rank_later(0);
        }
        ranks
    }

    /// Ranks new names when the lists have not changed for a moment, so that a sort finds them ranked. Goes
    /// on until the present owner ends.
    pub(super) fn rank_names(self) {
        Effect::new(move |_| {
            self.store.fleet.track();
            self.rank_later(REST);
        });
    }

    fn rank_later(self, wait: Millis) {
        let timer = Timer::after(wait, move || {
            let has_waiting = self.names.try_update_value(|names| {
                self.store.fleet.try_with_untracked(|fleet| {
                    if names.order.len() > 2 * fleet.len() + FORMER {
                        names.order = NameOrder::default();
                    }
                    if !names.order.has_waiting() {
                        names.order.learn(fleet.rows().map(|row| &*row.instance.name));
                    }
                });
                let had_waiting = names.order.has_waiting();
                names.work();
                (had_waiting, names.order.has_waiting())
            });
            match has_waiting {
                Some((_, true)) => self.rank_later(0),
                Some((true, false)) => {
                    self.names_ranked.try_update(|count| *count = count.wrapping_add(1));
                }
                Some((false, false)) | None => {}
            }
        });
        self.names.try_update_value(|names| names.next = timer);
    }
}
