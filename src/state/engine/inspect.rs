//! What a person can inspect or set: the polls, their intervals, the number of requests, and recent failures.

use super::{Engine, Inner};
use crate::{
    api::Error,
    browser::clock,
    client::ApiClient,
    domain::{incidents::Incidents, key::PollKey},
    poll::{Event, Intervals},
};

impl Engine {
    /// All that is polled, lists first.
    #[must_use]
    pub(crate) fn polls(&self) -> Vec<PollKey> {
        self.0.scheduler.borrow().keys().cloned().collect()
    }

    /// The intervals of all polls.
    #[must_use]
    pub(crate) fn intervals(&self) -> Intervals {
        self.0.intervals.get()
    }

    /// Changes the intervals of all polls.
    pub(crate) fn use_intervals(&self, intervals: Intervals) {
        self.0.intervals.set(intervals);
        self.0.step(Event::Intervals(intervals));
    }

    /// The recent failures.
    #[must_use]
    pub(crate) fn incidents(&self) -> Incidents {
        self.0.incidents.borrow().clone()
    }

    /// How many requests were sent.
    #[must_use]
    pub(crate) fn requests(&self) -> u32 {
        self.0.requests.get()
    }

    /// The tokens, so that the report can leave them out: a server may have repeated one.
    #[must_use]
    pub(crate) fn tokens(&self) -> Vec<String> {
        let tokens = self.0.clients.iter().filter_map(ApiClient::token);
        tokens.map(|token| token.reveal().to_owned()).collect()
    }
}

impl Inner {
    /// Records a failure for the report.
    pub(super) fn note(&self, key: &PollKey, error: &Error) {
        self.incidents.borrow_mut().note(key, error, clock::now());
    }
}
