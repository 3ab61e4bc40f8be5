//! What is observed of a creation from one answer to the next: since when it stands still, and how long
//! it took.

use super::{Inner, Store};
use crate::{
    api::{Phase, Timestamp},
    domain::{
        key::PollKey,
        quantiles::Quantiles,
        stall::{self, ProgressObservation},
        stored::{Fingerprint, History},
        task::{Progress, Task},
    },
    poll::Millis,
};

impl Inner {
    /// Takes each answer of something that is being made, changed or not.
    pub(super) fn observe(&self, key: &PollKey, before: Option<&Progress>, task: &Task) {
        let Some(now) = Timestamp::from_unix(self.server_time(key.source())) else { return };
        let (fingerprint, phase) = (fingerprint(task), task.phase());
        let instance = Fingerprint::of(&[key.id()]);
        let known = self.store.observations.with_untracked(|all| all.get(key).copied());
        let observation = if known.is_some_and(|known| known.fingerprint == fingerprint) {
            ProgressObservation::after(known, fingerprint, now)
        } else if phase.is_terminal() {
            self.store.history.update(|history| history.forget_observation(instance));
            ProgressObservation::after(known, fingerprint, now)
        } else {
            let observe =
                |history: &mut History| history.observe(instance, known, fingerprint, now);
            self.store.history.update(observe)
        };
        self.store.observations.update(|all| all.set(key.clone(), observation));
        // A creation that had already ended when first observed is not measured.
        let was_underway = before.is_some_and(|before| before.task.phase() == Phase::Underway);
        if was_underway && phase == Phase::Succeeded {
            self.record_duration(key, instance, task);
        }
    }

    fn record_duration(&self, key: &PollKey, instance: Fingerprint, task: &Task) {
        let (Some(started), Some(ended)) = (task.started(), task.ended()) else { return };
        let Some(kind) = self.store.kind(key, task) else { return };
        let lasted = Millis::try_from(ended.since(started).as_millis()).unwrap_or(Millis::MAX);
        self.store.history.update(|history| history.record(kind, instance, lasted));
    }
}

impl Store {
    /// How long creations like this one usually take; `None` where too few have been seen, and where
    /// nobody says what it is like.
    #[must_use]
    pub fn usual(self, key: &PollKey, task: &Task) -> Option<Quantiles> {
        let kind = self.kind(key, task)?;
        self.history.with(|history| history.quantiles(kind))
    }

    /// What creations are compared by: the API and the specification.
    fn kind(self, key: &PollKey, task: &Task) -> Option<Fingerprint> {
        let (api, spec) = match task {
            Task::Creation(_) => (
                "apig",
                self.fleet.with_untracked(|fleet| {
                    fleet.get(key.instance()?).and_then(|row| row.instance.spec.clone())
                }),
            ),
            Task::Process(process) => ("roma", process.spec()),
            // It tells no times.
            Task::Preparation(_) => return None,
        };
        Some(Fingerprint::of(&[api, &spec?]))
    }
}

fn fingerprint(task: &Task) -> Fingerprint {
    match task {
        Task::Creation(creation) => stall::of_creation(creation),
        Task::Preparation(preparation) => stall::of_preparation(preparation),
        Task::Process(process) => stall::of_process(process),
    }
}
