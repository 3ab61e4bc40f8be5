//! What a person may look into and set: the polls, their intervals, and what has come of them so far.

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

    /// How often everything is asked for.
    #[must_use]
    pub(crate) fn intervals(&self) -> Intervals {
        self.0.intervals.get()
    }

    /// Asks for everything by other intervals from now on.
    pub(crate) fn use_intervals(&self, intervals: Intervals) {
        self.0.intervals.set(intervals);
        self.0.step(Event::Intervals(intervals));
    }

    /// What failed lately.
    #[must_use]
    pub(crate) fn incidents(&self) -> Incidents {
        self.0.incidents.borrow().clone()
    }

    /// How many requests were sent.
    #[must_use]
    pub(crate) fn requests(&self) -> u32 {
        self.0.requests.get()
    }

    /// The tokens, to be taken out of what is shown: a server may have repeated one.
    #[must_use]
    pub(crate) fn tokens(&self) -> Vec<String> {
        let tokens = self.0.clients.iter().filter_map(ApiClient::token);
        tokens.map(|token| token.reveal().to_owned()).collect()
    }
}

impl Inner {
    /// Remembers a failure.
    pub(super) fn note(&self, key: &PollKey, error: &Error) {
        self.incidents.borrow_mut().note(key, error, clock::now());
    }
}
