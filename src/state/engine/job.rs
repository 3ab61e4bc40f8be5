//! Sends the requests of each poll, and stores their answers.

use leptos::prelude::*;

use std::{rc::Rc, sync::Arc};

use super::{Inner, Sent};
use crate::state::HostEvent;
use crate::{
    api::{Answer, Answered, ApiCall, Detail, Error},
    browser::{clock, spawn::Spawned},
    client::Reply,
    domain::{key::PollKey, outcome, task::Task},
    poll::{Event, Outcome},
};

/// The fetch of one poll: one request, or the pages of a list.
#[derive(Debug)]
pub(super) struct Job {
    /// The number of the fetch, by which a late answer to an earlier fetch is ignored.
    pub(super) number: u32,
    /// The requests in flight. Dropping them cancels them.
    pub(super) requests: Vec<Spawned>,
}

/// Handles a reply.
type Done = Box<dyn FnOnce(&Inner, Reply)>;

impl Inner {
    /// Starts the fetch of a poll.
    pub(super) fn fetch(&self, key: PollKey) {
        let number = self.fetches.get().wrapping_add(1);
        self.fetches.set(number);
        let job = Job { number, requests: Vec::new() };
        self.jobs.borrow_mut().insert(key.clone(), job);
        if key.call == ApiCall::ListInstances {
            return self.list(key.source, number);
        }
        let poll = key.clone();
        let done = move |this: &Self, reply: Reply| {
            if this.ends(&key, number) {
                let had_token = reply.had_token;
                match this.read(&key, reply) {
                    Ok((answered, body)) => this.take(key, answered, body),
                    Err(error) => this.failed(&key, error, had_token),
                }
            }
        };
        self.send(&poll, 0, None, Box::new(done));
    }

    /// Ends a poll's fetch; `false` if the poll does not wait for the fetch of this number any more.
    pub(super) fn ends(&self, key: &PollKey, number: u32) -> bool {
        let mut jobs = self.jobs.borrow_mut();
        let is_current = jobs.get(key).is_some_and(|job| job.number == number);
        if is_current {
            jobs.remove(key);
        }
        is_current
    }

    /// Sends a poll's call, as part of its job. `offset` is the first row of the page of a list. `known` is
    /// the answer to the same call that is still at hand.
    pub(super) fn send(&self, key: &PollKey, offset: u64, known: Option<Rc<Answer>>, done: Done) {
        let Some(source) = self.config.sources.get(key.source) else { return };
        let Some((_, client)) = self.client(key.source) else { return };
        let source_index = key.source;
        let prepared = key.call.request(source.service.owner(), offset);
        let client = client.clone();
        self.requests.set(self.requests.get().wrapping_add(1));
        let this = self.this.clone();
        let request = Spawned::new(async move {
            let reply = match prepared {
                Ok(request) => client.send_again(request, known).await,
                Err(error) => Reply { result: Err(error), had_token: false },
            };
            if let Some(this) = this.upgrade() {
                if let Ok(exchange) = &reply.result {
                    this.note_token_end(source_index, exchange);
                }
                done(&this, reply);
            }
        });
        if let Some(job) = self.jobs.borrow_mut().get_mut(key) {
            job.requests.push(request);
        }
    }

    /// Decodes a reply. Returns the answer, and its body as it was sent.
    fn read(&self, key: &PollKey, reply: Reply) -> Result<(Answered, Vec<u8>), Error> {
        let exchange = reply.result?;
        let answered = key.call.decode(&exchange.answer)?.value;
        if let Answered::Process(process) = &answered
            && let (Some(time), Some((_, client))) = (process.server_time, self.client(key.source))
        {
            client.learn_server_time(&exchange, time);
        }
        Ok((answered, exchange.answer.body.clone()))
    }

    fn take(&self, key: PollKey, answered: Answered, body: Vec<u8>) {
        let sent = Arc::new(Sent { body, seen: clock::now() });
        self.store.records.update(&key, |record| {
            record.sent = Some(sent);
            true
        });
        match answered {
            // Only `list` requests pages, and it takes them itself.
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
        let Some(key) = poll.instance() else { return };
        let before = self.store.records.with_untracked(&poll, |record| record.detail.clone());
        let listed = self
            .store
            .fleet
            .with_untracked(|fleet| fleet.get(&key).map(|row| row.instance.status.clone()));
        let answered = outcome::detail(before.as_ref(), listed.as_ref(), detail);
        if let Some(detail) = answered.shown {
            self.store.records.update(&poll, |record| {
                record.detail = Some(detail);
                true
            });
        }
        self.carry_on(poll, answered.outcome, answered.is_list_due);
    }

    fn take_task(&self, key: PollKey, task: Task) {
        let before = self.store.records.with_untracked(&key, |record| record.progress.clone());
        self.observe(&key, before.as_deref(), &task);
        if let Some(before) = before.as_deref() {
            let events = HostEvent::of_step(&key, &before.task, &task);
            events.into_iter().flatten().for_each(|event| {
                self.store.outside.tell(&event);
            });
        }
        let is_listed = matches!(key.call, ApiCall::ShowProgress { .. });
        let answered = outcome::progress(before.as_ref(), is_listed, task);
        if let Some(progress) = answered.shown {
            self.store.records.update(&key, |record| {
                record.progress = Some(progress);
                true
            });
        }
        self.carry_on(key, answered.outcome, answered.is_list_due);
    }

    fn carry_on(&self, key: PollKey, outcome: Outcome, is_list_due: bool) {
        let list = PollKey::list(key.source);
        self.answered(key, outcome);
        if is_list_due {
            self.step(Event::Due(list));
        }
    }
}
