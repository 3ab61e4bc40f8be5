//! The events that the scheduler takes, and the effects that it asks for: both closed sets.

use super::{End, Intervals, Millis, Outcome};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<K, C> {
    /// Start polling `key`, with requests that need the credential `scope`: the first is sent even
    /// while paused. A key that is polled already is left as it is.
    Add {
        /// What to poll.
        key: K,
        /// The credential that its requests need.
        scope: C,
        /// The waits between its requests.
        intervals: Intervals,
    },
    /// A fetch was answered.
    Answered {
        /// The poll that was answered.
        key: K,
        /// What the answer says about the next fetch.
        outcome: Outcome,
    },
    /// There is a new credential: polls that were halted for the lack of one go on.
    Credential(C),
    /// The answer of another poll makes this one due now. It is fetched even while paused, but not
    /// before the time that its server asked for.
    Due(K),
    /// A fetch failed.
    Failed {
        /// The poll that failed.
        key: K,
        /// The kind of the failure.
        failure: Failure,
    },
    /// The page was hidden (`true`) or shown.
    Hidden(bool),
    /// All polls get other intervals. A poll that waits for its interval waits for the new one,
    /// counted from its last answer; a poll that waits for another reason goes on waiting.
    Intervals(Intervals),
    /// The browser went offline (`true`) or online.
    Offline(bool),
    /// A person paused (`true`) or resumed.
    Paused(bool),
    /// A person refreshes one poll, or all of them with `None`. Each is fetched once, also during a
    /// backoff or a wait that the server asked for; while hidden or offline, on return.
    Refresh(Option<K>),
    /// Stop polling `key` and forget it.
    Remove(K),
    /// The machine slept: polls that wait for their interval or after a failure are due, and fetches that
    /// timed out are sent again.
    ///
    /// A poll that waits as the server asked, has ended or lacks a credential stays as it is.
    Slept,
    /// The timer that [`Scheduler::sleep`](super::Scheduler::sleep) asked for after the last step
    /// fired. That counts as proof that it is time, so a timer that was set before must be dropped.
    Woke,
}

/// The kind of a fetch's failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The credential was refused: all polls that need it halt.
    Credential,
    /// The same request cannot succeed later.
    Final(End),
    /// The request may succeed later; the server may have said when.
    Passing {
        /// The wait that the server asked for, from now. It is cut to
        /// [`retry_after::LONGEST`](super::retry_after::LONGEST).
        retry_after: Option<Millis>,
    },
}

/// What the caller has to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect<K> {
    /// Cancel the fetch of this key. Its result must not be reported: it would be taken for the
    /// answer to the next fetch.
    Cancel(K),
    /// Fetch this key, and answer with [`Event::Answered`] or [`Event::Failed`].
    Fetch(K),
}
