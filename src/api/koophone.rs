//! How far the preparation of a KooPhone cloud phone is.

use super::{Phase, Severity};

/// The answer of the prepare-progress call. It knows no percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// Where it stands.
    pub state: PrepareState,
    /// How many wait before it; only while queuing. The document calls it a time and names no unit,
    /// its name says a count.
    pub waiting: Option<i64>,
}

/// `data.status`. Not the table of the sibling call `prepare`, which has other meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrepareState {
    /// 3: backing up.
    BackingUp,
    /// -1: processing failure.
    Failed,
    /// 0: normal, the end.
    Normal,
    /// 1: queuing.
    Queuing,
    /// 2: restoring and offline.
    Restoring,
    /// A number that the document does not have.
    Unknown(i64),
}

impl PrepareState {
    /// Reads `data.status`.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            -1 => Self::Failed,
            0 => Self::Normal,
            1 => Self::Queuing,
            2 => Self::Restoring,
            3 => Self::BackingUp,
            other => Self::Unknown(other),
        }
    }

    /// The number that was sent.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::BackingUp => 3,
            Self::Failed => -1,
            Self::Normal => 0,
            Self::Queuing => 1,
            Self::Restoring => 2,
            Self::Unknown(number) => number,
        }
    }

    /// How much attention it needs.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::BackingUp | Self::Queuing | Self::Restoring => Severity::Transition,
            Self::Failed => Severity::Failed,
            Self::Normal => Severity::Running,
            Self::Unknown(_) => Severity::Unknown,
        }
    }

    /// Where it stands, in the words common to all three services.
    #[must_use]
    pub fn phase(self) -> Phase {
        match self {
            Self::BackingUp | Self::Queuing | Self::Restoring => Phase::Underway,
            Self::Failed => Phase::Failed,
            Self::Normal => Phase::Succeeded,
            Self::Unknown(number) => Phase::Unknown(number.to_string()),
        }
    }
}
