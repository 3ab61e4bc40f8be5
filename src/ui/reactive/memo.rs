//! A value that is computed from signals, anew when one of them has changed.

use std::{cell::RefCell, fmt};

use reactive_graph::{
    computed::Memo as Version,
    traits::{Get as _, GetUntracked as _},
};
use wasm_bindgen::UnwrapThrowExt as _;

use super::Kept;

/// A computed value. A handle, cheap to copy.
pub struct Memo<T> {
    /// Counts the values, and is read in the place of each: the graph knows no other memo.
    version: Version<u32>,
    value: Kept<RefCell<Option<T>>>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> fmt::Debug for Memo<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Memo")
    }
}

/// A value that is computed anew when a signal read in computing it has changed, and wakes those who
/// read it only if it is another. `compute` is given the value before.
pub fn memo<T: PartialEq + 'static>(compute: impl Fn(Option<&T>) -> T + 'static) -> Memo<T> {
    let value = Kept::new(RefCell::new(None));
    let place = value.get();
    let version = version(Box::new(move || {
        let now = compute(place.borrow().as_ref());
        let is_news = place.borrow().as_ref().is_none_or(|before| *before != now);
        if is_news {
            place.replace(Some(now));
        }
        is_news
    }));
    Memo { version, value }
}

/// One function for all types. The graph wants what may go to other threads; a handle may.
fn version(renew: Box<dyn Fn() -> bool>) -> Version<u32> {
    let renew = Kept::new(renew);
    Version::new(move |before: Option<&u32>| {
        let is_news = renew.find().is_some_and(|renew| renew());
        before.copied().unwrap_or(0).wrapping_add(u32::from(is_news))
    })
}

impl<T: 'static> Memo<T> {
    /// Reads it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        // Computes it too, where that is due.
        self.version.get();
        self.read(read)
    }

    /// Reads it, and is not woken by it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.version.get_untracked();
        self.read(read)
    }

    fn read<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.value.get().borrow().as_ref().expect_throw("a counted value is there"))
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// Its value.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }
}
