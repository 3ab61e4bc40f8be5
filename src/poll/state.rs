//! The state of one poll, and how an answer or a failure changes it.

use super::{
    Cause, End, Intervals, Millis, Outcome, backoff, jitter::Jitter, phase::LONGEST, retry_after,
};

/// What is known of a credential.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Credential {
    /// How many credentials of this scope came before.
    pub(super) generation: u32,
    /// Whether the present one was refused.
    pub(super) refused: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Poll<C> {
    pub(super) scope: C,
    pub(super) intervals: Intervals,
    pub(super) state: State,
    /// Answers in a row that brought nothing new. Back to 0 with one that did.
    pub(super) unchanged_streak: u32,
    /// Failures in a row. Back to 0 with an answer.
    pub(super) failures: u32,
    /// When the last answer came, and its outcome.
    answered: Option<(Millis, Outcome)>,
    /// From this moment on, the end of a rest makes the poll due before its wait is over.
    pub(super) earliest_refresh: Millis,
    /// The server asked for no request before this moment. Only a person's refresh ignores it.
    pub(super) not_before: Millis,
    /// Whether the next fetch is sent even while paused.
    pub(super) requested: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ended(End),
    Halted,
    InFlight {
        since: Millis,
        generation: u32,
    },
    /// The poll was removed; it is kept only for its `not_before`.
    Removed,
    Waiting {
        until: Millis,
        cause: Cause,
    },
}

impl<C> Poll<C> {
    /// A poll that is due at `not_before`.
    pub(super) fn new(scope: C, intervals: Intervals, not_before: Millis) -> Self {
        let mut poll = Self {
            scope,
            intervals: intervals.clamped(),
            state: State::Removed,
            unchanged_streak: 0,
            failures: 0,
            answered: None,
            earliest_refresh: 0,
            not_before,
            requested: true,
        };
        poll.make_due();
        poll
    }

    pub(super) const fn is_in_flight(&self) -> bool {
        matches!(self.state, State::InFlight { .. })
    }

    /// Makes the poll due at `not_before`: at once, unless the server asked for a wait.
    pub(super) const fn make_due(&mut self) {
        self.state = State::Waiting { until: self.not_before, cause: Cause::RetryAfter };
    }

    /// Whether a request can bring anything new: not while one is in flight, without a credential, or in a
    /// final state.
    pub(super) const fn can_be_requested(&self) -> bool {
        match self.state {
            State::Ended(End::Gone | End::Refused) | State::Waiting { .. } => true,
            State::Ended(End::Terminal)
            | State::Halted
            | State::InFlight { .. }
            | State::Removed => false,
        }
    }

    /// Makes the poll due, even while paused.
    pub(super) const fn request(&mut self) {
        self.requested = true;
        self.make_due();
    }

    /// Records a successful answer: schedules the next fetch after the interval, or ends the poll.
    pub(super) fn answer(&mut self, now: Millis, outcome: Outcome, jitter: &mut Jitter) {
        let streak = self.unchanged_streak.saturating_add(1);
        self.unchanged_streak = if outcome.changed { 0 } else { streak };
        self.failures = 0;
        self.not_before = 0;
        self.answered = Some((now, outcome));
        self.settle(now, outcome, jitter);
    }

    /// Changes the intervals. A poll that waits for its interval waits for the new one from its last answer.
    pub(super) fn change(&mut self, intervals: Intervals, jitter: &mut Jitter) {
        self.intervals = intervals.clamped();
        if let (State::Waiting { cause: Cause::Interval, .. }, Some((then, outcome))) =
            (self.state, self.answered)
        {
            self.settle(then, outcome, jitter);
        }
    }

    /// Schedules the next fetch after the interval, counted from the answer at `then`, or ends the poll.
    fn settle(&mut self, then: Millis, outcome: Outcome, jitter: &mut Jitter) {
        let at_least = outcome.at_least.min(LONGEST);
        self.earliest_refresh = then + self.intervals.transition.max(at_least);
        self.state = match self.intervals.wait(outcome.phase, self.unchanged_streak) {
            None => State::Ended(End::Terminal),
            Some(wait) => {
                let wait = wait.max(at_least);
                State::Waiting { until: then + jitter.spread(wait), cause: Cause::Interval }
            }
        };
    }

    /// Records a failure: schedules the next fetch after the backoff, or after a longer `retry_after`.
    pub(super) fn fail(&mut self, now: Millis, retry_after: Millis, jitter: &mut Jitter) {
        let retry_after = retry_after.min(retry_after::LONGEST);
        self.failures = self.failures.saturating_add(1);
        self.earliest_refresh = now + backoff::FIRST;
        self.not_before = now + retry_after;
        let backoff = backoff::wait(self.failures);
        let cause =
            if retry_after > backoff { Cause::RetryAfter } else { Cause::Backoff(self.failures) };
        let wait = jitter.spread(backoff.max(retry_after));
        // The server's wait is a minimum: jitter that would shorten it lengthens it instead.
        let wait = wait.max((2 * retry_after).saturating_sub(wait));
        self.state = State::Waiting { until: now + wait, cause };
    }
}
