//! A list with all its pages: the first one, and then the others side by side.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use super::{Inner, ListState};
use crate::{
    api::{
        Answer, ApiCall, Error, Instance, Page, Timestamp, apig::list::decode_page, paging::Paging,
    },
    browser::clock,
    client::Reply,
    domain::{config::Service, fleet::Listing, key::PollKey},
    poll::{Millis, Outcome, PollPhase},
};

/// A list takes no more than five pages a second, however often it is asked for.
const PER_PAGE: Millis = 200;

/// The pages of a source as they last were, in the order of their offsets: a page that came again is not decoded again.
pub(super) type PageCache = Vec<(u64, CachedPage)>;

#[derive(Clone, Debug)]
pub(super) struct CachedPage {
    /// Length and hash of the body.
    print: (usize, u64),
    /// The page, without its rows.
    page: Page,
    rows: Vec<Arc<Instance>>,
}

/// A list on its way.
struct Load {
    source: usize,
    number: u32,
    paging: RefCell<Paging>,
    pages: RefCell<PageCache>,
}

impl Inner {
    /// Loads a source's list, and shows the first page at once where none was shown yet.
    pub(super) fn list(&self, source: usize, number: u32) {
        let load =
            Rc::new(Load { source, number, paging: RefCell::default(), pages: RefCell::default() });
        let first = load.paging.borrow_mut().first();
        self.page(&load, first);
    }

    fn page(&self, load: &Rc<Load>, offset: u64) {
        let source = self.config.sources.get(load.source);
        let Some(Service::Apig { project_id }) = source.map(|source| &source.service) else {
            return;
        };
        let request = ApiCall::ListInstances.request(project_id, offset);
        let key = PollKey::List(load.source);
        let poll = key.clone();
        let load = Rc::clone(load);
        let done = move |this: &Self, reply: Reply| {
            // Another page of it may have failed, and ended it.
            if !this.is_current(&load) {
                return;
            }
            let page =
                reply.result.and_then(|exchange| this.read_page(&load, offset, &exchange.answer));
            match page {
                Ok(page) => this.loaded(&load, offset, page),
                Err(error) => {
                    this.ends(&key, load.number);
                    if !this.was_seen(load.source) && !load.pages.borrow().is_empty() {
                        this.show(&load, false);
                    }
                    this.failed(key, error, reply.is_bare);
                }
            }
        };
        self.send(&poll, request, Box::new(done));
    }

    fn read_page(&self, load: &Load, offset: u64, answer: &Answer) -> Result<CachedPage, Error> {
        let print = (answer.body.len(), hash(&answer.body));
        let pages = self.pages.borrow();
        let before = pages.get(&load.source).and_then(|pages| {
            pages.iter().find(|(known, _)| *known == offset).map(|(_, page)| page)
        });
        match before {
            Some(before) if answer.status == 200 && before.print == print => Ok(before.clone()),
            _ => CachedPage::decode(answer, print),
        }
    }

    fn loaded(&self, load: &Rc<Load>, offset: u64, page: CachedPage) {
        let next = load.paging.borrow_mut().answered(offset, &page.page);
        {
            // Pages come in any order, and are kept in theirs.
            let mut pages = load.pages.borrow_mut();
            let at = pages.partition_point(|(before, _)| *before < offset);
            pages.insert(at, (offset, page));
        }
        if load.paging.borrow().is_done() {
            self.ends(&PollKey::List(load.source), load.number);
            let changed = self.show(load, true);
            self.finish(load, changed);
            return;
        }
        if offset == 0 && !self.was_seen(load.source) {
            self.show(load, false);
        }
        for offset in next {
            self.page(load, offset);
        }
    }

    fn finish(&self, load: &Load, changed: bool) {
        let pages = load.pages.take();
        let count = Millis::try_from(pages.len()).unwrap_or(Millis::MAX);
        self.pages.borrow_mut().set(load.source, pages);
        let is_changing = self.store.fleet.with_untracked(|fleet| {
            fleet.rows().any(|row| {
                let code = row.instance.status.code();
                row.key.source == load.source && code.is_some_and(|code| code.is_changing())
            })
        });
        let phase = if is_changing { PollPhase::Transition } else { PollPhase::Settled };
        let at_least = count.saturating_mul(PER_PAGE);
        self.answered(PollKey::List(load.source), Outcome { phase, changed, at_least });
        self.follow_listed();
    }

    /// Puts what has come into the fleet; says whether anything changed.
    fn show(&self, load: &Load, is_whole: bool) -> bool {
        let pages = load.pages.borrow();
        let rows: Listing = pages.iter().flat_map(|(_, page)| page.rows.iter().cloned()).collect();
        let total = load.paging.borrow().total();
        let loaded = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let state = ListState {
            total,
            missing: total.saturating_sub(loaded),
            is_at_least: false,
            seen: is_whole.then(clock::now),
        };
        let was_seen = self.was_seen(load.source);
        self.store.lists.update(|lists| lists.set(load.source, state));
        let mut differences = Vec::new();
        let changed = self.store.fleet.update_if(|fleet| {
            let changed = fleet.take(load.source, &rows);
            differences = fleet.differences();
            changed
        });
        // What is seen for the first time has not changed.
        if was_seen {
            let at = Timestamp::from_unix(self.server_time(load.source));
            let (now, is_whole) = (clock::now(), state.missing == 0);
            self.store.changes.update_if(|changes| changes.take(now, at, differences, is_whole));
        }
        changed
    }

    fn was_seen(&self, source: usize) -> bool {
        self.store
            .lists
            .with_untracked(|lists| lists.get(&source).is_some_and(|list| list.seen.is_some()))
    }

    fn is_current(&self, load: &Load) -> bool {
        let jobs = self.jobs.borrow();
        jobs.get(&PollKey::List(load.source)).is_some_and(|job| job.number == load.number)
    }
}

impl CachedPage {
    fn decode(answer: &Answer, print: (usize, u64)) -> Result<Self, Error> {
        let mut page = decode_page(answer)?.value;
        let rows = std::mem::take(&mut page.instances);
        Ok(Self { print, page, rows })
    }
}

/// A fingerprint (FNV-1a over words of eight bytes): it guards against doing work again, not against
/// anyone who means harm.
fn hash(body: &[u8]) -> u64 {
    let (words, rest) = body.as_chunks::<8>();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain([rest]);
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
    })
}
