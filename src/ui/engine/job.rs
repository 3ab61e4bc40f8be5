//! What each poll fetches, and what its answer is put into.

use std::{
    rc::{Rc, Weak},
    sync::Arc,
};

use wasm_bindgen_futures::spawn_local;

use super::{Inner, Progress, Sent, Task, Token, run::pace};
use crate::{
    api::{Answer, Detail, Error, Phase, Request, Timestamp, decode, request, status::Code},
    browser::{
        clock,
        fetch::{self, Abort},
    },
    poll::{Event, Outcome, Pace, server_clock::Sample},
    ui::model::{bar::Bar, config::Service, key::PollKey},
};

/// A decoded answer of a single request.
enum Answered {
    Detail(Detail),
    Task(Task),
}

impl Inner {
    /// Begins to fetch what a poll wants.
    pub(super) fn fetch(&self, key: PollKey) {
        let Some(this) = self.this.upgrade() else { return };
        let number = self.fetches.get().wrapping_add(1);
        self.fetches.set(number);
        let abort = Rc::new(Abort::default());
        self.jobs.borrow_mut().set(key.clone(), (number, Rc::clone(&abort)));
        if let PollKey::List(source) = key {
            return this.list(source, number, &abort);
        }
        // Only the list of jobs keeps it: a job that is given up takes its request with it.
        let held = Rc::downgrade(&abort);
        spawn_local(async move {
            let result = this.one(&key, &held).await;
            if this.ends(&key, number) {
                match result {
                    Ok((answered, body)) => this.take(key, answered, body),
                    Err(error) => this.failed(key, error),
                }
            }
        });
    }

    /// Whether a fetch is still the one that its poll waits for; it waits no more.
    pub(super) fn ends(&self, key: &PollKey, number: u32) -> bool {
        let mut jobs = self.jobs.borrow_mut();
        let is_current = jobs.get(key).is_some_and(|(current, _)| *current == number);
        if is_current {
            jobs.remove(key);
        }
        is_current
    }

    /// Sends one request when its turn has come, and learns the server's time from the answer.
    pub(super) async fn send(
        &self,
        key: &PollKey,
        request: &Request,
        abort: &Weak<Abort>,
    ) -> Result<(Answer, Sample), Error> {
        let gone = || Error::transport("");
        let (_, line) = self.line(key.source()).ok_or_else(gone)?;
        let _permit = line.gate.pass(key).await;
        let token = line.token.borrow().clone();
        let signal = abort.upgrade().ok_or_else(gone)?.signal();
        let url = line.proxy.url(request);
        let token = token.as_ref().map(Token::reveal);
        let exchange = fetch::send(&url, request, token, signal).await?;
        let date = exchange.answer.headers.date.as_deref().and_then(Timestamp::from_http_date);
        let sample = Sample {
            server: date.map_or(0, Timestamp::as_millis),
            grain: 1000,
            sent: exchange.sent,
            received: exchange.received,
        };
        if date.is_some() {
            line.clock.borrow_mut().learn(sample);
        }
        Ok((exchange.answer, sample))
    }

    /// What a poll's request is answered with, read and as it was sent.
    async fn one(&self, key: &PollKey, abort: &Weak<Abort>) -> Result<(Answered, Vec<u8>), Error> {
        let source = self.config.sources.get(key.source()).ok_or_else(|| Error::transport(""))?;
        let id = key.id();
        let request = match (&source.service, key) {
            (Service::Apig { project_id }, PollKey::Detail(_)) => {
                request::show_instance(project_id, id)
            }
            (Service::Apig { project_id }, _) => request::show_progress(project_id, id),
            (Service::Roma { project_id, .. }, _) => request::show_process(project_id, id),
            (Service::KooPhone { user_id, .. }, _) => request::show_preparation(user_id, id),
        }?;
        let (answer, sample) = self.send(key, &request, abort).await?;
        let answered = match (&source.service, key) {
            (Service::Apig { .. }, PollKey::Detail(_)) => {
                decode::detail(&answer, id).map(Answered::Detail)
            }
            (Service::Apig { .. }, _) => {
                decode::progress(&answer).map(Task::Creation).map(Answered::Task)
            }
            (Service::KooPhone { .. }, _) => {
                decode::preparation(&answer).map(Task::Preparation).map(Answered::Task)
            }
            (Service::Roma { .. }, _) => {
                let process = decode::process(&answer)?;
                if let (Some(time), Some((_, line))) =
                    (process.server_time, self.line(key.source()))
                {
                    // It tells its time to the millisecond.
                    let exact = Sample { server: time.as_millis(), grain: 1, ..sample };
                    line.clock.borrow_mut().learn(exact);
                }
                Ok(Answered::Task(Task::Process(process)))
            }
        };
        Ok((answered?, answer.body))
    }

    fn take(&self, key: PollKey, answered: Answered, body: Vec<u8>) {
        let sent = Arc::new(Sent { body, seen: clock::monotonic() });
        self.store.sent.update(|all| all.set(key.clone(), sent));
        match answered {
            Answered::Detail(detail) => self.take_detail(key, detail),
            Answered::Task(task) => self.take_task(key, task),
        }
    }

    fn take_detail(&self, poll: PollKey, detail: Detail) {
        let Some(key) = poll.instance().cloned() else { return };
        let code = detail.instance.status.code();
        let pace = if code.is_some_and(Code::is_changing) { Pace::Changing } else { Pace::Settled };
        // The detail may know first; the list is then asked, so that the page says one thing.
        let listed = self.store.fleet.with_untracked(|fleet| {
            fleet.get(&key).is_some_and(|row| row.instance.status != detail.instance.status)
        });
        let list = listed.then_some(PollKey::List(key.source));
        let changed = self
            .store
            .details
            .with_untracked(|details| details.get(&key).is_none_or(|before| **before != detail));
        if changed {
            self.store.details.update(|details| details.set(key, Arc::new(detail)));
        }
        self.answered(poll, Outcome::new(pace, changed));
        if changed && list.is_some() {
            self.step(Event::Refresh(list));
        }
    }

    fn take_task(&self, key: PollKey, task: Task) {
        let pace = pace(&task.phase());
        let before = self.store.tasks.with_untracked(|tasks| tasks.get(&key).cloned());
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
        let list = matches!(key, PollKey::Progress(_)).then(|| PollKey::List(key.source()));
        self.answered(key, Outcome::new(pace, changed));
        if pace == Pace::Terminal && changed && list.is_some() {
            // The list says what it has become.
            self.step(Event::Refresh(list));
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
