//! What each poll fetches, and what its answer is put into.

use std::{rc::Rc, sync::Arc};

use super::{Inner, Sent};
use crate::{
    api::{Answered, ApiCall, Detail, Error, Phase, Request, status::Code},
    browser::{clock, spawn::Spawned},
    client::Reply,
    domain::{
        bar::Bar,
        config::Service,
        key::PollKey,
        task::{Progress, Task},
    },
    poll::{Event, Outcome, PollPhase},
};

/// What a poll fetches: one request, or the pages of a list.
#[derive(Debug)]
pub(super) struct Job {
    /// A late answer of an earlier one is not taken.
    pub(super) number: u32,
    /// Dropping them gives the requests up.
    requests: Vec<Spawned>,
}

/// What is done with a reply.
type Done = Box<dyn FnOnce(&Inner, Reply)>;

impl Inner {
    /// Begins to fetch what a poll wants.
    pub(super) fn fetch(&self, key: PollKey) {
        let number = self.fetches.get().wrapping_add(1);
        self.fetches.set(number);
        let job = Job { number, requests: Vec::new() };
        self.jobs.borrow_mut().set(key.clone(), job);
        if let PollKey::List(source) = key {
            return self.list(source, number);
        }
        let Some((call, owner)) = self.call(&key) else { return };
        let request = call.request(owner, 0);
        let poll = key.clone();
        let done = move |this: &Self, reply: Reply| {
            if this.ends(&key, number) {
                let is_bare = reply.is_bare;
                match this.read(&key, &call, reply) {
                    Ok((answered, body)) => this.take(key, answered, body),
                    Err(error) => this.failed(key, error, is_bare),
                }
            }
        };
        self.send(&poll, request, Box::new(done));
    }

    /// Whether a fetch is still the one that its poll waits for; it waits no more.
    pub(super) fn ends(&self, key: &PollKey, number: u32) -> bool {
        let mut jobs = self.jobs.borrow_mut();
        let is_current = jobs.get(key).is_some_and(|job| job.number == number);
        if is_current {
            jobs.remove(key);
        }
        is_current
    }

    /// Sends a request on behalf of a poll, as part of its job.
    pub(super) fn send(&self, key: &PollKey, prepared: Result<Request, Error>, done: Done) {
        let Some((_, client)) = self.client(key.source()) else { return };
        let client = client.clone();
        self.requests.set(self.requests.get().wrapping_add(1));
        let this = self.this.clone();
        let request = Spawned::new(async move {
            let reply = match prepared {
                Ok(request) => client.send(request).await,
                Err(error) => Reply { result: Err(error), is_bare: true },
            };
            if let Some(this) = this.upgrade() {
                done(&this, reply);
            }
        });
        if let Some(job) = self.jobs.borrow_mut().get_mut(key) {
            job.requests.push(request);
        }
    }

    /// What a poll asks for, but for a list, and whose it is; `None` where there is no such source.
    fn call(&self, key: &PollKey) -> Option<(ApiCall, &str)> {
        let service = &self.config.sources.get(key.source())?.service;
        let id = Arc::clone(&key.instance()?.id);
        Some(match (service, key) {
            (Service::Apig { project_id }, PollKey::Detail(_)) => {
                (ApiCall::ShowInstance { id }, project_id)
            }
            (Service::Apig { project_id }, _) => (ApiCall::ShowProgress { id }, project_id),
            (Service::Roma { project_id, .. }, _) => (ApiCall::ShowProcess { id }, project_id),
            (Service::KooPhone { user_id, .. }, _) => (ApiCall::ShowPreparation { id }, user_id),
        })
    }

    /// What a poll's request is answered with, read and as it was sent.
    fn read(
        &self,
        key: &PollKey,
        call: &ApiCall,
        reply: Reply,
    ) -> Result<(Answered, Vec<u8>), Error> {
        let exchange = reply.result?;
        let answered = call.decode(&exchange.answer)?.value;
        if let Answered::Process(process) = &answered
            && let (Some(time), Some((_, client))) =
                (process.server_time, self.client(key.source()))
        {
            client.learn_server_time(&exchange, time);
        }
        Ok((answered, Rc::unwrap_or_clone(exchange).answer.body))
    }

    fn take(&self, key: PollKey, answered: Answered, body: Vec<u8>) {
        let sent = Arc::new(Sent { body, seen: clock::now() });
        self.store.sent.update(|all| all.set(key.clone(), sent));
        match answered {
            // A list is taken page by page, by `list`.
            Answered::Page(_) => {}
            Answered::Detail(detail) => self.take_detail(key, detail),
            Answered::Creation(creation) => self.take_task(key, Task::Creation(creation)),
            Answered::Process(process) => self.take_task(key, Task::Process(process)),
            Answered::Preparation(preparation) => {
                self.take_task(key, Task::Preparation(preparation));
            }
        }
    }

    fn take_detail(&self, poll: PollKey, detail: Detail) {
        let Some(key) = poll.instance().cloned() else { return };
        let code = detail.instance.status.code();
        let phase = if code.is_some_and(Code::is_changing) {
            PollPhase::Transition
        } else {
            PollPhase::Settled
        };
        // The detail may know first; the list is then asked, so that the page says one thing.
        let listed = self.store.fleet.with_untracked(|fleet| {
            fleet.get(&key).is_some_and(|row| row.instance.status != detail.instance.status)
        });
        let list = PollKey::List(key.source);
        let changed = self
            .store
            .details
            .with_untracked(|details| details.get(&key).is_none_or(|before| **before != detail));
        if changed {
            self.store.details.update(|details| details.set(key, Arc::new(detail)));
        }
        self.answered(poll, Outcome::new(phase, changed));
        if changed && listed {
            self.step(Event::Due(list));
        }
    }

    fn take_task(&self, key: PollKey, task: Task) {
        let phase = task.poll_phase();
        let before = self.store.tasks.with_untracked(|tasks| tasks.get(&key).cloned());
        self.observe(&key, before.as_deref(), &task);
        let changed = before.as_ref().is_none_or(|before| match (&before.task, &task) {
            // The server's time is new in each answer, and no news.
            (Task::Process(before), Task::Process(now)) => !before.says_the_same(now),
            (before, now) => before != now,
        });
        if changed {
            let percent = percent(before.as_deref(), &task);
            let progress = Arc::new(Progress { task, percent });
            self.store.tasks.update(|tasks| tasks.set(key.clone(), progress));
        }
        let is_listed = matches!(key, PollKey::Progress(_));
        let list = PollKey::List(key.source());
        self.answered(key, Outcome::new(phase, changed));
        if phase == PollPhase::Terminal && changed && is_listed {
            // The list says what it has become.
            self.step(Event::Due(list));
        }
    }
}

/// What a bar shows after an answer: it never goes back.
fn percent(before: Option<&Progress>, task: &Task) -> Option<u8> {
    let sent = match task {
        Task::Creation(creation) => Some(creation.percent.unwrap_or(0)),
        // A cloud phone tells none: under way its bar only moves.
        Task::Preparation(_) => None,
        Task::Process(process) => process.percent,
    };
    let mut bar = before.map_or_else(Bar::default, |before| {
        Bar::new(before.percent.unwrap_or(0), before.task.started())
    });
    let phase = task.phase();
    let is_known = sent.is_some() || phase == Phase::Succeeded;
    is_known.then(|| bar.take(&phase, sent, task.started()))
}
