//! Runs the scheduler with the browser's timers and requests, and puts the answers into the [`Store`].
//!
//! It decides nothing itself: the scheduler says what to fetch and when, and the decoders say what an answer
//! means. Dropping the [`Engine`] ends every timer, listener and request.

mod follow;
mod inspect;
mod job;
mod listing;
mod observe;
mod run;
mod token_end;

use leptos::prelude::*;

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
    rc::{Rc, Weak},
    sync::Arc,
};

use super::{ListState, Sent, Store, TokenRequest};
use crate::{
    api::Timestamp,
    browser::{clock, listener::Listener, timer::Timer},
    client::{ApiClient, Token, http::HttpTransport},
    domain::{config::Config, creation_polls::CreationPolls, incidents::Incidents, key::PollKey},
    poll::{Event, Intervals, Schedule, Scheduler},
};
use job::Job;
use listing::PageCache;

/// The polls of one console, running until it is dropped.
#[derive(Debug)]
pub(crate) struct Engine(Rc<Inner>);

/// Ends requests, timers and listeners here: a callback that is running may keep the rest alive.
impl Drop for Engine {
    fn drop(&mut self) {
        self.0.jobs.take();
        self.0.alarm.take();
        self.0.second.take();
        self.0.listeners.take();
    }
}

#[derive(Debug)]
struct Inner {
    this: Weak<Self>,
    config: Arc<Config>,
    store: Store,
    /// One client for each proxy. Polls with the same client share a credential, named by the client's index.
    clients: Vec<ApiClient<HttpTransport>>,
    scheduler: RefCell<Scheduler<PollKey, usize>>,
    pages: RefCell<HashMap<usize, PageCache>>,
    /// The fetch in flight of each poll.
    jobs: RefCell<HashMap<PollKey, Job>>,
    fetches: Cell<u32>,
    creations: RefCell<CreationPolls>,
    /// The intervals of the configuration, or those that the person chose.
    intervals: Cell<Intervals>,
    incidents: RefCell<Incidents>,
    /// The polls whose token was refused, and which have had no good answer since.
    refused: RefCell<HashSet<PollKey>>,
    /// Whether the element is not displayed.
    is_resting: Cell<bool>,
    /// How many requests were sent.
    requests: Cell<u32>,
    /// How many sleeps of the machine the scheduler has been told of.
    sleeps: Cell<u32>,
    alarm: RefCell<Option<Timer>>,
    second: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Engine {
    /// Starts the polls of the followed instances and, with `has_lists`, of all lists. A `token` is used for
    /// every proxy.
    #[must_use]
    pub(crate) fn start(
        config: &Arc<Config>,
        store: Store,
        followed: Vec<PollKey>,
        has_lists: bool,
        token: Option<Token>,
        is_resting: bool,
    ) -> Self {
        let inner = Rc::new_cyclic(|this| Inner {
            this: this.clone(),
            clients: clients(config),
            config: Arc::clone(config),
            store,
            scheduler: RefCell::new(Scheduler::new(clock::seed())),
            pages: RefCell::default(),
            jobs: RefCell::default(),
            fetches: Cell::new(0),
            creations: RefCell::default(),
            intervals: Cell::new(config.poll.into()),
            incidents: RefCell::default(),
            refused: RefCell::default(),
            is_resting: Cell::new(is_resting),
            requests: Cell::new(0),
            sleeps: Cell::new(clock::sleeps()),
            alarm: RefCell::default(),
            second: RefCell::default(),
            listeners: RefCell::default(),
        });
        if let Some(token) = token {
            inner.clients.iter().for_each(|client| client.set_token(token.clone()));
        }
        inner.listen();
        let sources = config.sources.iter().enumerate();
        let listed = sources.filter(|(_, source)| has_lists && source.is_listed());
        listed.for_each(|(index, _)| inner.add(PollKey::list(index)));
        let engine = Self(inner);
        followed.into_iter().for_each(|poll| engine.follow(poll));
        engine.0.tick();
        engine
    }

    /// Runs all polls, or one, now.
    pub(crate) fn refresh(&self, key: Option<PollKey>) {
        self.0.step(Event::Refresh(key));
    }

    /// Pauses or resumes all polls.
    pub(crate) fn pause(&self, paused: bool) {
        self.0.step(Event::Paused(paused));
    }

    /// Uses a token for a proxy; the polls that waited for one resume. The token is kept in memory only.
    pub(crate) fn use_token(&self, proxy: usize, token: Token) {
        if let Some(client) = self.0.clients.get(proxy) {
            client.set_token(token);
        }
        self.0.renew(proxy);
    }

    /// Uses a token from the page for each proxy that waits for one or has none, unless it is the token that
    /// the proxy has already. Returns whether any proxy got it.
    pub(crate) fn offer_token(&self, token: &Token) -> bool {
        let waiting: Vec<usize> = self
            .0
            .store
            .token_requests
            .with_untracked(|requests| requests.iter().map(|request| request.proxy).collect());
        let mut is_taken = false;
        for (proxy, client) in self.0.clients.iter().enumerate() {
            let known = client.token();
            let is_wanted = known.is_none() || waiting.contains(&proxy);
            if is_wanted && known.as_ref() != Some(token) {
                self.use_token(proxy, token.clone());
                is_taken = true;
            }
        }
        is_taken
    }

    /// Rests while the element is not displayed, as in a hidden tab.
    pub(crate) fn rest(&self, is_resting: bool) {
        if self.0.is_resting.replace(is_resting) != is_resting {
            self.0.step(Event::Hidden(self.0.is_hidden()));
            self.0.tick();
        }
    }

    /// Runs the polls that are due once, although the page is hidden.
    pub(crate) fn check_in_background(&self) {
        self.0.step(Event::Hidden(false));
        self.0.step(Event::Hidden(true));
    }

    /// When a poll runs next, or why it does not; `None` for an unknown poll.
    #[must_use]
    pub(crate) fn schedule(&self, key: &PollKey) -> Option<Schedule> {
        self.0.scheduler.borrow().schedule(clock::now(), key)
    }

    /// The time at a source's server; the browser's own time until an answer has told it.
    #[must_use]
    pub(crate) fn server_time(&self, source: usize) -> Option<Timestamp> {
        Timestamp::from_unix(self.0.server_time(source))
    }
}

/// A client for each proxy of a configuration.
fn clients(config: &Config) -> Vec<ApiClient<HttpTransport>> {
    let mut clients: Vec<ApiClient<HttpTransport>> = Vec::new();
    for source in &config.sources {
        let base = source.proxy.as_str();
        if clients.iter().all(|client| client.base() != base) {
            clients.push(ApiClient::new(base, HttpTransport));
        }
    }
    clients
}
