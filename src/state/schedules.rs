//! When each poll is due, as a signal for each.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::{domain::key::PollKey, poll::Schedule};

/// The schedules: written by the engine, read by the views. A handle, cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Schedules {
    signals: StoredValue<HashMap<PollKey, ArcRwSignal<Option<Schedule>>>>,
    polls: RwSignal<Vec<PollKey>>,
}

impl Schedules {
    /// When a poll is due; `None` for an unknown poll. Tracks that poll alone.
    #[must_use]
    pub fn get(self, poll: &PollKey) -> Option<Schedule> {
        let signal = self.signals.try_update_value(|signals| match signals.get(poll) {
            Some(signal) => signal.clone(),
            // The poll may be added later, and its readers are woken then.
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

    /// Sets which polls there are, and when each is due. Wakes the readers of those that differ.
    pub(super) fn publish(
        self,
        polls: Vec<PollKey>,
        schedule: &dyn Fn(&PollKey) -> Option<Schedule>,
    ) {
        let signals = self.signals.try_update_value(|signals| {
            for poll in &polls {
                if !signals.contains_key(poll) {
                    signals.insert(poll.clone(), ArcRwSignal::default());
                }
            }
            let signals = signals.iter().map(|(poll, signal)| (schedule(poll), signal.clone()));
            signals.collect::<Vec<_>>()
        });
        for (next, signal) in signals.unwrap_or_default() {
            signal.maybe_update(|shown| {
                let differs = *shown != next;
                *shown = next;
                differs
            });
        }
        self.polls.maybe_update(|shown| {
            let differs = *shown != polls;
            *shown = polls;
            differs
        });
    }

    /// Drops the signal of a poll that was removed.
    pub(super) fn forget(self, poll: &PollKey) {
        let signal = self.signals.try_update_value(|signals| signals.remove(poll)).flatten();
        if let Some(signal) = signal {
            signal.set(None);
        }
    }
}
