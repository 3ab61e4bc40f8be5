//! When a poll is due next and why, as the interface shows it. The rules are in `phase` and `backoff`.

use super::Millis;

/// What a person is told about a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// A fetch is under way.
    Checking,
    /// There will be none: why.
    Ended(End),
    /// Waiting for a credential.
    Halted,
    /// The next fetch is due in so long, and why then.
    Next {
        /// Milliseconds from now; 0 when it is due.
        wait: Millis,
        /// Why it is not sooner.
        cause: Cause,
    },
    /// Nothing is fetched for now: why.
    Resting(Rest),
}

impl Schedule {
    /// Whether asking at once may bring something new: not after its end, nor without a credential.
    #[must_use]
    pub const fn can_be_asked_for(self) -> bool {
        !matches!(self, Self::Ended(End::Terminal) | Self::Halted)
    }
}

/// Why a poll waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It failed so many times in a row.
    Backoff(u32),
    /// It is its interval.
    Interval,
    /// The server asked for it.
    RetryAfter,
}

/// Why all polls rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The page is hidden.
    Hidden,
    /// The browser is offline.
    Offline,
    /// A person paused it.
    Paused,
}

/// Why a poll has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// What was polled is gone.
    Gone,
    /// It was refused for good; a refresh tries again.
    Refused,
    /// It reached a state that it will not leave.
    Terminal,
}
