//! Keeps the page's address and the shown view in step, in both directions.
//!
//! Only for an element that has the page to itself: in a host page the address is the host's.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppState;
use crate::{
    browser::location,
    domain::{
        address::Address,
        columns::Layout,
        config::Source,
        key::{InstanceKey, PollKey},
    },
    i18n::filter::NOT_HERE,
};

thread_local! {
    /// Whether a console of this page uses the page's address: two would overwrite each other.
    static IS_TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// The right to use the page's address, which one console of a page can have, with the hash as that console
/// last read or wrote it.
#[derive(Clone, Copy, Debug)]
pub struct TakenAddress(StoredValue<Option<String>>);

impl AppState {
    /// Takes the page's address for this console until the present owner ends, and then removes the console's
    /// part from it. `None` if another console of the page has taken it.
    #[must_use]
    pub fn take_address() -> Option<TakenAddress> {
        if IS_TAKEN.replace(true) {
            return None;
        }
        let known = StoredValue::new(None);
        on_cleanup(move || {
            IS_TAKEN.set(false);
            let hash = location::hash();
            let foreign = Address::within(&hash, "");
            // A hash that this console did not write belongs to the page, and stays.
            if foreign != hash && known.try_get_value().flatten().as_ref() == Some(&hash) {
                location::set_hash(&foreign, false);
            }
        });
        Some(TakenAddress(known))
    }

    /// Opens an instance, if its source has a list or if the instance is followed. Returns whether that is
    /// so.
    pub fn open_if_here(self, key: InstanceKey) -> bool {
        let is_here = is_here(self, &key);
        if is_here {
            self.open(key);
        }
        is_here
    }

    /// The shown view, as the part of an address after `#`.
    fn address(self) -> String {
        let (open, compared) = (self.store.open.get(), self.store.compared.get());
        self.filter.with(|filter| {
            let (open, compared) = (open.as_ref(), compared.as_ref());
            self.sort
                .with(|sort| Address::text(filter, sort, open, compared, &self.config().sources))
        })
    }

    /// The view as JSON, to be restored later: filter, sort, open and compared instances, and columns. It
    /// holds no secret.
    #[must_use]
    pub fn save(self) -> String {
        let columns = self.layout.get_untracked();
        let saved = SavedView { view: untrack(|| self.address()), columns };
        serde_json::to_string(&saved).unwrap_or_default()
    }

    /// Restores what [`AppState::save`] returned. Parts that are missing become defaults; a text that cannot
    /// be parsed is ignored.
    pub fn restore(self, saved: &str) {
        if let Ok(SavedView { view, columns }) = serde_json::from_str(saved) {
            show(self, Address::parse(&view, &self.config().sources));
            self.change_layout(|_| columns);
        }
    }

    /// Shows the view that the address names, now and when a person goes back or follows a link, and writes
    /// each change of the view to the address. Opening and closing an instance are steps that Back undoes.
    pub fn follow_address(self, TakenAddress(known): TakenAddress) {
        self.has_address.set(true);
        known.set_value(None);
        let was_open = Rc::new(Cell::new(false));
        let of_opening = Rc::clone(&was_open);
        let read = move || {
            let hash = location::hash();
            if known.try_get_value().flatten().as_ref() == Some(&hash) {
                return;
            }
            show(self, Address::parse(&hash, &self.config().sources));
            of_opening.set(self.store.open.get_untracked().is_some());
            known.try_set_value(Some(hash));
        };
        read();
        StoredValue::new_local(location::on_hash(read));
        Effect::new(move |_| {
            let hash = Address::within(&location::hash(), &self.address());
            let is_open = self.store.open.with(Option::is_some);
            if known.try_get_value().flatten().as_ref() != Some(&hash) {
                location::set_hash(&hash, was_open.get() != is_open);
                known.try_set_value(Some(hash));
            }
            was_open.set(is_open);
        });
    }
}

/// The view of a console that a host page may keep.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SavedView {
    view: String,
    columns: Layout,
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

/// Whether this console can show an instance: its source has a list, or a poll follows the instance.
fn is_here(state: AppState, key: &InstanceKey) -> bool {
    let polls = [PollKey::process(key.clone()), PollKey::preparation(key.clone())];
    let is_listed = state.config().sources.get(key.source).is_some_and(Source::is_listed);
    is_listed || polls.iter().any(|poll| state.store.schedules.contains(poll))
}
