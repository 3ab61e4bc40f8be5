//! A stored value as a signal.

use leptos::prelude::*;

use crate::{
    browser::storage::LocalStorage,
    domain::stored::{Replica, Stored},
};

/// The value stored under one key. A handle, cheap to copy.
#[derive(Debug)]
pub struct StoredSignal<T: 'static>(RwSignal<Replica<T>>);

impl<T> Clone for StoredSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredSignal<T> {}

impl<T: Stored + Send + Sync + 'static> Default for StoredSignal<T> {
    fn default() -> Self {
        Self::load()
    }
}

impl<T: Stored + Send + Sync + 'static> StoredSignal<T> {
    /// Reads the stored value.
    #[must_use]
    pub fn load() -> Self {
        Self(RwSignal::new(Replica::load(&LocalStorage)))
    }

    /// Reads the value, and tracks it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(|replica| read(replica.value()))
    }

    /// Reads the value without tracking it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with_untracked(|replica| read(replica.value()))
    }

    /// A clone of the value, without tracking it.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Applies a change to what is stored now, stores it, and wakes the readers if it differs from what
    /// this page knew.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        self.replace(|replica| replica.update(&LocalStorage, change))
    }

    /// Takes over what another page has stored, and wakes the readers if it differs.
    pub fn refresh(self) {
        self.replace(|replica| replica.refresh(&LocalStorage));
    }

    fn replace<R>(self, change: impl FnOnce(&mut Replica<T>) -> R) -> R {
        let mut now = self.0.get_untracked();
        let result = change(&mut now);
        self.show(now);
        result
    }

    /// Replaces the shown value, and notifies the signal's subscribers only if it differs.
    fn show(self, now: Replica<T>) {
        self.0.maybe_update(|shown| {
            let differs = *shown != now;
            *shown = now;
            differs
        });
    }
}
