//! Runs the scheduler with the browser, and puts what comes into the [`Store`].
//!
//! It does no deciding of its own: the scheduler says what to fetch and when, the decoders what an
//! answer means. Dropping the last handle ends every timer, listener and request.

mod job;
mod line;
mod listing;
mod store;
mod token;

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
    sync::Arc,
};

use super::model::{
    config::{Config, Service},
    key::{InstanceKey, PollKey},
    keyed::Keyed,
};
use crate::{
    api::{Error, Kind, Phase, Timestamp, status::Code},
    browser::{
        clock,
        fetch::Abort,
        listener::{self, Listener},
        timer::Timer,
    },
    poll::{Effect, End, Event, Failure, Millis, Outcome, Pace, Schedule, Scheduler},
};
use line::Line;
use listing::PageCache;
pub use store::{ListState, Opened, Progress, Store, Task};
pub use token::{Ask, Token};

/// The polls of one console, running until it is dropped.
#[derive(Debug)]
pub struct Engine(Rc<Inner>);

/// A fetch under way keeps the rest alive: it is given up here.
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
    config: Rc<Config>,
    store: Store,
    /// The proxies, each once; a poll's credential is that of its line.
    lines: Vec<Line>,
    scheduler: RefCell<Scheduler<PollKey, usize>>,
    pages: RefCell<Keyed<usize, PageCache>>,
    /// What is being fetched, by the number of its fetch: a late answer of an earlier one is not taken.
    jobs: RefCell<Keyed<PollKey, (u32, Rc<Abort>)>>,
    fetches: Cell<u32>,
    /// Whether the progress of the open instance is polled only because it is open.
    looked_up: Cell<bool>,
    /// Progress that was asked for once more, after the list had said that the creation is over.
    last: RefCell<Vec<PollKey>>,
    alarm: RefCell<Option<Timer>>,
    second: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Engine {
    /// Begins to poll everything that the configuration names.
    #[must_use]
    pub fn start(config: &Rc<Config>, store: Store) -> Self {
        let inner = Rc::new_cyclic(|this| Inner {
            this: this.clone(),
            lines: Line::of(config),
            config: Rc::clone(config),
            store,
            scheduler: RefCell::new(Scheduler::new(clock::seed())),
            pages: RefCell::default(),
            jobs: RefCell::default(),
            fetches: Cell::new(0),
            looked_up: Cell::new(false),
            last: RefCell::default(),
            alarm: RefCell::default(),
            second: RefCell::default(),
            listeners: RefCell::default(),
        });
        inner.listen();
        for (index, source) in config.sources.iter().enumerate() {
            let key = |id: &String| InstanceKey { source: index, id: id.as_str().into() };
            match &source.service {
                Service::Apig { .. } => inner.add(PollKey::List(index)),
                Service::Roma { instances, .. } => {
                    instances.iter().for_each(|id| inner.add(PollKey::Process(key(id))));
                }
                Service::KooPhone { instances, .. } => {
                    instances.iter().for_each(|id| inner.add(PollKey::Preparation(key(id))));
                }
            }
        }
        inner.tick();
        Self(inner)
    }

    /// Asks for everything, or one thing, now.
    pub fn refresh(&self, key: Option<PollKey>) {
        self.0.step(Event::Refresh(key));
    }

    /// Pauses all polls, or lets them go on.
    pub fn pause(&self, paused: bool) {
        self.0.step(Event::Paused(paused));
    }

    /// Takes a token for a line; everything that waited for one goes on. It is kept in memory only.
    pub fn use_token(&self, line: usize, token: Token) {
        if let Some(line) = self.0.lines.get(line) {
            line.token.replace(Some(token));
        }
        self.0.store.asks.update(|asks| {
            asks.remove(&line);
        });
        self.0.step(Event::Credential(line));
    }

    /// Begins to poll an instance's detail, and how its creation went where there is something to say.
    pub fn open(&self, key: &InstanceKey) {
        self.0.add(PollKey::Detail(key.clone()));
        let progress = PollKey::Progress(key.clone());
        let is_followed = self.0.scheduler.borrow().contains(&progress);
        let has_failed = self.0.code(key).is_some_and(is_failed_creation);
        self.0.looked_up.set(has_failed && !is_followed);
        if has_failed {
            self.0.add(progress);
        }
    }

    /// Ends what [`Engine::open`] began.
    pub fn close(&self, key: &InstanceKey) {
        self.0.end(PollKey::Detail(key.clone()));
        if self.0.looked_up.replace(false) {
            self.0.end(PollKey::Progress(key.clone()));
        }
    }

    /// What a person is told about one poll; `None` for one that is not there.
    #[must_use]
    pub fn schedule(&self, key: &PollKey) -> Option<Schedule> {
        self.0.scheduler.borrow().schedule(clock::monotonic(), key)
    }

    /// The time at a source's server; the browser's own where no answer has told it yet.
    #[must_use]
    pub fn server_time(&self, source: usize) -> Option<Timestamp> {
        Timestamp::from_unix(self.0.server_time(source))
    }
}

impl Inner {
    fn listen(&self) {
        let mut listeners = Vec::new();
        let this = self.this.clone();
        listeners.extend(listener::visibility(move |hidden| {
            if let Some(this) = this.upgrade() {
                this.step(Event::Hidden(hidden));
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

    /// Moves the second hand, by which ages and countdowns are written. It stands still while hidden.
    fn tick(&self) {
        self.store.now.set(clock::monotonic());
        let this = self.this.clone();
        let is_hidden = web_sys::window()
            .and_then(|window| window.document())
            .is_some_and(|document| document.hidden());
        *self.second.borrow_mut() = (!is_hidden)
            .then(|| {
                Timer::after(1000, move || {
                    if let Some(this) = this.upgrade() {
                        this.tick();
                    }
                })
            })
            .flatten();
    }

    fn step(&self, event: Event<PollKey, usize>) {
        let effects = self.scheduler.borrow_mut().step(clock::monotonic(), event);
        for effect in effects {
            match effect {
                Effect::Cancel(key) => {
                    self.jobs.borrow_mut().remove(&key);
                    // What is still polled was given up for its silence.
                    if self.scheduler.borrow().contains(&key) {
                        let error = Arc::new(Error::transport("timeout, 60 s"));
                        self.store.errors.update(|errors| errors.set(key, error));
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
        self.store.schedule.update(|count| *count = count.wrapping_add(1));
    }

    fn add(&self, key: PollKey) {
        let Some((scope, _)) = self.line(key.source()) else { return };
        let intervals = self.config.intervals;
        self.step(Event::Add { key, scope, intervals });
    }

    fn answered(&self, key: PollKey, outcome: Outcome) {
        if self.store.errors.with_untracked(|errors| errors.get(&key).is_some()) {
            self.store.errors.update(|errors| {
                errors.remove(&key);
            });
        }
        self.step(Event::Answered { key, outcome });
    }

    fn failed(&self, key: PollKey, error: Error) {
        let failure = self.failure(&key, &error);
        self.step(Event::Failed { key: key.clone(), failure });
        if failure != Failure::Credential {
            self.store.errors.update(|errors| errors.set(key, Arc::new(error)));
            return;
        }
        // A refusal of the token before the present one is none of the present one.
        let schedule = self.scheduler.borrow().schedule(clock::monotonic(), &key);
        if let (Some(Schedule::Halted), Some((line, state))) = (schedule, self.line(key.source())) {
            let was_sent = state.token.borrow().is_some();
            // Each poll in flight is refused for itself: what the person has begun to type stays.
            if self.store.asks.with_untracked(|asks| asks.get(&line).is_none()) {
                let source = key.source();
                let ask = Arc::new(Ask { line, source, error, was_sent });
                self.store.asks.update(|asks| asks.set(line, ask));
            }
        }
    }

    fn failure(&self, key: &PollKey, error: &Error) -> Failure {
        if error.kind == Kind::Credential {
            return Failure::Credential;
        }
        if !error.is_retryable() {
            let is_gone = error.kind == Kind::NotFound && key.instance().is_some();
            return Failure::Final(if is_gone { End::Gone } else { End::Refused });
        }
        // The server's seconds are cut off: the earlier end of this one cannot undercut its date.
        let now = Timestamp::from_unix(self.server_time(key.source()).saturating_sub(1000));
        let wait = error.retry_after.zip(now);
        let wait = wait.map(|(retry, now)| retry.wait(now).as_millis());
        let retry_after = wait.map(|wait| Millis::try_from(wait).unwrap_or(Millis::MAX));
        Failure::Passing { retry_after }
    }

    /// The line of a source, and its index.
    fn line(&self, source: usize) -> Option<(usize, &Line)> {
        let proxy = &self.config.sources.get(source)?.proxy;
        self.lines.iter().enumerate().find(|(_, line)| line.proxy == *proxy)
    }

    fn server_time(&self, source: usize) -> i64 {
        let line = self.line(source);
        let time = line.and_then(|(_, line)| line.clock.borrow().at(clock::monotonic()));
        time.unwrap_or_else(clock::wall)
    }

    fn code(&self, key: &InstanceKey) -> Option<Code> {
        self.store
            .fleet
            .with_untracked(|fleet| fleet.get(key).and_then(|row| row.instance.status.code()))
    }

    /// Stops to poll something, and forgets what was known of it.
    fn end(&self, key: PollKey) {
        self.store.tasks.update_if(|tasks| tasks.remove(&key));
        self.store.errors.update_if(|errors| errors.remove(&key));
        self.step(Event::Remove(key));
    }

    /// Polls the progress of what is being created.
    ///
    /// What the list no longer calls a creation is asked for once more, because its end is to be
    /// seen; one that has failed stays, because its progress says why.
    fn follow(&self) {
        let (mut begin, mut end) = (Vec::new(), Vec::new());
        let (mut last, mut waiting) = (Vec::new(), Vec::new());
        let mut known: Vec<PollKey> =
            self.store.tasks.with_untracked(|all| all.keys().cloned().collect());
        self.store.errors.with_untracked(|all| known.extend(all.keys().cloned()));
        self.store.fleet.with_untracked(|fleet| {
            for row in fleet.rows() {
                if row.instance.status.code().is_some_and(Code::is_creation) {
                    begin.push(PollKey::Progress(row.key.clone()));
                }
            }
            for poll in known {
                let PollKey::Progress(key) = &poll else { continue };
                let row = fleet.get(key);
                let code = row.and_then(|row| row.instance.status.code());
                if code.is_some_and(|code| code.is_creation() || is_failed_creation(code)) {
                    continue;
                }
                let is_over = self.store.tasks.with_untracked(|tasks| {
                    tasks.get(&poll).is_none_or(|known| known.task.phase().is_terminal())
                });
                // What is in flight may still be the answer from before: it is waited for, and asked again.
                let schedule = self.scheduler.borrow().schedule(clock::monotonic(), &poll);
                let was_asked = self.last.borrow().contains(&poll);
                if row.is_none() || is_over {
                    end.push(poll);
                } else if schedule != Some(Schedule::Checking) {
                    if was_asked { end.push(poll) } else { last.push(poll) }
                } else if was_asked {
                    waiting.push(poll);
                }
            }
        });
        waiting.extend(last.iter().cloned());
        self.last.replace(waiting);
        for poll in last {
            self.step(Event::Refresh(Some(poll)));
        }
        for poll in end {
            self.end(poll);
        }
        for poll in begin {
            if !self.scheduler.borrow().contains(&poll) {
                self.add(poll);
            }
        }
    }
}

/// The ways in which a creation ends badly: its progress says why.
fn is_failed_creation(code: Code) -> bool {
    matches!(
        code,
        Code::CreateFail
            | Code::InitingFailed
            | Code::RegisterFailed
            | Code::InstallFailed
            | Code::CreateTimeout
            | Code::InitTimeout
            | Code::RegisterTimeout
            | Code::InstallTimeout
    )
}

/// What a creation's phase means for the next question.
fn pace(phase: &Phase) -> Pace {
    match phase {
        Phase::Failed | Phase::Succeeded => Pace::Terminal,
        Phase::Underway => Pace::Changing,
        Phase::Unknown(_) => Pace::Settled,
    }
}
