//! What is learned of a creation from one answer after the other: since when it stands still, and how
//! long it took.

use super::{Inner, Store};
use crate::{
    api::{Phase, Timestamp},
    browser::storage,
    domain::{
        history::{History, Usual},
        key::PollKey,
        record::hash,
        stall::{self, Kept, Seen},
        task::{Progress, Task},
    },
    poll::Millis,
};

/// The names of what is kept.
const DURATIONS: &str = "durations";
const CHANGES: &str = "changes";

impl Inner {
    /// Takes what the browser has kept of earlier creations.
    pub(super) fn recall(&self) {
        let history = History::read(&storage::get(DURATIONS).unwrap_or_default());
        self.store.history.set(history);
    }

    /// Takes each answer of something that is being made, changed or not, and so old.
    pub(super) fn observe(
        &self,
        key: &PollKey,
        before: Option<&Progress>,
        task: &Task,
        age: Millis,
    ) {
        let Some(now) =
            Timestamp::from_unix(self.server_time(key.source()).saturating_sub_unsigned(age))
        else {
            return;
        };
        let known = self.store.seen.with_untracked(|seen| seen.get(key).copied());
        let (mark, phase, instance) = (mark(task), task.phase(), hash(0, key.id()));
        let is_over = phase.is_terminal();
        if known.is_none_or(|known| known.mark != mark) {
            // Another tab may have kept something in the meantime.
            let mut kept = Kept::read(&storage::get(CHANGES).unwrap_or_default());
            let earlier = known.or_else(|| kept.get(instance));
            let seen = Seen::after(earlier, mark, now);
            kept.set(instance, (!is_over).then_some(seen));
            storage::set(CHANGES, &kept.text());
            self.store.seen.update(|all| all.set(key.clone(), seen));
        } else {
            self.store.seen.update(|all| all.set(key.clone(), Seen::after(known, mark, now)));
        }
        // What was over when it was first seen was not seen to end.
        let was_underway = before.is_some_and(|before| before.task.phase() == Phase::Underway);
        if was_underway && phase == Phase::Succeeded {
            self.remember(key, instance, task);
        }
    }

    fn remember(&self, key: &PollKey, instance: u64, task: &Task) {
        let (Some(started), Some(ended)) = (task.started(), task.ended()) else { return };
        let Some(kind) = self.store.kind(key, task) else { return };
        let lasted = Millis::try_from(ended.since(started).as_millis()).unwrap_or(Millis::MAX);
        let mut history = History::read(&storage::get(DURATIONS).unwrap_or_default());
        if history.learn(kind, instance, lasted) {
            storage::set(DURATIONS, &history.text());
            self.store.history.set(history);
        }
    }
}

impl Store {
    /// How long creations like this one usually take; `None` where too few have been seen, and where
    /// nobody says what it is like.
    #[must_use]
    pub fn usual(self, key: &PollKey, task: &Task) -> Option<Usual> {
        let kind = self.kind(key, task)?;
        self.history.with(|history| history.usual(kind))
    }

    /// What creations are compared by: the API and the specification.
    fn kind(self, key: &PollKey, task: &Task) -> Option<u64> {
        let (api, spec) = match task {
            Task::Creation(_) => (
                "apig",
                self.fleet.with_untracked(|fleet| {
                    fleet.get(key.instance()?).and_then(|row| row.instance.spec.clone())
                }),
            ),
            Task::Process(process) => ("roma", process.spec().map(str::to_owned)),
            // It tells no times.
            Task::Preparation(_) => return None,
        };
        Some(hash(hash(0, api), &spec?))
    }
}

fn mark(task: &Task) -> u64 {
    match task {
        Task::Creation(creation) => stall::of_creation(creation),
        Task::Preparation(preparation) => stall::of_preparation(preparation),
        Task::Process(process) => stall::of_process(process),
    }
}
