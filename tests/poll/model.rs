//! A driver that watches a scheduler, and knows of each poll when it may and when it must be fetched.
//!
//! It keeps its own account of the time: what its readings went forward by, and what its timers slept.

use std::collections::{BTreeMap, BTreeSet};

use instance_console::poll::{Effect, End, Event, Failure, Millis, Schedule, Scheduler};

use crate::expected::{LONGEST, Poll};

/// There are few, so that they meet.
pub(crate) const KEYS: u8 = 4;
pub(crate) const SCOPES: u8 = 2;

pub(crate) const DAY: Millis = 24 * 60 * 60_000;
const YEAR: Millis = 365 * DAY;

/// The longest that anything waits, chance included.
pub(crate) const LONGEST_SLEEP: Millis = LONGEST + LONGEST / 10;

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
    /// Which poll was fetched, and when by this account.
    pub(crate) fetches: Vec<(u8, Millis)>,
    last_reading: Option<Millis>,
    now: Millis,
    polls: BTreeMap<u8, Poll>,
    /// Until when the server does not want to be asked for a key; kept when the poll is removed.
    patience: BTreeMap<u8, Millis>,
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
            patience: BTreeMap::new(),
            generations: BTreeMap::new(),
            refused: BTreeSet::new(),
            hidden: false,
            offline: false,
            paused: false,
        }
    }

    /// The polls that are to be fetched some time.
    pub(crate) fn live(&self) -> BTreeSet<u8> {
        let live = self.polls.iter().filter(|(_, poll)| poll.over.is_none());
        live.map(|(key, _)| *key).collect()
    }

    /// Sleeps for as long as the scheduler wants, if it wants; gives how long that was.
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

    /// Takes an event into account; gives the key whose fetch it cancels.
    fn take(&mut self, event: &Event<u8, u8>) -> Option<u8> {
        let now = self.now;
        match *event {
            Event::Add { key, scope, intervals } => {
                assert_eq!(scope, key % SCOPES);
                self.polls.entry(key).or_insert_with(|| Poll::new(intervals));
            }
            Event::Answered { key, outcome } => {
                if let Some(poll) = self.polls.get_mut(&key).filter(|poll| poll.in_flight.is_some())
                {
                    poll.answer(now, outcome);
                }
            }
            Event::Credential(scope) => {
                *self.generations.entry(scope).or_default() += 1;
                if self.refused.remove(&scope) {
                    for poll in self
                        .of(scope)
                        .filter(|poll| poll.in_flight.is_none() && poll.over.is_none())
                    {
                        poll.due();
                        poll.failures = 0;
                    }
                }
            }
            Event::Failed { key, failure } => self.fail(key, failure),
            Event::Hidden(hidden) => self.rest(|this| this.hidden = hidden),
            Event::Intervals(intervals) => {
                self.polls.values_mut().for_each(|poll| poll.change(intervals));
            }
            Event::Offline(offline) => self.rest(|this| this.offline = offline),
            Event::Paused(paused) => self.rest(|this| this.paused = paused),
            Event::Refresh(wanted) => {
                for (key, poll) in &mut self.polls {
                    let halted = self.refused.contains(&(key % SCOPES));
                    let last = poll.over == Some(End::Terminal);
                    let may = poll.in_flight.is_none() && !last;
                    if wanted.is_none_or(|wanted| wanted == *key) && may {
                        if halted && poll.over.is_none() {
                            continue;
                        }
                        poll.over = None;
                        poll.ask();
                    }
                }
            }
            Event::Remove(key) => {
                let poll = self.polls.remove(&key)?;
                return poll.in_flight.map(|_| key);
            }
            Event::Woke => unreachable!("timers fire by `wake`"),
        }
        None
    }

    fn fail(&mut self, key: u8, failure: Failure) {
        let scope = key % SCOPES;
        let Some(poll) = self.polls.get_mut(&key) else { return };
        let Some((_, generation)) = poll.in_flight else { return };
        match failure {
            Failure::Credential => {
                poll.in_flight = None;
                poll.ask();
                if generation == self.generations.get(&scope).copied().unwrap_or(0) {
                    self.refused.insert(scope);
                }
            }
            Failure::Final(end) => {
                poll.in_flight = None;
                poll.over = Some(end);
            }
            Failure::Passing { retry_after } => {
                let retry_after = retry_after.unwrap_or(0).min(LONGEST);
                self.patience.insert(key, self.now + retry_after);
                poll.fail(self.now, retry_after);
            }
        }
    }

    fn rest(&mut self, change: impl FnOnce(&mut Self)) {
        let was = (self.hidden || self.offline || self.paused, self.offline);
        change(self);
        let returned = was.0 && !(self.hidden || self.offline || self.paused);
        let came_online = was.1 && !self.offline;
        for (key, poll) in &mut self.polls {
            if poll.failures == 0 && returned && poll.again <= self.now {
                poll.due();
            }
            if poll.failures > 0 && came_online {
                let patience = self.patience.get(key).copied().unwrap_or(0);
                poll.earliest = poll.earliest.min(poll.again);
                poll.latest = poll.latest.min(poll.again.max(patience));
            }
        }
    }

    fn of(&mut self, scope: u8) -> impl Iterator<Item = &mut Poll> {
        let polls = self.polls.iter_mut().filter(move |(key, _)| *key % SCOPES == scope);
        polls.map(|(_, poll)| poll)
    }

    /// Checks the effects of a step, and that nothing was forgotten.
    fn watch(&mut self, effects: &[Effect<u8>]) {
        for effect in effects {
            match effect {
                Effect::Cancel(key) => {
                    let poll = self.polls.get_mut(key).expect("cancelled is what is polled");
                    let (since, _) = poll.in_flight.expect("cancelled is what is in flight");
                    assert!(self.now - since >= 60_000, "given up after a minute");
                    poll.fail(self.now, 0);
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
        let poll = self.polls.get_mut(&key).expect("fetched is what is polled");
        assert_eq!(poll.in_flight, None, "one fetch at a time");
        assert_eq!(poll.over, None, "what has ended is not fetched");
        assert!(!self.refused.contains(&scope), "a refused credential is not used");
        assert!(!self.hidden && !self.offline, "nothing is fetched while hidden or offline");
        assert!(!self.paused || poll.wanted, "only what was asked for is fetched while paused");
        assert!(now >= poll.earliest, "{key} is due at {}, not at {now}", poll.earliest);
        let patience = self.patience.get(&key).copied().unwrap_or(0);
        assert!(now >= patience, "{key} was asked not to come before {patience}, not at {now}");
        poll.in_flight = Some((now, self.generations.get(&scope).copied().unwrap_or(0)));
        poll.wanted = false;
        self.fetches.push((key, now));
    }

    /// Checks one poll after a step; says whether it needs a timer.
    fn watch_poll(&self, key: u8) -> bool {
        let schedule = self.scheduler.schedule(self.reading, &key);
        assert_eq!(self.scheduler.contains(&key), self.polls.contains_key(&key));
        let Some(poll) = self.polls.get(&key) else {
            assert_eq!(schedule, None);
            return false;
        };
        if let Some((since, _)) = poll.in_flight {
            assert_eq!(schedule, Some(Schedule::Checking));
            assert!(self.now < since + 60_000, "no fetch is awaited for more than a minute");
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
        let is_open = !self.hidden && !self.offline && (!self.paused || poll.wanted);
        let patience = self.patience.get(&key).copied().unwrap_or(0);
        assert!(!is_open || self.now < poll.latest.max(patience), "{key} was forgotten: {self:?}");
        match schedule {
            Some(Schedule::Resting(_)) => assert!(self.hidden || self.offline || self.paused),
            Some(Schedule::Next { wait, .. }) => assert!((1..=LONGEST_SLEEP).contains(&wait)),
            Some(Schedule::Checking | Schedule::Ended(_) | Schedule::Halted) | None => {
                panic!("{key} waits, and is told to be {schedule:?}")
            }
        }
        is_open
    }
}
