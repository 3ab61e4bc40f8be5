//! The phase of a creation, in words common to all three services.

use super::Severity;

/// The phase of a creation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It failed.
    Failed,
    /// It succeeded.
    Succeeded,
    /// It is under way.
    Underway,
    /// The status is a word that no document has, or that does not show the phase; empty where none was sent.
    Unknown(String),
}

impl Phase {
    /// Whether nothing more will happen.
    #[must_use]
    pub const fn is_terminal(&self) -> bool {
        matches!(self, Self::Failed | Self::Succeeded)
    }

    /// How much attention it needs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Failed => Severity::Failed,
            Self::Succeeded => Severity::Running,
            Self::Underway => Severity::Transition,
            Self::Unknown(_) => Severity::Unknown,
        }
    }

    /// Reads APIG's `creating|success|failed` and ROMA's `CREATING|RUNNING|CREATE_FAILED`, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        const WORDS: [(&str, Phase); 6] = [
            ("creating", Phase::Underway),
            ("success", Phase::Succeeded),
            ("running", Phase::Succeeded),
            ("failed", Phase::Failed),
            ("create_failed", Phase::Failed),
            ("error", Phase::Failed),
        ];
        WORDS
            .into_iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map_or_else(|| Self::Unknown(word.to_owned()), |(_, phase)| phase)
    }
}

/// Why a creation failed, in the service's words. At least one of the two is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The code, such as `APIC.9219`.
    pub code: Option<String>,
    /// The message.
    pub message: Option<String>,
}

impl Failure {
    /// Reads a pair of error fields; empty, absent and `"0"` all mean that there is none.
    #[must_use]
    pub fn read(code: Option<String>, message: Option<String>) -> Option<Self> {
        let code = code.filter(|code| !code.is_empty() && code != "0");
        let message = message.filter(|message| !message.is_empty());
        (code.is_some() || message.is_some()).then_some(Self { code, message })
    }
}
