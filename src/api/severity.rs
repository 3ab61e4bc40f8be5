//! How much attention a status needs, of whichever service.

/// How much attention a status needs; each has its own icon, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It ended badly, and stays so until someone acts.
    Failed,
    /// It serves, and something is wrong with it.
    Warning,
    /// It is on its way to another status.
    Transition,
    /// Not in the table: neither good nor bad is claimed.
    Unknown,
    /// It was stopped on purpose.
    Stopped,
    /// It serves.
    Running,
}

impl Severity {
    /// Its name in attributes, on which the style sheet selects.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Warning => "warning",
            Self::Transition => "transition",
            Self::Unknown => "unknown",
            Self::Stopped => "stopped",
            Self::Running => "running",
        }
    }
}
