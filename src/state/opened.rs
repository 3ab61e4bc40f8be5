//! Which instance is open, and which is kept beside it to be compared.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, HostEvent};
use crate::domain::key::InstanceKey;

impl AppState {
    /// Opens an instance for a person, unless the host page shows it itself.
    pub fn visit(self, key: InstanceKey) {
        let event = HostEvent::Navigate { source: key.source, id: Arc::clone(&key.id) };
        let is_ours = self.store.outside.tell(&event);
        // The host page may have removed the console.
        if is_ours && self.engine.try_with_value(|_| ()).is_some() {
            self.open(key);
        }
    }

    /// Opens an instance's detail instead of any other. If an instance is kept, the two are compared.
    pub fn open(self, key: InstanceKey) {
        let before = self.store.open.get_untracked();
        if before.as_ref() == Some(&key) {
            return;
        }
        self.engine.try_with_value(|engine| engine.open(&key));
        self.store.open.set(Some(key));
        self.stop_unused(before);
    }

    /// Closes the detail.
    pub fn close(self) {
        let before = self.store.open.get_untracked();
        if before.is_some() {
            self.store.open.set(None);
        }
        self.stop_unused(before);
    }

    /// Keeps an instance, or none, to compare it with the next one that is opened.
    pub fn compare(self, key: Option<InstanceKey>) {
        let before = self.store.compared.get_untracked();
        self.store.compared.set(key);
        self.stop_unused(before);
    }

    /// The kept instance and the open one, where both are there and are not the same.
    #[must_use]
    pub fn compared_pair(self) -> Memo<Option<(InstanceKey, InstanceKey)>> {
        Memo::new(move |_| {
            let both = self.store.compared.get().zip(self.store.open.get());
            both.filter(|(kept, open)| kept != open)
        })
    }

    /// Ends the polls of an instance that is neither open nor kept any more.
    fn stop_unused(self, key: Option<InstanceKey>) {
        let Some(key) = key else { return };
        let is_used = |place: RwSignal<Option<InstanceKey>>| {
            place.with_untracked(|used| used.as_ref() == Some(&key))
        };
        if !is_used(self.store.open) && !is_used(self.store.compared) {
            self.engine.try_with_value(|engine| engine.close(&key));
        }
    }
}
