//! One reading of a source's list, page by page.
//!
//! The service's `total` is a hint: it lets the pages be asked for side by side. What ends a list is a page
//! that is not full. A list that changes while it is read shifts its rows over the pages, so that some come
//! twice and others not at all: such a reading is thrown away and begun again, twice at most.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::fleet::Row;
use crate::api::{Instance, Page, UnreadableRow, request::PAGE_LIMIT};

/// The most pages of one list. What lies beyond is said to be missing.
const MAX_PAGES: u64 = 100;

/// How often a list is read in a row before one that keeps changing is shown as far as it is known.
const MAX_READINGS: u32 = 3;

/// What to do after a page was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask for the pages at these offsets, side by side. Empty while other pages are under way.
    Ask(Vec<u64>),
    /// The list changed while it was read. Give up what is under way, and ask for the page at offset 0.
    ReadAgain,
    /// The reading is complete.
    Done,
}

/// How much a reading says of the whole list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many instances the list has; the least number, where [`Extent::is_at_least`].
    pub total: u64,
    /// The list has this many instances or more: it kept changing while it was read, or it is longer than
    /// is read.
    pub is_at_least: bool,
}

/// A reading under way.
#[derive(Clone, Debug)]
pub struct ListReading {
    /// Which reading in a row this is, from 1.
    attempt: u32,
    /// The pages that have come, by offset.
    pages: BTreeMap<u64, Page>,
    /// The offsets that were asked for and not answered.
    open: Vec<u64>,
    /// How many pages were asked for.
    asked: u64,
    /// How many entries a full page has: what the service gives, by its first page.
    page_size: u64,
    /// The offset behind the last page that was asked for.
    end: u64,
    /// The total that the latest page gave.
    total: Option<u64>,
    /// Pages gave different totals, or one ID stands on two of them.
    has_changed: bool,
}

impl ListReading {
    /// Begins a list. The page at offset 0 must be asked for.
    #[must_use]
    pub fn start() -> Self {
        Self::attempt(1)
    }

    fn attempt(attempt: u32) -> Self {
        Self {
            attempt,
            pages: BTreeMap::new(),
            open: vec![0],
            asked: 1,
            page_size: 0,
            end: 0,
            total: None,
            has_changed: false,
        }
    }

    /// Which reading in a row this is: an answer to a page of an earlier one must not be taken.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.attempt
    }

    /// Takes the page at an offset.
    pub fn answered(&mut self, offset: u64, page: Page) -> Next {
        let Some(place) = self.open.iter().position(|open| *open == offset) else {
            return Next::Ask(Vec::new());
        };
        self.open.swap_remove(place);
        self.has_changed |=
            page.total.is_some() && self.total.is_some() && page.total != self.total;
        self.total = page.total.or(self.total);
        if self.pages.is_empty() {
            self.page_size = page.received;
            self.end = page.received;
        }
        self.pages.insert(offset, page);
        let next = self.next_offsets();
        let is_done = self.open.is_empty() && next.is_empty();
        self.has_changed |= is_done && self.repeats_an_id();
        if self.has_changed && self.attempt < MAX_READINGS {
            *self = Self::attempt(self.attempt + 1);
            return Next::ReadAgain;
        }
        if let Some(last) = next.last() {
            self.end = last.saturating_add(self.page_size);
        }
        self.asked = self.asked.saturating_add(u64::try_from(next.len()).unwrap_or(u64::MAX));
        self.open.extend(&next);
        if is_done { Next::Done } else { Next::Ask(next) }
    }

    /// Whether one ID stands on two pages.
    ///
    /// Behind a first page that is not full, a page that brings nothing new is no change: the total counts
    /// more rows than the list has.
    fn repeats_an_id(&self) -> bool {
        let is_short = self.page_size < u64::from(PAGE_LIMIT);
        let mut offsets: HashMap<&str, u64> = HashMap::with_capacity(self.rows().count());
        self.pages.iter().any(|(offset, page)| {
            let ids = page.instances.iter().map(|instance| instance.id.as_str());
            let known = ids.filter(|id| *offsets.entry(id).or_insert(*offset) != *offset).count();
            known > 0 && !(is_short && known == page.instances.len())
        })
    }

    /// The offsets to ask for now: those that the total names, and behind a full last page one more.
    fn next_offsets(&self) -> Vec<u64> {
        let to = if self.open.is_empty() && self.ends_with_full_page() {
            self.total.unwrap_or(0).max(self.end.saturating_add(1))
        } else {
            self.total.unwrap_or(0)
        };
        // An empty page ends the list, whatever the total says.
        if self.pages.values().any(|page| page.received == 0) {
            return Vec::new();
        }
        let left = usize::try_from(MAX_PAGES.saturating_sub(self.asked)).unwrap_or(0);
        let step = usize::try_from(self.page_size.max(1)).unwrap_or(usize::MAX);
        (self.end..to).step_by(step).take(left).collect()
    }

    /// Whether there may be more behind the last page. A service that gives fewer rows than were asked for
    /// has a smaller page of its own, if its total says that there are more.
    fn ends_with_full_page(&self) -> bool {
        let first_is_full = self.page_size >= u64::from(PAGE_LIMIT)
            || self.pages.len() > 1
            || self.total.is_some_and(|total| total > self.page_size);
        let last = self.pages.last_key_value().map_or(0, |(_, page)| page.received);
        first_is_full && last > 0 && last >= self.page_size
    }

    /// The rows that have come, in the list's order. One that stands on two pages is there twice.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Instance>> {
        self.pages.values().flat_map(|page| &page.instances)
    }

    /// How much is known of the whole list.
    #[must_use]
    pub fn extent(&self) -> Extent {
        let received = self.pages.values().map(|page| page.received).fold(0, u64::saturating_add);
        let is_cut = self.open.is_empty() && self.asked >= MAX_PAGES && self.ends_with_full_page();
        Extent {
            total: self.total.unwrap_or(0).max(received),
            is_at_least: self.has_changed || is_cut,
        }
    }

    /// The shown rows that this reading does not have, if it went on changing: they stay shown.
    pub fn unconfirmed<'a>(&self, shown: impl Iterator<Item = &'a Arc<Row>>) -> Vec<Arc<Row>> {
        if !self.has_changed {
            return Vec::new();
        }
        let ids: HashSet<&str> = self.rows().map(|instance| instance.id.as_str()).collect();
        shown.filter(|row| !ids.contains(&*row.key.id)).cloned().collect()
    }

    /// The entries that came and cannot be read, in the list's order.
    pub fn unreadable(&self) -> impl Iterator<Item = &UnreadableRow> {
        self.pages.values().flat_map(|page| &page.unreadable)
    }

    /// How many pages have come.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }
}

#[cfg(test)]
mod tests;
