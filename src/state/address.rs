//! Keeps the page's address true to what one sees, and what one sees to the address.
//!
//! Only for an element that has the page to itself: in a host page the address is the host's.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::location,
    domain::{
        address::Address,
        config::Source,
        key::{InstanceKey, PollKey},
    },
    i18n::filter::NOT_HERE,
};

impl AppState {
    /// Shows what the address says, now and when a person goes back or follows a link, and writes there
    /// what is shown. Opening and closing an instance are steps that Back undoes.
    pub fn follow_address(self) {
        self.has_address.set(true);
        // What was last read or written.
        let known = Rc::new(RefCell::new(None));
        let was_open = Rc::new(Cell::new(false));
        let (of_link, of_opening) = (Rc::clone(&known), Rc::clone(&was_open));
        let read = move || {
            let hash = location::hash();
            if of_link.borrow().as_ref() == Some(&hash) {
                return;
            }
            show(self, Address::parse(&hash, &self.config().sources));
            of_opening.set(self.store.open.get_untracked().is_some());
            of_link.replace(Some(hash));
        };
        read();
        StoredValue::new_local(location::on_hash(read));
        Effect::new(move |_| {
            let (open, compared) = (self.store.open.get(), self.store.compared.get());
            let hash = self.filter.with(|filter| {
                let (open, compared) = (open.as_ref(), compared.as_ref());
                self.sort.with(|sort| {
                    Address::text(filter, sort, open, compared, &self.config().sources)
                })
            });
            if known.borrow().as_ref() != Some(&hash) {
                location::set_hash(&hash, was_open.get() != open.is_some());
                known.replace(Some(hash));
            }
            was_open.set(open.is_some());
        });
    }
}

fn show(state: AppState, Address { filter, sort, open, compared }: Address) {
    state.sort.set(sort);
    state.filter.set(filter);
    let unknown =
        [&open, &compared].into_iter().flatten().find(|key| !is_here(state, key)).cloned();
    let open = open.filter(|key| is_here(state, key));
    let compared = compared.filter(|key| open.is_some() && is_here(state, key));
    if unknown.is_some() {
        state.announcements.alert(state.i18n().t(NOT_HERE));
    }
    state.unknown_link.set(unknown);
    if state.store.compared.with_untracked(|place| *place != compared) {
        if let Some(key) = &compared {
            state.open(key.clone());
        }
        state.compare(compared);
    }
    match open {
        Some(key) => state.open(key),
        None => state.close(),
    }
}

/// Whether there can be such an instance: its source is one of this console's, and asks for it.
fn is_here(state: AppState, key: &InstanceKey) -> bool {
    let polls = [PollKey::process(key.clone()), PollKey::preparation(key.clone())];
    let is_listed = state.config().sources.get(key.source).is_some_and(Source::is_listed);
    is_listed || polls.iter().any(|poll| state.store.schedules.contains(poll))
}
