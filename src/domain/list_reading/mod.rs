//! One reading of a source's list, page by page.
//!
//! The service's `total` is a hint: it lets the pages be requested in parallel. A page that is not full ends
//! the list. When a list changes while it is read, its rows shift between the pages, so that some come twice
//! and others not at all. Such a reading is thrown away and started again, twice at most.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::fleet::Row;
use crate::api::{Instance, Page, UnreadableRow, request::PAGE_LIMIT};

/// The most pages that are read of one list; a longer list counts as incomplete.
const MAX_PAGES: u64 = 100;

/// How often a list that keeps changing is read in a row. Then it is shown as far as it is known.
const MAX_READINGS: u32 = 3;

/// What to do after a page has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Request the pages at these offsets, in parallel. Empty while other pages are awaited.
    Ask(Vec<u64>),
    /// The list changed while it was read. Cancel all requests, and request the page at offset 0.
    ReadAgain,
    /// The reading is complete.
    Done,
}

/// How long the whole list is, as far as a reading tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many instances the list has; a lower bound if [`Extent::is_at_least`].
    pub total: u64,
    /// Whether the list may have more instances: it kept changing while it was read, or it has more pages
    /// than are read.
    pub is_at_least: bool,
}

/// A reading under way.
#[derive(Clone, Debug)]
pub struct ListReading {
    /// Which reading in a row this is, from 1.
    attempt: u32,
    /// The pages that have come, by offset.
    pages: BTreeMap<u64, Page>,
    /// The offsets of the pages that were requested and have not come.
    open: Vec<u64>,
    /// How many pages were requested.
    asked: u64,
    /// How many entries a full page has, as the first page shows.
    page_size: u64,
    /// The offset after the last page that was requested.
    end: u64,
    /// The total that the latest page gave.
    total: Option<u64>,
    /// Pages gave different totals, or one ID stands on two of them.
    has_changed: bool,
}

impl ListReading {
    /// Begins a list. The caller must request the page at offset 0.
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

    /// Which reading in a row this is, from 1. The caller must drop the pages of an earlier one.
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

    /// Whether one ID stands on two pages: then the list has changed.
    ///
    /// After a first page that is not full, a page without any new ID shows no change: the total counts more
    /// rows than the list has.
    fn repeats_an_id(&self) -> bool {
        let is_short = self.page_size < u64::from(PAGE_LIMIT);
        let mut offsets: HashMap<&str, u64> = HashMap::with_capacity(self.rows().count());
        self.pages.iter().any(|(offset, page)| {
            let ids = page.instances.iter().map(|instance| instance.id.as_str());
            let known = ids.filter(|id| *offsets.entry(id).or_insert(*offset) != *offset).count();
            known > 0 && !(is_short && known == page.instances.len())
        })
    }

    /// The offsets to request: those below the total, and one more after a full last page.
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

    /// Whether more rows may follow the last page. A first page with fewer rows than requested is full if the
    /// total is larger: then the service's own pages are smaller.
    fn ends_with_full_page(&self) -> bool {
        let first_is_full = self.page_size >= u64::from(PAGE_LIMIT)
            || self.pages.len() > 1
            || self.total.is_some_and(|total| total > self.page_size);
        let last = self.pages.last_key_value().map_or(0, |(_, page)| page.received);
        first_is_full && last > 0 && last >= self.page_size
    }

    /// The rows that have come, in the list's order. A row that stands on two pages comes twice.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Instance>> {
        self.pages.values().flat_map(|page| &page.instances)
    }

    /// How long the whole list is, as far as is known.
    #[must_use]
    pub fn extent(&self) -> Extent {
        let received = self.pages.values().map(|page| page.received).fold(0, u64::saturating_add);
        let is_cut = self.open.is_empty() && self.asked >= MAX_PAGES && self.ends_with_full_page();
        Extent {
            total: self.total.unwrap_or(0).max(received),
            is_at_least: self.has_changed || is_cut,
        }
    }

    /// The shown rows that are missing from this reading, if the list kept changing: they stay shown.
    pub fn unconfirmed<'a>(&self, shown: impl Iterator<Item = &'a Arc<Row>>) -> Vec<Arc<Row>> {
        if !self.has_changed {
            return Vec::new();
        }
        let ids: HashSet<&str> = self.rows().map(|instance| instance.id.as_str()).collect();
        shown.filter(|row| !ids.contains(&*row.key.id)).cloned().collect()
    }

    /// The entries that could not be parsed, in the list's order.
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
