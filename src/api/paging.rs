//! Which pages of a list to ask for next.
//!
//! The first page says how many instances there are, and the others are asked for side by side.
//! Neither the total nor the page size is believed more than needed: the service may cap the size
//! in silence, and the total may be missing.

use super::{Page, request::PAGE_LIMIT};

/// The most pages of one list; what lies beyond is said to be missing rather than loaded for ever.
const MOST_PAGES: u64 = 100;

/// The progress of one listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paging {
    /// Offsets asked for and not answered.
    open: Vec<u64>,
    /// How many entries have come.
    received: u64,
    /// The total that the latest answer gave.
    total: Option<u64>,
    /// How many pages were asked for.
    asked: u64,
    /// How many entries a page has: what the service gives, by its first page.
    size: u64,
    /// The offset at which the pages asked for end.
    end: u64,
}

impl Paging {
    /// The offset of the first page. Must be asked for before anything else.
    pub fn first(&mut self) -> u64 {
        self.open.push(0);
        self.asked = 1;
        0
    }

    /// Takes the page of an offset, and says which offsets to ask for now, at once.
    pub fn answered(&mut self, offset: u64, page: &Page) -> Vec<u64> {
        self.open.retain(|open| *open != offset);
        self.received = self.received.saturating_add(page.received);
        self.total = page.total.or(self.total);
        if self.size == 0 {
            self.size = page.received;
            self.end = offset.saturating_add(page.received);
        }
        let next = match self.total {
            // An empty page ends the list, whatever the total says.
            _ if page.received == 0 => Vec::new(),
            // The first page knows all others; a later one adds what has come since.
            Some(total) => self.room(total),
            None if page.received < u64::from(PAGE_LIMIT) => Vec::new(),
            None => self.room(self.end.saturating_add(1)),
        };
        if let Some(last) = next.last() {
            self.end = last.saturating_add(self.size);
        }
        self.asked = self.asked.saturating_add(u64::try_from(next.len()).unwrap_or(u64::MAX));
        self.open.extend(&next);
        next
    }

    /// Whether every page asked for has been answered.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.open.is_empty()
    }

    /// How many instances there are in all, as far as is known.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total.unwrap_or(0).max(self.received)
    }

    fn room(&self, to: u64) -> Vec<u64> {
        let left = usize::try_from(MOST_PAGES.saturating_sub(self.asked)).unwrap_or(0);
        let step = usize::try_from(self.size.max(1)).unwrap_or(usize::MAX);
        (self.end..to).step_by(step).take(left).collect()
    }
}
