//! What views ask of the engine: to run, pause and resume polls, and when they are due.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, TokenRequest};
use crate::{
    api::Timestamp,
    client::Token,
    domain::{key::PollKey, next_check::most_important},
    poll::{Intervals, Schedule},
};

impl AppState {
    /// Runs all polls, or one, now.
    pub fn refresh(self, poll: Option<PollKey>) {
        if poll.is_none() {
            self.ask_for_token_again();
        }
        self.engine.try_with_value(|engine| engine.refresh(poll));
    }

    /// Pauses or resumes all polls.
    pub fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.engine.try_with_value(|engine| engine.pause(paused));
    }

    /// Pauses or resumes all polls. Resuming also ends manual checks, which pause each new page.
    pub fn toggle_pause(self) {
        let paused = !self.paused.get_untracked();
        self.pause(paused);
        if !paused {
            self.change_polls(|polls| polls.manual = false);
        }
    }

    /// The first request for a token: if several proxies want one, they take turns.
    #[must_use]
    pub fn token_request(self) -> Memo<Option<Arc<TokenRequest>>> {
        Memo::new(move |_| self.store.token_requests.with(|requests| requests.first().cloned()))
    }

    /// Uses a token for a proxy, by the index of its client; the polls that waited for one resume.
    pub fn use_token(self, proxy: usize, token: Token) {
        self.engine.try_with_value(|engine| engine.use_token(proxy, token));
    }

    /// The intervals of all polls.
    #[must_use]
    pub fn intervals(self) -> Intervals {
        let intervals = self.engine.try_with_value(|engine| engine.intervals());
        intervals.unwrap_or_else(|| self.config().poll.into())
    }

    /// When a poll runs next, or why it does not; `None` for an unknown poll. Tracks its schedule.
    #[must_use]
    pub fn schedule(self, poll: &PollKey) -> Option<Schedule> {
        self.store.schedules.get(poll)
    }

    /// The most important schedule of all lists; without lists, of all followed polls. Tracks those
    /// schedules.
    #[must_use]
    pub fn next_check(self) -> Option<Schedule> {
        let config = self.config();
        let lists = (0..config.sources.len()).map(PollKey::list);
        let lists: Vec<_> = lists.filter_map(|poll| self.schedule(&poll)).collect();
        if !lists.is_empty() {
            return most_important(lists);
        }
        let followed = self.followed.with(|followed| followed.polls(&config));
        most_important(followed.iter().filter_map(|poll| self.schedule(poll)))
    }

    /// The time at a source's server; the browser's own time until an answer has told it.
    #[must_use]
    pub fn server_time(self, source: usize) -> Option<Timestamp> {
        self.engine.try_with_value(|engine| engine.server_time(source)).flatten()
    }
}
