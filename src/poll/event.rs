//! What can happen to the polls, and what has to be done about it: both closed sets.

use super::{End, Intervals, Millis, Outcome};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<K, C> {
    /// Start polling `key`, with requests that need the credential `scope`: the first is sent even
    /// while paused. One that is polled already is left as it is.
    Add {
        /// What to poll.
        key: K,
        /// Whose credential it needs.
        scope: C,
        /// How often.
        intervals: Intervals,
    },
    /// A fetch was answered.
    Answered {
        /// Whose.
        key: K,
        /// What it says about the next one.
        outcome: Outcome,
    },
    /// There is a new credential: what was halted for the lack of one goes on.
    Credential(C),
    /// What another poll has brought makes this one due now; it is fetched even while paused, but not
    /// before the time that its server asked for.
    Due(K),
    /// A fetch failed.
    Failed {
        /// Whose.
        key: K,
        /// What kind of failure it was.
        failure: Failure,
    },
    /// The page was hidden (`true`) or shown.
    Hidden(bool),
    /// Everything is asked for by other intervals from now on. What waits for its interval waits for
    /// the new one, counted from its last answer; what waits for another reason goes on waiting.
    Intervals(Intervals),
    /// The browser went offline (`true`) or online.
    Offline(bool),
    /// A person paused (`true`) or resumed.
    Paused(bool),
    /// A person wants it now: one poll, or all of them. It is fetched once, also during a backoff and
    /// while the server does not want to be asked; while hidden or offline, on return.
    Refresh(Option<K>),
    /// Stop polling `key` and forget it.
    Remove(K),
    /// The machine slept: what waits for its interval or after a failure is due. What the server asked for,
    /// what has ended and what waits for a credential stays as it is.
    Slept,
    /// The timer that [`Scheduler::sleep`](super::Scheduler::sleep) asked for after the last step
    /// fired. It is taken for proof that it is time, so a timer that was set before must be dropped.
    Woke,
}

/// What kind of failure a fetch met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The credential was refused: all polls that need it halt.
    Credential,
    /// Asking again unchanged cannot help.
    Final(End),
    /// Asking later may help; the server may have said when.
    Passing {
        /// The wait that the server asked for, from now. Of it, no more than
        /// [`retry_after::LONGEST`](super::retry_after::LONGEST) is waited.
        retry_after: Option<Millis>,
    },
}

/// What the caller has to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect<K> {
    /// Give up the fetch of this key: whatever comes of it must not be reported, for it would be
    /// taken for the answer to the next one.
    Cancel(K),
    /// Fetch this key, and answer with [`Event::Answered`] or [`Event::Failed`].
    Fetch(K),
}
