//! What an answer adds to this browser's observations of a creation: since when it has not progressed, and
//! how long it took.

use super::{
    stall::{self, ProgressObservation},
    stored::Fingerprint,
    task::{Progress, Task},
};
use crate::{api::Phase, poll::Millis};

/// What one answer adds to the observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// A hash of how far the creation is, to compare with other answers.
    pub fingerprint: Fingerprint,
    /// What to do with the stored observation.
    pub stored: StoredObservation,
    /// How long the creation took, if it was seen to succeed.
    pub duration: Option<Millis>,
}

/// What to do with a stored observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredObservation {
    /// The creation has ended: nothing is left to observe.
    Forget,
    /// The creation has not progressed.
    Keep,
    /// The creation is observed for the first time, or has progressed.
    Renew,
}

impl Observation {
    /// Compares an answer with the observation `before` it and with the `shown` progress.
    #[must_use]
    pub fn of(before: Option<&ProgressObservation>, shown: Option<&Progress>, task: &Task) -> Self {
        let (fingerprint, phase) = (fingerprint(task), task.phase());
        let stored = if before.is_some_and(|before| before.fingerprint == fingerprint) {
            StoredObservation::Keep
        } else if phase.is_terminal() {
            StoredObservation::Forget
        } else {
            StoredObservation::Renew
        };
        // A creation that had already ended when first observed is not measured.
        let was_underway = shown.is_some_and(|shown| shown.task.phase() == Phase::Underway);
        let is_end = was_underway && phase == Phase::Succeeded;
        Self { fingerprint, stored, duration: is_end.then(|| duration(task)).flatten() }
    }
}

fn duration(task: &Task) -> Option<Millis> {
    let lasted = task.ended()?.since(task.started()?);
    Some(Millis::try_from(lasted.as_millis()).unwrap_or(Millis::MAX))
}

fn fingerprint(task: &Task) -> Fingerprint {
    match task {
        Task::Creation(creation) => stall::of_creation(creation),
        Task::Preparation(preparation) => stall::of_preparation(preparation),
        Task::Process(process) => stall::of_process(process),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Creation, Moment, Timestamp};

    fn creation(phase: Phase, percent: u8) -> Task {
        let at = |millis| Timestamp::from_unix(millis).map(Moment::At);
        Task::Creation(Creation {
            phase,
            percent: Some(percent),
            failure: None,
            started: at(1_700_000_000_000),
            ended: at(1_700_000_090_000),
        })
    }

    fn observed(task: &Task) -> ProgressObservation {
        let now = Timestamp::from_unix(1_700_000_050_000).expect("a moment");
        ProgressObservation::after(None, fingerprint(task), now)
    }

    fn shown(task: Task) -> Progress {
        Progress { task, percent: None }
    }

    #[test]
    fn a_creation_that_moves_renews_its_observation_and_one_that_stands_still_keeps_it() {
        let (thirty, fifty) = (creation(Phase::Underway, 30), creation(Phase::Underway, 50));
        let stored = |before: Option<&Task>, task| {
            Observation::of(before.map(observed).as_ref(), None, task).stored
        };
        assert_eq!(stored(None, &thirty), StoredObservation::Renew);
        assert_eq!(stored(Some(&thirty), &thirty), StoredObservation::Keep);
        assert_eq!(stored(Some(&thirty), &fifty), StoredObservation::Renew);
        let ended = creation(Phase::Succeeded, 100);
        assert_eq!(stored(Some(&fifty), &ended), StoredObservation::Forget);
    }

    #[test]
    fn only_a_good_end_that_was_seen_to_come_is_measured() {
        let underway = shown(creation(Phase::Underway, 90));
        let (good, bad) = (creation(Phase::Succeeded, 100), creation(Phase::Failed, 90));
        assert_eq!(Observation::of(None, Some(&underway), &good).duration, Some(90_000));
        assert_eq!(Observation::of(None, Some(&underway), &bad).duration, None);
        assert_eq!(Observation::of(None, None, &good).duration, None);
        assert_eq!(Observation::of(None, Some(&shown(good.clone())), &good).duration, None);
    }
}
