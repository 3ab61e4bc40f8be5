//! A creation of any of the three services, and the percentage that its progress bar shows.

use std::sync::Arc;

use super::bar::Bar;
use crate::{
    api::{Creation, Failure, Moment, Phase, Preparation, PrepareState, Process, Timestamp},
    poll::PollPhase,
};

/// The last answer of a poll that follows a creation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// An APIG instance.
    Creation(Creation),
    /// A KooPhone cloud phone.
    Preparation(Preparation),
    /// A ROMA instance.
    Process(Box<Process>),
}

/// A task, and the percentage of its progress bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The last answer.
    pub task: Task,
    /// What the bar shows: 0 to 100, never going back within one attempt. `None` where the service sends no
    /// percentage.
    pub percent: Option<u8>,
}

impl Task {
    /// When it began; `None` where the service does not say.
    #[must_use]
    pub fn started(&self) -> Option<Timestamp> {
        self.start().and_then(Moment::timestamp)
    }

    /// As [`Task::started`], or the text that was sent instead of a time.
    #[must_use]
    pub const fn start(&self) -> Option<&Moment> {
        match self {
            Self::Creation(creation) => creation.started.as_ref(),
            Self::Preparation(_) => None,
            Self::Process(process) => process.started.as_ref(),
        }
    }

    /// When it ended; `None` while it is under way, or where the service does not say.
    #[must_use]
    pub fn ended(&self) -> Option<Timestamp> {
        self.end().and_then(Moment::timestamp)
    }

    /// As [`Task::ended`], or the text that was sent instead of a time.
    #[must_use]
    pub const fn end(&self) -> Option<&Moment> {
        match self {
            Self::Creation(creation) => creation.ended.as_ref(),
            Self::Preparation(_) => None,
            Self::Process(process) => process.ended.as_ref(),
        }
    }

    /// The phase of the creation.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::Creation(creation) => creation.phase.clone(),
            Self::Preparation(preparation) => preparation.state.phase(),
            Self::Process(process) => process.phase(),
        }
    }

    /// Whether the creation goes on.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.phase() == Phase::Underway
    }

    /// Why it failed, if the service says so. KooPhone does not.
    #[must_use]
    pub const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Creation(creation) => creation.failure.as_ref(),
            Self::Preparation(_) => None,
            Self::Process(process) => process.failure.as_ref(),
        }
    }

    /// The answer of ROMA; `None` for the other services.
    #[must_use]
    pub const fn process(&self) -> Option<&Process> {
        match self {
            Self::Process(process) => Some(process),
            Self::Creation(_) | Self::Preparation(_) => None,
        }
    }

    /// The state of a cloud phone's preparation; `None` for the other services.
    #[must_use]
    pub const fn prepare_state(&self) -> Option<PrepareState> {
        match self {
            Self::Preparation(preparation) => Some(preparation.state),
            Self::Creation(_) | Self::Process(_) => None,
        }
    }

    /// The phase that decides how often the task is polled.
    #[must_use]
    pub fn poll_phase(&self) -> PollPhase {
        match self.phase() {
            Phase::Failed | Phase::Succeeded => PollPhase::Terminal,
            Phase::Underway => PollPhase::Transition,
            Phase::Unknown(_) => PollPhase::Settled,
        }
    }

    /// Whether two answers say the same. The server's time differs in each answer, and does not count.
    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Process(one), Self::Process(other)) => one.says_the_same(other),
            (one, other) => one == other,
        }
    }
}

impl Progress {
    /// The progress after another answer; `None` where that says nothing new.
    #[must_use]
    pub fn after(before: Option<&Arc<Self>>, task: Task) -> Option<Arc<Self>> {
        if before.is_some_and(|before| before.task.says_the_same(&task)) {
            return None;
        }
        let percent = percent(before.map(|before| &**before), &task);
        Some(Arc::new(Self { task, percent }))
    }
}

/// The percentage of a bar after an answer: it never goes back within one attempt.
fn percent(before: Option<&Progress>, task: &Task) -> Option<u8> {
    let sent = match task {
        Task::Creation(creation) => Some(creation.percent.unwrap_or(0)),
        // KooPhone sends no percentage: under way, the bar moves without one.
        Task::Preparation(_) => None,
        Task::Process(process) => process.percent,
    };
    let mut bar = before.map_or_else(Bar::default, |before| {
        Bar::new(before.percent.unwrap_or(0), before.task.started())
    });
    let phase = task.phase();
    let is_known = sent.is_some() || phase == Phase::Succeeded;
    is_known.then(|| bar.take(&phase, sent, task.started()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn creation(phase: Phase, percent: Option<u8>) -> Task {
        Task::Creation(Creation { phase, percent, failure: None, started: None, ended: None })
    }

    fn percent_after(before: Option<&Arc<Progress>>, task: Task) -> Option<u8> {
        Progress::after(before, task).expect("news").percent
    }

    #[test]
    fn the_same_answer_again_is_no_news() {
        let first = Progress::after(None, creation(Phase::Underway, Some(30)));
        assert!(first.is_some());
        assert_eq!(Progress::after(first.as_ref(), creation(Phase::Underway, Some(30))), None);
    }

    #[test]
    fn a_bar_does_not_go_back_and_is_full_at_the_end() {
        let far = Progress::after(None, creation(Phase::Underway, Some(80)));
        assert_eq!(percent_after(far.as_ref(), creation(Phase::Underway, Some(30))), Some(80));
        assert_eq!(percent_after(far.as_ref(), creation(Phase::Failed, Some(0))), Some(80));
        assert_eq!(percent_after(far.as_ref(), creation(Phase::Succeeded, None)), Some(100));
    }

    #[test]
    fn a_cloud_phone_has_a_percentage_only_at_its_end() {
        let phone = |state| Task::Preparation(Preparation { state, waiting: None });
        assert_eq!(percent_after(None, phone(PrepareState::Queuing)), None);
        assert_eq!(percent_after(None, phone(PrepareState::Normal)), Some(100));
    }

    #[test]
    fn a_phase_that_is_not_known_is_asked_for_at_leisure() {
        assert_eq!(creation(Phase::Unknown("new".into()), None).poll_phase(), PollPhase::Settled);
        assert_eq!(creation(Phase::Underway, None).poll_phase(), PollPhase::Transition);
        assert_eq!(creation(Phase::Failed, None).poll_phase(), PollPhase::Terminal);
    }
}
