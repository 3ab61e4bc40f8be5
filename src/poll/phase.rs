//! How long to wait for the next fetch, by the phase of the polled thing.

use super::Millis;

/// The shortest interval: less would be a busy loop.
const SHORTEST: Millis = 1_000;

/// The longest interval: a browser's timer holds no more than 24.8 days.
pub(super) const LONGEST: Millis = 20 * 24 * 60 * 60_000;

/// While nothing changes, each wait is this many times the last one: five quarters.
const GROWTH: (Millis, Millis) = (5, 4);

/// The longest wait for something in transition, unless its first wait is longer already.
const SLOWEST: Millis = 15_000;

/// The waits of one poll, in milliseconds; each is taken to be at least 1 s and at most 20 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intervals {
    /// The first wait while something is in transition; it grows to 15 s while nothing changes.
    pub transition: Millis,
    /// The wait when nothing is in transition.
    pub settled: Millis,
}

impl Default for Intervals {
    fn default() -> Self {
        Self { transition: 3_000, settled: 60_000 }
    }
}

impl Intervals {
    /// The intervals, clamped to the range that is allowed.
    pub(super) fn clamped(self) -> Self {
        Self {
            transition: self.transition.clamp(SHORTEST, LONGEST),
            settled: self.settled.clamp(SHORTEST, LONGEST),
        }
    }

    /// The wait after an answer; `None` if it was the last. `unchanged_streak` counts the answers in a row
    /// that brought nothing new.
    pub(super) fn wait(self, phase: PollPhase, unchanged_streak: u32) -> Option<Millis> {
        match phase {
            PollPhase::Transition => {
                let slowest = self.transition.max(SLOWEST);
                let mut wait = self.transition;
                // About a dozen steps lead from the shortest wait to the slowest.
                for _ in 0..unchanged_streak.min(16) {
                    wait = (wait * GROWTH.0 / GROWTH.1).min(slowest);
                }
                Some(wait)
            }
            PollPhase::Settled => Some(self.settled),
            PollPhase::Terminal => None,
        }
    }
}

/// The phase of a polled thing. It decides when to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollPhase {
    /// Something is in transition: poll often.
    Transition,
    /// Nothing is in transition: poll now and then.
    Settled,
    /// Nothing more will happen: end the poll.
    Terminal,
}

/// A successful answer, as far as the schedule is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The phase of the polled thing.
    pub phase: PollPhase,
    /// Whether the answer differs from the one before.
    pub changed: bool,
    /// The shortest wait until the next fetch, in milliseconds before jitter: an answer that took many
    /// requests is not fetched again soon. 0 for one request, at most 20 days. A refresh ignores it.
    pub at_least: Millis,
}

impl Outcome {
    /// An answer that took one request.
    #[must_use]
    pub const fn new(phase: PollPhase, changed: bool) -> Self {
        Self { phase, changed, at_least: 0 }
    }
}
