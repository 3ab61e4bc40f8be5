//! What the answers to each poll said, as a signal for each poll.

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;

use super::Sent;
use crate::{
    api::{Detail, Error},
    domain::{key::PollKey, stall::ProgressObservation, task::Progress},
};

/// What the answers to one poll said.
#[derive(Clone, Debug, Default)]
pub struct PollRecord {
    /// The detail of an instance in the last good answer, while it is open or compared.
    pub detail: Option<Arc<Detail>>,
    /// The progress of the creation that the poll follows, in the last good answer.
    pub progress: Option<Arc<Progress>>,
    /// Since when that progress is unchanged, and when that was last confirmed.
    pub observation: Option<ProgressObservation>,
    /// The failure of the last fetch; `None` if it succeeded.
    pub error: Option<Error>,
    /// The last good answer as it was sent; `None` for a list.
    pub sent: Option<Arc<Sent>>,
}

type Signals = HashMap<PollKey, ArcRwSignal<PollRecord>>;

/// The records: written by the engine, read by the views. A handle, cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct PollRecords {
    signals: StoredValue<Signals>,
    /// The polls that have a record.
    recorded: RwSignal<Vec<PollKey>>,
}

impl PollRecords {
    /// Reads the record of a poll; an empty one before its first answer. Tracks that poll alone.
    pub fn with<T>(self, poll: &PollKey, read: impl FnOnce(&PollRecord) -> T) -> T {
        self.signal(poll).with(read)
    }

    /// Reads the record of a poll; an empty one before its first answer.
    pub fn with_untracked<T>(self, poll: &PollKey, read: impl FnOnce(&PollRecord) -> T) -> T {
        self.signal(poll).with_untracked(read)
    }

    /// The progress of the creation that a poll follows; `None` before its first good answer. Tracks that
    /// poll alone.
    #[must_use]
    pub fn progress(self, poll: &PollKey) -> Option<Arc<Progress>> {
        self.with(poll, |record| record.progress.clone())
    }

    /// The failure of a poll's last fetch; `None` if it did not fail. Tracks that poll alone.
    #[must_use]
    pub fn error(self, poll: &PollKey) -> Option<Error> {
        self.with(poll, |record| record.error.clone())
    }

    /// The polls that have a record, in the order in which they first had one. Tracks which they are, not
    /// their records.
    #[must_use]
    pub fn polls(self) -> Vec<PollKey> {
        self.recorded.get()
    }

    /// Changes the record of a poll, and wakes its readers if `change` returns `true`.
    pub fn update(self, poll: &PollKey, change: impl FnOnce(&mut PollRecord) -> bool) {
        self.signal(poll).maybe_update(change);
        self.recorded.maybe_update(|recorded| {
            let is_new = !recorded.contains(poll);
            if is_new {
                recorded.push(poll.clone());
            }
            is_new
        });
    }

    /// Empties and drops the record of a poll.
    pub(super) fn forget(self, poll: &PollKey) {
        let signal = self.signals.try_update_value(|signals| signals.remove(poll)).flatten();
        if let Some(signal) = signal {
            signal.set(PollRecord::default());
        }
        self.recorded.maybe_update(|recorded| {
            let before = recorded.len();
            recorded.retain(|known| known != poll);
            recorded.len() < before
        });
    }

    /// The signal of a poll, which may not have been answered yet.
    fn signal(self, poll: &PollKey) -> ArcRwSignal<PollRecord> {
        let signal = self.signals.try_update_value(|signals| match signals.get(poll) {
            Some(signal) => signal.clone(),
            None => signals.entry(poll.clone()).or_default().clone(),
        });
        signal.unwrap_or_default()
    }
}
