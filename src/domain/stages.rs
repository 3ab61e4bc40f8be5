//! A cloud phone's preparation as stages: it queues, is backed up or restored, and is ready.
//!
//! The document gives the states no order. Backing up and restoring could come in any order, so they are
//! one stage. After a failure or an unknown number, it is unknown which stages are over.

use crate::api::PrepareState;

/// How many stages there are.
pub const COUNT: usize = 3;

/// The state of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The stage is over.
    Done,
    /// The stage goes on now.
    Present,
    /// The stage is still to come.
    Ahead,
    /// It is unknown whether the stage is over.
    Unknown,
}

impl Stage {
    /// Its name in attributes, for the selectors of the style sheet.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Present => "present",
            Self::Ahead => "ahead",
            Self::Unknown => "unknown",
        }
    }
}

/// The stages in their order.
#[must_use]
pub const fn stages(state: PrepareState) -> [Stage; COUNT] {
    use Stage::{Ahead, Done, Present, Unknown};
    match state {
        PrepareState::Queuing => [Present, Ahead, Ahead],
        PrepareState::BackingUp | PrepareState::Restoring => [Done, Present, Ahead],
        PrepareState::Normal => [Done, Done, Done],
        PrepareState::Failed | PrepareState::Unknown(_) => [Unknown, Unknown, Unknown],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_before_the_present_stage_is_over() {
        let of = |number| stages(PrepareState::from_number(number));
        assert_eq!(of(1), [Stage::Present, Stage::Ahead, Stage::Ahead]);
        assert_eq!(of(2), [Stage::Done, Stage::Present, Stage::Ahead]);
        assert_eq!(of(3), of(2));
        assert_eq!(of(0), [Stage::Done; COUNT]);
    }

    #[test]
    fn a_failure_and_an_unknown_number_claim_nothing() {
        for number in [-1, 4, i64::MAX] {
            assert_eq!(stages(PrepareState::from_number(number)), [Stage::Unknown; COUNT]);
        }
    }
}
