//! A driver that watches a scheduler from outside, and checks at each step the rules that always hold. The
//! tables check how long polls wait.
//!
//! It keeps its own time: the sum of what its clock readings went forward and of what its timers slept.

use std::collections::{BTreeMap, BTreeSet};

use instance_console::poll::{
    Effect, End, Event, Failure, Millis, Outcome, PollPhase, Schedule, Scheduler, retry_after,
    scheduler::TIMEOUT,
};

/// The number of keys and of credentials. They are few, so that events often hit the same ones.
pub(crate) const KEYS: u8 = 4;
pub(crate) const SCOPES: u8 = 2;

pub(crate) const DAY: Millis = 24 * 60 * 60_000;
const YEAR: Millis = 365 * DAY;

/// The longest wait: twenty days, and ten per cent of jitter.
pub(crate) const LONGEST_SLEEP: Millis = 22 * DAY;

/// The state of a poll, as far as it can be told from outside.
#[derive(Debug, Default)]
struct Poll {
    /// The time and the credential's generation of the fetch in flight.
    in_flight: Option<(Millis, u32)>,
    over: Option<End>,
    /// Whether it is fetched even while paused.
    requested: bool,
}

/// What the clock shows when a timer fires.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wake {
    Back(Millis),
    Early,
    InTime,
    Late(Millis),
    StandsStill,
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) scheduler: Scheduler<u8, u8>,
    pub(crate) reading: Millis,
    /// Which poll was fetched, and when by the model's own time.
    pub(crate) fetches: Vec<(u8, Millis)>,
    last_reading: Option<Millis>,
    now: Millis,
    polls: BTreeMap<u8, Poll>,
    /// Until when the server asked not to be called for a key; kept when the poll is removed.
    not_before: BTreeMap<u8, Millis>,
    generations: BTreeMap<u8, u32>,
    refused: BTreeSet<u8>,
    hidden: bool,
    offline: bool,
    paused: bool,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            scheduler: Scheduler::new(seed),
            reading: 0,
            fetches: Vec::new(),
            last_reading: None,
            now: 0,
            polls: BTreeMap::new(),
            not_before: BTreeMap::new(),
            generations: BTreeMap::new(),
            refused: BTreeSet::new(),
            hidden: false,
            offline: false,
            paused: false,
        }
    }

    /// The polls that have not ended, and so must be fetched at some time.
    pub(crate) fn live(&self) -> BTreeSet<u8> {
        let live = self.polls.iter().filter(|(_, poll)| poll.over.is_none());
        live.map(|(key, _)| *key).collect()
    }

    /// Sleeps for as long as the scheduler wants. Returns that time; `None` if the scheduler wants no timer.
    pub(crate) fn wake(&mut self, kind: Wake) -> Option<Millis> {
        let sleep = self.scheduler.sleep()?;
        let moment = self.now + sleep;
        self.reading = match kind {
            Wake::Back(by) => self.reading.saturating_sub(by),
            Wake::Early => self.reading.saturating_add(sleep.saturating_sub(1)),
            Wake::InTime => self.reading.saturating_add(sleep),
            Wake::Late(by) => self.reading.saturating_add(sleep).saturating_add(by),
            Wake::StandsStill => self.reading,
        };
        self.read();
        self.now = self.now.max(moment);
        let effects = self.scheduler.step(self.reading, Event::Woke);
        self.watch(&effects);
        Some(sleep)
    }

    pub(crate) fn step(&mut self, event: Event<u8, u8>) {
        self.read();
        let cancelled = self.take(&event);
        let effects = self.scheduler.step(self.reading, event);
        let (cancels, others) = effects.split_at(usize::from(cancelled.is_some()));
        assert_eq!(cancels.first(), cancelled.map(Effect::Cancel).as_ref());
        self.watch(others);
    }

    fn read(&mut self) {
        let passed = self.last_reading.map_or(0, |last| self.reading.saturating_sub(last));
        self.now += passed.min(YEAR);
        self.last_reading = Some(self.reading);
    }

    /// Updates the model for an event. Returns the key whose fetch the event cancels.
    fn take(&mut self, event: &Event<u8, u8>) -> Option<u8> {
        match *event {
            Event::Add { key, scope, .. } => {
                assert_eq!(scope, key % SCOPES);
                let new = || Poll { requested: true, ..Poll::default() };
                self.polls.entry(key).or_insert_with(new);
            }
            Event::Answered { key, outcome } => self.answered(key, outcome),
            Event::Credential(scope) => {
                *self.generations.entry(scope).or_default() += 1;
                self.refused.remove(&scope);
            }
            Event::Due(key) => self.request(key),
            Event::Failed { key, failure } => self.fail(key, failure),
            Event::Hidden(hidden) => self.hidden = hidden,
            Event::Intervals(_) => {}
            Event::Offline(offline) => self.offline = offline,
            Event::Paused(paused) => self.paused = paused,
            Event::Refresh(wanted) => {
                for key in (0..KEYS).filter(|key| wanted.is_none_or(|wanted| wanted == *key)) {
                    if self.can_be_requested(key) {
                        // A refresh by the person overrides the server's `Retry-After`.
                        self.not_before.remove(&key);
                    }
                    self.request(key);
                }
            }
            Event::Remove(key) => {
                let poll = self.polls.remove(&key)?;
                return poll.in_flight.map(|_| key);
            }
            Event::Slept => {}
            Event::Woke => unreachable!("timers fire by `wake`"),
        }
        None
    }

    fn can_be_requested(&self, key: u8) -> bool {
        let is_refused = self.refused.contains(&(key % SCOPES));
        self.polls.get(&key).is_some_and(|poll| match poll.over {
            None => poll.in_flight.is_none() && !is_refused,
            Some(End::Gone | End::Refused) => true,
            Some(End::Terminal) => false,
        })
    }

    fn request(&mut self, key: u8) {
        if self.can_be_requested(key)
            && let Some(poll) = self.polls.get_mut(&key)
        {
            *poll = Poll { requested: true, ..Poll::default() };
        }
    }

    fn answered(&mut self, key: u8, outcome: Outcome) {
        let Some(poll) = self.polls.get_mut(&key).filter(|poll| poll.in_flight.is_some()) else {
            return;
        };
        poll.in_flight = None;
        poll.over = (outcome.phase == PollPhase::Terminal).then_some(End::Terminal);
        self.not_before.remove(&key);
    }

    fn fail(&mut self, key: u8, failure: Failure) {
        let scope = key % SCOPES;
        let Some(poll) = self.polls.get_mut(&key) else { return };
        let Some((_, generation)) = poll.in_flight.take() else { return };
        match failure {
            Failure::Credential => {
                poll.requested = true;
                if generation == self.generations.get(&scope).copied().unwrap_or(0) {
                    self.refused.insert(scope);
                }
            }
            Failure::Final(end) => poll.over = Some(end),
            Failure::Passing { retry_after } => {
                let wait = retry_after.unwrap_or(0).min(retry_after::LONGEST);
                self.not_before.insert(key, self.now + wait);
            }
        }
    }

    /// Checks the effects of a step, and that no effect is missing.
    fn watch(&mut self, effects: &[Effect<u8>]) {
        for effect in effects {
            match effect {
                Effect::Cancel(key) => {
                    let poll = self.polls.get_mut(key).expect("cancelled is what is polled");
                    let (since, _) = poll.in_flight.take().expect("cancelled is what is in flight");
                    assert!(self.now - since >= TIMEOUT, "given up after a minute");
                    self.not_before.remove(key);
                }
                Effect::Fetch(key) => self.watch_fetch(*key),
            }
        }
        let mut needs_timer = false;
        for key in 0..KEYS {
            needs_timer |= self.watch_poll(key);
        }
        let sleep = self.scheduler.sleep();
        assert_eq!(sleep.is_some(), needs_timer, "a timer runs while something waits for it");
        assert!(sleep.is_none_or(|sleep| (1..=LONGEST_SLEEP).contains(&sleep)), "{sleep:?}");
    }

    fn watch_fetch(&mut self, key: u8) {
        let (now, scope) = (self.now, key % SCOPES);
        let not_before = self.not_before.get(&key).copied().unwrap_or(0);
        assert!(now >= not_before, "{key} was asked not to come before {not_before}, not at {now}");
        let poll = self.polls.get_mut(&key).expect("fetched is what is polled");
        assert_eq!(poll.in_flight, None, "one fetch at a time");
        assert_eq!(poll.over, None, "what has ended is not fetched");
        assert!(!self.refused.contains(&scope), "a refused credential is not used");
        assert!(!self.hidden && !self.offline, "nothing is fetched while hidden or offline");
        assert!(!self.paused || poll.requested, "only what was requested is fetched while paused");
        poll.in_flight = Some((now, self.generations.get(&scope).copied().unwrap_or(0)));
        poll.requested = false;
        self.fetches.push((key, now));
    }

    /// Checks the schedule of a poll. Returns whether the poll needs a timer.
    fn watch_poll(&self, key: u8) -> bool {
        let schedule = self.scheduler.schedule(self.reading, &key);
        assert_eq!(self.scheduler.contains(&key), self.polls.contains_key(&key));
        let Some(poll) = self.polls.get(&key) else {
            assert_eq!(schedule, None);
            return false;
        };
        if let Some((since, _)) = poll.in_flight {
            assert_eq!(schedule, Some(Schedule::Checking));
            assert!(self.now < since + TIMEOUT, "no fetch is awaited for more than a minute");
            return true;
        }
        if let Some(end) = poll.over {
            assert_eq!(schedule, Some(Schedule::Ended(end)));
            return false;
        }
        if self.refused.contains(&(key % SCOPES)) {
            assert_eq!(schedule, Some(Schedule::Halted));
            return false;
        }
        match schedule {
            Some(Schedule::Resting(_)) => assert!(self.hidden || self.offline || self.paused),
            // A poll that is due must not wait any more.
            Some(Schedule::Next { wait, .. }) => assert!((1..=LONGEST_SLEEP).contains(&wait)),
            Some(Schedule::Checking | Schedule::Ended(_) | Schedule::Halted) | None => {
                panic!("{key} waits, and is told to be {schedule:?}")
            }
        }
        !self.hidden && !self.offline && (!self.paused || poll.requested)
    }
}
