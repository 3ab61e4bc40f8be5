//! How a creation ended.

use crate::{api::Phase, poll::Schedule};

/// How a creation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The creation succeeded.
    Succeeded,
    /// The creation failed.
    Failed,
    /// The poll has ended, and no answer said how the creation ended.
    Unknown,
}

impl Outcome {
    /// The outcome of a creation in this phase; `None` while it goes on. `schedule` is that of its poll,
    /// `None` where it has no poll.
    #[must_use]
    pub const fn of(phase: &Phase, schedule: Option<Schedule>) -> Option<Self> {
        match (phase, schedule) {
            (Phase::Succeeded, _) => Some(Self::Succeeded),
            (Phase::Failed, _) => Some(Self::Failed),
            (Phase::Underway | Phase::Unknown(_), None | Some(Schedule::Ended(_))) => {
                Some(Self::Unknown)
            }
            (Phase::Underway | Phase::Unknown(_), Some(_)) => None,
        }
    }

    /// Its name in attributes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "ended",
            Self::Failed => "failed",
            Self::Unknown => "untold",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poll::End;

    #[test]
    fn an_end_that_was_told_needs_no_poll() {
        for schedule in [None, Some(Schedule::Checking), Some(Schedule::Ended(End::Terminal))] {
            assert_eq!(Outcome::of(&Phase::Succeeded, schedule), Some(Outcome::Succeeded));
            assert_eq!(Outcome::of(&Phase::Failed, schedule), Some(Outcome::Failed));
        }
    }

    #[test]
    fn the_end_of_a_poll_leaves_the_outcome_unknown() {
        for phase in [Phase::Underway, Phase::Unknown("paused".to_owned())] {
            assert_eq!(Outcome::of(&phase, Some(Schedule::Checking)), None);
            assert_eq!(Outcome::of(&phase, Some(Schedule::Halted)), None);
            assert_eq!(Outcome::of(&phase, None), Some(Outcome::Unknown));
            let gone = Some(Schedule::Ended(End::Gone));
            assert_eq!(Outcome::of(&phase, gone), Some(Outcome::Unknown));
        }
    }
}
