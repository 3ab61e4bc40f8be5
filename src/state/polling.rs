//! What a view asks of the engine.

use leptos::prelude::*;

use super::AppState;
use crate::{
    api::Timestamp,
    client::Token,
    domain::key::PollKey,
    poll::{Intervals, Schedule},
};

impl AppState {
    /// Asks for everything, or one thing, now.
    pub fn refresh(self, poll: Option<PollKey>) {
        self.engine.try_with_value(|engine| engine.refresh(poll));
    }

    /// Pauses all polls, or lets them go on.
    pub fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.engine.try_with_value(|engine| engine.pause(paused));
    }

    /// Takes a token for a proxy, by the index of its client; what waited for one goes on.
    pub fn use_token(self, proxy: usize, token: Token) {
        self.engine.try_with_value(|engine| engine.use_token(proxy, token));
    }

    /// How often everything is asked for.
    #[must_use]
    pub fn intervals(self) -> Intervals {
        let intervals = self.engine.try_with_value(|engine| engine.intervals());
        intervals.unwrap_or_else(|| self.config().poll.into())
    }

    /// When a poll is due, and why not sooner; `None` for one that is not there. Tracks its schedule.
    #[must_use]
    pub fn schedule(self, poll: &PollKey) -> Option<Schedule> {
        self.store.schedules.get(poll)
    }

    /// The time at a source's server; the browser's own where no answer has told it yet.
    #[must_use]
    pub fn server_time(self, source: usize) -> Option<Timestamp> {
        self.engine.try_with_value(|engine| engine.server_time(source)).flatten()
    }
}
