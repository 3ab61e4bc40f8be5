//! What is observed about a creation from one answer to the next: since when it has not progressed, and how
//! long it took.

use leptos::prelude::*;

use super::{Inner, Store};
use crate::{
    api::Timestamp,
    domain::{
        key::PollKey,
        observation::{Observation, StoredObservation},
        quantiles::Quantiles,
        stall::ProgressObservation,
        stored::{Fingerprint, History},
        task::{Progress, Task},
    },
};

impl Inner {
    /// Records an answer about a creation, changed or not. `shown` is the progress that is shown until then.
    pub(super) fn observe(&self, key: &PollKey, shown: Option<&Progress>, task: &Task) {
        let Some(now) = Timestamp::from_unix(self.server_time(key.source)) else { return };
        let instance = Fingerprint::of(&[key.id()]);
        let before = self.store.records.with_untracked(key, |record| record.observation);
        let Observation { fingerprint, stored, duration } =
            Observation::of(before.as_ref(), shown, task);
        let observation = match stored {
            StoredObservation::Keep => ProgressObservation::after(before, fingerprint, now),
            StoredObservation::Forget => {
                self.store.history.update(|history| history.forget_observation(instance));
                ProgressObservation::after(before, fingerprint, now)
            }
            StoredObservation::Renew => self.store.history.update(|history: &mut History| {
                // Another tab may have observed it for longer.
                history.observe(instance, before, fingerprint, now)
            }),
        };
        self.store.records.update(key, |record| {
            record.observation = Some(observation);
            true
        });
        if let (Some(duration), Some(kind)) = (duration, self.store.kind(key, task)) {
            self.store.history.update(|history| history.record(kind, instance, duration));
        }
    }
}

impl Store {
    /// How long creations of this kind usually take; `None` if too few have been seen, or if the kind is not
    /// known.
    #[must_use]
    pub(crate) fn usual(self, key: &PollKey, task: &Task) -> Option<Quantiles> {
        let kind = self.kind(key, task)?;
        self.history.with(|history| history.quantiles(kind))
    }

    /// The kind of a creation: its API and its specification. `None` if the specification is not known.
    fn kind(self, key: &PollKey, task: &Task) -> Option<Fingerprint> {
        let (api, spec) = match task {
            Task::Creation(_) => (
                "apig",
                self.fleet.with_untracked(|fleet| {
                    fleet.get(&key.instance()?).and_then(|row| row.instance.spec.clone())
                }),
            ),
            Task::Process(process) => ("roma", process.spec()),
            // KooPhone reports no times.
            Task::Preparation(_) => return None,
        };
        Some(Fingerprint::of(&[api, &spec?]))
    }
}
