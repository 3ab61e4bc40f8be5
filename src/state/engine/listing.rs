//! Reads a source's list: [`ListReading`] says which pages to request, and when all of them are there.

use leptos::prelude::*;

use std::{cell::RefCell, collections::BTreeMap, rc::Rc, sync::Arc};

use super::{Inner, ListState};
use crate::state::HostEvent;
use crate::{
    api::{Answer, Decoded, Error, Page, Timestamp, apig::list::decode_page},
    browser::clock,
    client::Reply,
    domain::{
        fleet::Row,
        key::PollKey,
        list_reading::{ListReading, Next},
    },
    poll::{Millis, Outcome, PollPhase},
};

/// The least wait after reading a list, for each of its pages: a list loads at most five pages a second.
const PER_PAGE: Millis = 200;

/// The pages of a source as last received, by offset: an unchanged page is not decoded again.
pub(super) type PageCache = BTreeMap<u64, CachedPage>;

#[derive(Clone, Debug)]
pub(super) struct CachedPage {
    /// The response, whose body and `ETag` recognise the same page when it comes again.
    answer: Rc<Answer>,
    page: Decoded<Page>,
    /// The rows of the page, made when it arrives, so that no task has to make those of the whole list.
    rows: Rc<[Arc<Row>]>,
}

/// A list that is being read.
#[derive(Debug)]
struct Load {
    source: usize,
    /// The number of the job.
    number: u32,
    reading: RefCell<ListReading>,
    pages: RefCell<PageCache>,
}

impl Inner {
    /// Loads a source's list, and shows the first page at once if no list was shown yet.
    pub(super) fn list(&self, source: usize, number: u32) {
        let reading = RefCell::new(ListReading::start());
        let load = Rc::new(Load { source, number, reading, pages: RefCell::default() });
        self.request_page(&load, 0);
    }

    fn request_page(&self, load: &Rc<Load>, offset: u64) {
        let key = PollKey::list(load.source);
        let attempt = load.reading.borrow().number();
        let known = self.known_answer(load.source, offset);
        let load = Rc::clone(load);
        let poll = key.clone();
        let done = move |this: &Self, reply: Reply| {
            // Another page may have failed and ended the list, or shown that it must be read again.
            if !this.is_current(&load) || load.reading.borrow().number() != attempt {
                return;
            }
            let page =
                reply.result.and_then(|exchange| this.read_page(&load, offset, &exchange.answer));
            match page {
                Ok(page) => this.take_page(&load, offset, page),
                Err(error) => {
                    this.ends(&key, load.number);
                    if !this.was_seen(load.source) && !load.pages.borrow().is_empty() {
                        this.show(&load, false);
                    }
                    this.failed(&key, error, reply.had_token);
                }
            }
        };
        self.send(&poll, offset, known, Box::new(done));
    }

    fn read_page(&self, load: &Load, offset: u64, answer: &Rc<Answer>) -> Result<Page, Error> {
        let known = self.pages.borrow();
        let known = known.get(&load.source).and_then(|pages| pages.get(&offset));
        let cached = match known {
            Some(known) if is_same(&known.answer, answer) => known.clone(),
            _ => {
                let page = decode_page(answer)?;
                let before = known.map_or(&[] as &[_], |known| &known.rows);
                let rows = Row::renewed(before, load.source, &page.value.instances);
                CachedPage { answer: Rc::clone(answer), page, rows: rows.into() }
            }
        };
        let page = cached.page.value.clone();
        load.pages.borrow_mut().insert(offset, cached);
        Ok(page)
    }

    /// The answer by which a page is known.
    fn known_answer(&self, source: usize, offset: u64) -> Option<Rc<Answer>> {
        let pages = self.pages.borrow();
        Some(Rc::clone(&pages.get(&source)?.get(&offset)?.answer))
    }

    fn take_page(&self, load: &Rc<Load>, offset: u64, page: Page) {
        let next = load.reading.borrow_mut().answered(offset, page);
        match next {
            Next::Ask(offsets) => {
                if offset == 0 && !self.was_seen(load.source) {
                    self.show(load, false);
                }
                offsets.into_iter().for_each(|offset| self.request_page(load, offset));
            }
            Next::ReadAgain => {
                load.pages.borrow_mut().clear();
                self.give_up_requests(&PollKey::list(load.source));
                self.request_page(load, 0);
            }
            Next::Done => {
                self.ends(&PollKey::list(load.source), load.number);
                let changed = self.show(load, true);
                self.finish(load, changed);
            }
        }
    }

    fn finish(&self, load: &Load, changed: bool) {
        self.pages.borrow_mut().insert(load.source, load.pages.take());
        let is_changing = self.store.fleet.with_untracked(|fleet| {
            fleet.rows().any(|row| {
                let code = row.instance.status.code();
                row.key.source == load.source && code.is_some_and(|code| code.is_changing())
            })
        });
        let phase = if is_changing { PollPhase::Transition } else { PollPhase::Settled };
        let pages = load.reading.borrow().page_count();
        let at_least = Millis::try_from(pages).unwrap_or(Millis::MAX).saturating_mul(PER_PAGE);
        self.answered(PollKey::list(load.source), Outcome { phase, changed, at_least });
        self.follow_listed();
    }

    /// Puts the pages that have come into the fleet. Returns whether anything changed.
    fn show(&self, load: &Load, is_whole: bool) -> bool {
        let reading = load.reading.borrow();
        let pages = load.pages.borrow();
        let mut rows: Vec<Arc<Row>> =
            pages.values().flat_map(|page| page.rows.iter()).cloned().collect();
        let extent = reading.extent();
        let loaded = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let unconfirmed = self.store.fleet.with_untracked(|fleet| {
            let shown = fleet.rows().filter(|row| row.key.source == load.source);
            reading.unconfirmed(shown)
        });
        let state = ListState {
            total: extent.total,
            missing: extent.total.saturating_sub(loaded),
            is_at_least: extent.is_at_least,
            unreadable: reading.unreadable().map(|row| row.text.as_str().into()).collect(),
            unconfirmed: unconfirmed.iter().map(|row| row.key.clone()).collect(),
            is_repaired: pages.values().any(|cached| cached.page.is_repaired),
            seen: is_whole.then(clock::now),
        };
        rows.extend(unconfirmed);
        let was_seen = self.was_seen(load.source);
        let is_complete = state.missing == 0 && !state.is_at_least;
        self.store.lists.update(|lists| {
            if lists.len() <= load.source {
                lists.resize(load.source + 1, None);
            }
            if let Some(list) = lists.get_mut(load.source) {
                *list = Some(Arc::new(state));
            }
        });
        let mut differences = Vec::new();
        let changed = self.store.fleet.try_maybe_update(|fleet| {
            let changed = fleet.take(load.source, &rows);
            differences = fleet.differences();
            (changed, changed)
        });
        // The first reading has nothing to be compared with, so nothing counts as changed.
        if was_seen {
            let events = differences.iter().filter_map(HostEvent::status_change);
            events.for_each(|event| {
                self.store.outside.tell(&event);
            });
            let at = Timestamp::from_unix(self.server_time(load.source));
            let now = clock::now();
            self.store
                .changes
                .maybe_update(|changes| changes.take(now, at, differences, is_complete));
        }
        changed.unwrap_or(false)
    }

    fn was_seen(&self, source: usize) -> bool {
        self.store.lists.with_untracked(
            |lists| matches!(lists.get(source), Some(Some(list)) if list.seen.is_some()),
        )
    }

    fn is_current(&self, load: &Load) -> bool {
        let jobs = self.jobs.borrow();
        jobs.get(&PollKey::list(load.source)).is_some_and(|job| job.number == load.number)
    }

    /// Cancels the requests of a job that goes on.
    fn give_up_requests(&self, key: &PollKey) {
        if let Some(job) = self.jobs.borrow_mut().get_mut(key) {
            job.requests.clear();
        }
    }
}

/// Whether two answers give the same page.
fn is_same(known: &Rc<Answer>, answer: &Rc<Answer>) -> bool {
    Rc::ptr_eq(known, answer) || (answer.status == 200 && known.body == answer.body)
}
