//! When each poll is due, as a signal for each.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{domain::key::PollKey, poll::Schedule};

/// The schedules: written by the engine, read by the views. A handle, cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Schedules {
    signals: StoredValue<BTreeMap<PollKey, ArcRwSignal<Option<Schedule>>>>,
    polls: RwSignal<Vec<PollKey>>,
}

impl Schedules {
    /// When a poll is due; `None` for one that is not there. Tracks that poll alone.
    #[must_use]
    pub fn get(self, poll: &PollKey) -> Option<Schedule> {
        let signal = self.signals.try_update_value(|signals| match signals.get(poll) {
            Some(signal) => signal.clone(),
            // A poll that is not there yet may be added.
            None => signals.entry(poll.clone()).or_default().clone(),
        });
        signal?.get()
    }

    /// Everything that is polled, lists first. Tracks what is polled, not when.
    #[must_use]
    pub fn polls(self) -> Vec<PollKey> {
        self.polls.get()
    }

    /// Whether something is polled. Tracks nothing.
    #[must_use]
    pub fn contains(self, poll: &PollKey) -> bool {
        self.polls.with_untracked(|polls| polls.contains(poll))
    }

    /// Takes over what the scheduler says now. Wakes the readers of those that differ.
    pub(super) fn publish(self, now: &BTreeMap<PollKey, Schedule>) {
        let signals = self.signals.try_update_value(|signals| {
            for poll in now.keys().filter(|poll| !signals.contains_key(*poll)).collect::<Vec<_>>() {
                signals.insert(poll.clone(), ArcRwSignal::default());
            }
            signals.clone()
        });
        for (poll, signal) in signals.unwrap_or_default() {
            let next = now.get(&poll).copied();
            signal.maybe_update(|shown| {
                let differs = *shown != next;
                *shown = next;
                differs
            });
        }
        self.polls.maybe_update(|polls| {
            let differs = !polls.iter().eq(now.keys());
            if differs {
                *polls = now.keys().cloned().collect();
            }
            differs
        });
    }

    /// Drops the signal of a poll that is not shown any more.
    pub(super) fn forget(self, poll: &PollKey) {
        let signal = self.signals.try_update_value(|signals| signals.remove(poll)).flatten();
        if let Some(signal) = signal {
            signal.set(None);
        }
    }
}
