//! When a poll is due next and why, as the interface shows it. The rules are in `phase` and `backoff`.

use super::Millis;

/// The schedule of a poll, as the interface shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// A fetch is under way.
    Checking,
    /// There will be no further fetch: why.
    Ended(End),
    /// Waiting for a credential.
    Halted,
    /// The next fetch is due after a wait.
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
    /// Whether a refresh may bring something new: not after a final state, nor without a credential.
    #[must_use]
    pub const fn can_be_asked_for(self) -> bool {
        !matches!(self, Self::Ended(End::Terminal) | Self::Halted)
    }
}

/// Why a poll waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The poll failed this many times in a row.
    Backoff(u32),
    /// The poll waits for its interval.
    Interval,
    /// The server asked for the wait.
    RetryAfter,
}

/// Why all polls rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The page is hidden.
    Hidden,
    /// The browser is offline.
    Offline,
    /// A person paused the polls.
    Paused,
}

/// Why a poll has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// What was polled is gone.
    Gone,
    /// The request was refused for good; a refresh tries again.
    Refused,
    /// What was polled has reached its final state.
    Terminal,
}
