//! Carries out the effects of the scheduler, and reports the results to it.

use leptos::prelude::*;

use std::sync::Arc;

use super::{Inner, TokenRequest};
use crate::state::HostEvent;
use crate::{
    api::{Error, Kind, Problem},
    browser::{clock, listener, timer::Timer},
    client::{ApiClient, http::HttpTransport},
    domain::key::PollKey,
    poll::{Effect, End, Event, Failure, Outcome, Schedule, retry_after},
};

impl Inner {
    pub(super) fn listen(&self) {
        let mut listeners = Vec::new();
        let this = self.this.clone();
        listeners.extend(listener::visibility(move |_| {
            if let Some(this) = this.upgrade() {
                this.step(Event::Hidden(this.is_hidden()));
                this.tick();
            }
        }));
        let this = self.this.clone();
        listeners.extend(
            listener::offline(move |offline| {
                if let Some(this) = this.upgrade() {
                    this.step(Event::Offline(offline));
                }
            })
            .into_iter()
            .flatten(),
        );
        *self.listeners.borrow_mut() = listeners;
    }

    /// Sets the clock that ages and countdowns are computed from, each second while the console is visible.
    ///
    /// A sleep of the machine is noticed here within a second after it wakes.
    pub(super) fn tick(&self) {
        self.notice_sleep();
        self.store.now.set(clock::now());
        self.publish_schedules();
        let this = self.this.clone();
        *self.second.borrow_mut() = (!self.is_hidden())
            .then(|| {
                Timer::after(1000, move || {
                    if let Some(this) = this.upgrade() {
                        this.tick();
                    }
                })
            })
            .flatten();
    }

    /// Whether nobody can see the console.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_resting.get() || listener::is_hidden()
    }

    pub(super) fn step(&self, event: Event<PollKey, usize>) {
        self.notice_sleep();
        self.step_awake(event);
    }

    fn notice_sleep(&self) {
        let sleeps = clock::sleeps();
        if self.sleeps.replace(sleeps) != sleeps {
            self.step_awake(Event::Slept);
        }
    }

    fn step_awake(&self, event: Event<PollKey, usize>) {
        let slept = event == Event::Slept;
        let effects = self.scheduler.borrow_mut().step(clock::now(), event);
        for effect in effects {
            match effect {
                Effect::Cancel(key) => {
                    self.jobs.borrow_mut().remove(&key);
                    // A cancelled fetch whose poll stays has timed out, unless the machine slept.
                    if !slept && self.scheduler.borrow().contains(&key) {
                        let error = Error::without_answer(Problem::TimedOut, "");
                        self.note(&key, &error);
                        self.fail(&key, error);
                    }
                }
                Effect::Fetch(key) => self.fetch(key),
            }
        }
        let sleep = self.scheduler.borrow().sleep();
        let this = self.this.clone();
        *self.alarm.borrow_mut() = sleep.and_then(|sleep| {
            Timer::after(sleep, move || {
                if let Some(this) = this.upgrade() {
                    this.step(Event::Woke);
                }
            })
        });
        self.publish_schedules();
    }

    fn publish_schedules(&self) {
        let now = clock::now();
        let polls = self.scheduler.borrow().keys().cloned().collect();
        let schedule = |poll: &PollKey| self.scheduler.borrow().schedule(now, poll);
        self.store.schedules.publish(polls, &schedule);
    }

    pub(super) fn add(&self, key: PollKey) {
        let Some((scope, _)) = self.client(key.source) else { return };
        let intervals = self.intervals.get();
        self.step(Event::Add { key, scope, intervals });
    }

    pub(super) fn answered(&self, key: PollKey, outcome: Outcome) {
        self.store.records.update(&key, |record| record.error.take().is_some());
        self.refused.borrow_mut().remove(&key);
        self.step(Event::Answered { key, outcome });
    }

    pub(super) fn failed(&self, key: &PollKey, error: Error, had_token: bool) {
        self.note(key, &error);
        let failure = self.failure(key, &error);
        self.step(Event::Failed { key: key.clone(), failure });
        if failure != Failure::Credential {
            self.fail(key, error);
            return;
        }
        // The refusal of an earlier token says nothing about the present one: then the poll is not halted.
        let schedule = self.scheduler.borrow().schedule(clock::now(), key);
        if let (Some(Schedule::Halted), Some((proxy, client))) = (schedule, self.client(key.source))
        {
            client.mark_token_rejected(&error);
            // Several polls may be refused, but each proxy has one request: another would clear what the
            // person has begun to type.
            let is_repeated = self.has_refused(proxy);
            self.refused.borrow_mut().insert(key.clone());
            let source = key.source;
            let request = TokenRequest { proxy, source, error, was_sent: had_token, is_repeated };
            let is_first = self.store.token_requests.try_maybe_update(|requests| {
                let is_first = requests.iter().all(|request| request.proxy != proxy);
                if is_first {
                    requests.push(Arc::new(request));
                }
                (is_first, is_first)
            });
            if is_first == Some(true) {
                self.store.outside.tell(&HostEvent::AuthRequired { source, refused: had_token });
            }
        }
    }

    fn fail(&self, key: &PollKey, error: Error) {
        let is_new = self.store.records.with_untracked(key, |record| {
            record.error.as_ref().is_none_or(|before| !before.has_the_same_reason(&error))
        });
        if is_new {
            self.store.outside.tell(&HostEvent::failure(key, &error));
        }
        self.store.records.update(key, |record| {
            record.error = Some(error);
            true
        });
    }

    /// Whether any poll of a proxy was refused for its token, and has had no good answer since.
    fn has_refused(&self, proxy: usize) -> bool {
        let proxy_of = |poll: &PollKey| self.client(poll.source).map(|(proxy, _)| proxy);
        self.refused.borrow().iter().any(|poll| proxy_of(poll) == Some(proxy))
    }

    fn failure(&self, key: &PollKey, error: &Error) -> Failure {
        if error.kind == Kind::Credential {
            return Failure::Credential;
        }
        if !error.is_retryable() {
            let is_gone = error.kind == Kind::NotFound && key.instance().is_some();
            return Failure::Final(if is_gone { End::Gone } else { End::Refused });
        }
        let server_time = self.server_time(key.source);
        let retry_after = error.retry_after.map(|header| retry_after::wait(header, server_time));
        Failure::Passing { retry_after }
    }

    /// Resumes the polls of a proxy that has got a token.
    pub(super) fn renew(&self, proxy: usize) {
        self.store.token_requests.maybe_update(|requests| {
            let waiting = requests.len();
            requests.retain(|request| request.proxy != proxy);
            requests.len() < waiting
        });
        self.step(Event::Credential(proxy));
    }

    /// The client of a source, and its index.
    pub(super) fn client(&self, source: usize) -> Option<(usize, &ApiClient<HttpTransport>)> {
        let base = self.config.sources.get(source)?.proxy.as_str();
        self.clients.iter().enumerate().find(|(_, client)| client.base() == base)
    }

    pub(super) fn server_time(&self, source: usize) -> i64 {
        let time = self.client(source).and_then(|(_, client)| client.server_time(clock::now()));
        time.unwrap_or_else(clock::wall)
    }

    /// Removes a poll, and forgets its answers.
    pub(super) fn forget(&self, key: &PollKey) {
        self.store.records.forget(key);
        self.step(Event::Remove(key.clone()));
        self.store.schedules.forget(key);
    }
}
