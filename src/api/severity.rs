//! How much attention a status needs, of whichever service.

/// How much attention a status needs; each has its own icon, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something failed, and stays so until someone acts.
    Failed,
    /// The instance is running, but something is wrong with it.
    Warning,
    /// It changes to another status.
    Transition,
    /// The status is not in the table: it may be good or bad.
    Unknown,
    /// It was stopped on purpose.
    Stopped,
    /// It is running.
    Running,
}

impl Severity {
    /// Its name in attributes, for the selectors of the style sheet.
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
