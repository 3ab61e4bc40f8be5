//! The four things that a status can mean to someone who looks at many instances.

use crate::api::Severity;

/// What a status comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It serves.
    Running,
    /// It is on its way.
    Transition,
    /// It ended badly.
    Failed,
    /// Anything else: with something wrong, stopped, or not known.
    Other,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Running, Self::Transition, Self::Failed, Self::Other];

    /// Its name in attributes and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Transition => "transition",
            Self::Failed => "failed",
            Self::Other => "other",
        }
    }

    /// Where a severity belongs.
    #[must_use]
    pub const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Running => Self::Running,
            Severity::Transition => Self::Transition,
            Severity::Failed => Self::Failed,
            Severity::Warning | Severity::Stopped | Severity::Unknown => Self::Other,
        }
    }
}
