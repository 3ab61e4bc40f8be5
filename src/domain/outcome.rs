//! What an answer means for the schedule: when to poll next, and whether the list must be fetched too.

use std::sync::Arc;

use super::task::{Progress, Task};
use crate::{
    api::{Detail, Status, status::Code},
    poll::{Outcome, PollPhase},
};

/// What follows from a successful answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered<T> {
    /// The new state to show; `None` where nothing changed.
    pub shown: Option<T>,
    /// The outcome to report to the scheduler.
    pub outcome: Outcome,
    /// Whether the list must be fetched, so that all parts of the page agree.
    pub is_list_due: bool,
}

/// Takes an instance's detail. `listed` is the status that the list gave it; `None` where no list names it.
#[must_use]
pub fn detail(
    before: Option<&Arc<Detail>>,
    listed: Option<&Status>,
    detail: Detail,
) -> Answered<Arc<Detail>> {
    let is_changing = detail.instance.status.code().is_some_and(Code::is_changing);
    let phase = if is_changing { PollPhase::Transition } else { PollPhase::Settled };
    let has_changed = before.is_none_or(|before| **before != detail);
    // The detail may know of a new status before the list does.
    let differs = listed.is_some_and(|listed| *listed != detail.instance.status);
    Answered {
        shown: has_changed.then(|| Arc::new(detail)),
        outcome: Outcome::new(phase, has_changed),
        is_list_due: has_changed && differs,
    }
}

/// Takes the progress of a creation. `is_listed` says whether the instance's source has a list.
#[must_use]
pub fn progress(
    before: Option<&Arc<Progress>>,
    is_listed: bool,
    task: Task,
) -> Answered<Arc<Progress>> {
    let phase = task.poll_phase();
    let shown = Progress::after(before, task);
    let has_changed = shown.is_some();
    Answered {
        shown,
        outcome: Outcome::new(phase, has_changed),
        // The list says what an ended creation has become.
        is_list_due: is_listed && has_changed && phase == PollPhase::Terminal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Creation, Instance, Phase, SentObject};

    fn running(number: i64) -> Detail {
        let status = Status::decode(Some(number), None);
        let instance = Instance { id: "i".to_owned(), status, ..Instance::default() };
        Detail { instance: Arc::new(instance), sent: SentObject::default() }
    }

    fn status(number: i64) -> Status {
        Status::decode(Some(number), None)
    }

    fn creation(phase: Phase) -> Task {
        let percent = Some(50);
        Task::Creation(Creation { phase, percent, failure: None, started: None, ended: None })
    }

    #[test]
    fn a_detail_that_knows_more_than_the_list_makes_the_list_due_once() {
        let first = detail(None, Some(&status(1)), running(6));
        assert!(first.is_list_due && first.outcome.changed);
        let again = detail(first.shown.as_ref(), Some(&status(1)), running(6));
        assert!(!again.is_list_due && again.shown.is_none());
        assert!(!detail(None, Some(&status(6)), running(6)).is_list_due);
        assert!(!detail(None, None, running(6)).is_list_due);
    }

    #[test]
    fn a_detail_in_transition_is_asked_for_soon() {
        assert_eq!(detail(None, None, running(1)).outcome.phase, PollPhase::Transition);
        assert_eq!(detail(None, None, running(6)).outcome.phase, PollPhase::Settled);
    }

    #[test]
    fn the_end_of_a_listed_creation_makes_its_list_due_once() {
        let underway = progress(None, true, creation(Phase::Underway));
        assert!(!underway.is_list_due);
        let ended = progress(underway.shown.as_ref(), true, creation(Phase::Failed));
        assert!(ended.is_list_due);
        assert_eq!(ended.outcome.phase, PollPhase::Terminal);
        assert!(!progress(ended.shown.as_ref(), true, creation(Phase::Failed)).is_list_due);
        assert!(!progress(underway.shown.as_ref(), false, creation(Phase::Failed)).is_list_due);
    }
}
