//! All polls of one console: one state machine, a closed set of events, and effects for the caller.
//!
//! A poll is waiting, in flight, halted or ended. Being hidden, offline or paused does not change
//! that: it only keeps polls that are due from being fetched.

use std::collections::BTreeMap;

use super::{
    Cause, Effect, Event, Failure, Intervals, Millis, Outcome, Rest, Schedule,
    clock::Clock,
    jitter::Jitter,
    state::{Credential, Poll, State},
};

/// A fetch without an answer after this time is cancelled.
pub const TIMEOUT: Millis = 60_000;

/// The polls of one console. `K` names a poll, `C` a credential.
#[derive(Clone, Debug)]
pub struct Scheduler<K, C> {
    polls: BTreeMap<K, Poll<C>>,
    credentials: BTreeMap<C, Credential>,
    clock: Clock,
    jitter: Jitter,
    hidden: bool,
    offline: bool,
    paused: bool,
}

impl<K: Clone + Ord, C: Clone + Ord> Scheduler<K, C> {
    /// A scheduler without polls. The seed decides the jitter, and nothing else.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            polls: BTreeMap::new(),
            credentials: BTreeMap::new(),
            clock: Clock::default(),
            jitter: Jitter::new(seed),
            hidden: false,
            offline: false,
            paused: false,
        }
    }

    /// Takes an event at a reading of the caller's clock; returns what the caller has to do.
    pub fn step(&mut self, reading: Millis, event: Event<K, C>) -> Vec<Effect<K>> {
        self.clock.read(reading);
        let mut effects = Vec::new();
        match event {
            Event::Add { key, scope, intervals } => self.add(key, scope, intervals),
            Event::Answered { key, outcome } => self.answered(&key, outcome),
            Event::Credential(scope) => self.credential(scope),
            Event::Due(key) => self.due(&key),
            Event::Failed { key, failure } => self.failed(&key, failure),
            Event::Intervals(intervals) => {
                for poll in self.polls.values_mut() {
                    poll.change(intervals, &mut self.jitter);
                }
            }
            Event::Hidden(hidden) => self.rest(|this| this.hidden = hidden),
            Event::Offline(offline) => self.rest(|this| this.offline = offline),
            Event::Paused(paused) => self.rest(|this| this.paused = paused),
            Event::Refresh(key) => self.refresh(key.as_ref()),
            Event::Remove(key) => effects.extend(self.remove(key)),
            Event::Slept => self.slept(&mut effects),
            // A timer may fire a little early: the moment for which it was set counts as reached.
            Event::Woke => {
                if let Some(moment) = self.next() {
                    self.clock.reach(moment);
                }
            }
        }
        self.go_on(&mut effects);
        effects
    }

    /// How long until [`Event::Woke`] is to be sent; `None` when nothing waits for the clock.
    #[must_use]
    pub fn sleep(&self) -> Option<Millis> {
        self.next().map(|moment| moment.saturating_sub(self.clock.now()))
    }

    /// The schedule of one poll, as the interface shows it; `None` for a key that is not polled.
    #[must_use]
    pub fn schedule(&self, reading: Millis, key: &K) -> Option<Schedule> {
        let poll = self.polls.get(key)?;
        let mut clock = self.clock.clone();
        clock.read(reading);
        Some(match (poll.state, self.resting()) {
            (State::Removed, _) => return None,
            (State::InFlight { .. }, _) => Schedule::Checking,
            (State::Ended(end), _) => Schedule::Ended(end),
            (State::Halted, _) => Schedule::Halted,
            (State::Waiting { .. }, Some(rest)) => Schedule::Resting(rest),
            (State::Waiting { until, cause }, None) => {
                Schedule::Next { wait: until.saturating_sub(clock.now()), cause }
            }
        })
    }

    /// Whether a key is polled, ended polls included.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.polls.get(key).is_some_and(|poll| poll.state != State::Removed)
    }

    /// All keys that are polled, ended polls included.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        let polls = self.polls.iter().filter(|(_, poll)| poll.state != State::Removed);
        polls.map(|(key, _)| key)
    }

    /// Why nothing is fetched for now; `None` while polls are fetched.
    #[must_use]
    pub const fn resting(&self) -> Option<Rest> {
        if self.paused {
            Some(Rest::Paused)
        } else if self.offline {
            Some(Rest::Offline)
        } else if self.hidden {
            Some(Rest::Hidden)
        } else {
            None
        }
    }

    fn add(&mut self, key: K, scope: C, intervals: Intervals) {
        let before = self.polls.get(&key);
        if before.is_none_or(|poll| poll.state == State::Removed) {
            let not_before = before.map_or(0, |poll| poll.not_before);
            self.polls.insert(key, Poll::new(scope, intervals, not_before));
        }
    }

    fn remove(&mut self, key: K) -> Option<Effect<K>> {
        let now = self.clock.now();
        let poll = self.polls.get_mut(&key)?;
        let was_in_flight = poll.is_in_flight();
        // The poll is kept while the server's wait lasts: adding the key again must not shorten it.
        poll.state = State::Removed;
        if poll.not_before <= now {
            self.polls.remove(&key);
        }
        was_in_flight.then_some(Effect::Cancel(key))
    }

    fn answered(&mut self, key: &K, outcome: Outcome) {
        if let Some(poll) = self.polls.get_mut(key)
            // Else the fetch was cancelled in the meantime.
            && poll.is_in_flight()
        {
            poll.answer(self.clock.now(), outcome, &mut self.jitter);
        }
    }

    fn failed(&mut self, key: &K, failure: Failure) {
        let Some(poll) = self.polls.get_mut(key) else { return };
        let State::InFlight { generation, .. } = poll.state else { return };
        match failure {
            Failure::Final(end) => poll.state = State::Ended(end),
            Failure::Passing { retry_after } => {
                poll.fail(self.clock.now(), retry_after.unwrap_or(0), &mut self.jitter);
            }
            Failure::Credential => {
                let credential = self.credentials.entry(poll.scope.clone()).or_default();
                // The refused credential may be an earlier one: that says nothing of the present one.
                credential.refused |= credential.generation == generation;
                poll.request();
            }
        }
    }

    fn credential(&mut self, scope: C) {
        let credential = self.credentials.entry(scope).or_default();
        let generation = credential.generation.wrapping_add(1);
        *credential = Credential { generation, refused: false };
        // Polls whose own credential is refused halt again at once.
        for poll in self.polls.values_mut() {
            if poll.state == State::Halted {
                poll.failures = 0;
                poll.make_due();
            }
        }
    }

    /// Changes whether the page is hidden, offline or paused. When no reason to rest is left, polls that wait
    /// for their interval may become due early.
    fn rest(&mut self, change: impl FnOnce(&mut Self)) {
        let (was_resting, was_offline) = (self.resting().is_some(), self.offline);
        change(self);
        let returned = was_resting && self.resting().is_none();
        let came_online = was_offline && !self.offline;
        let now = self.clock.now();
        for poll in self.polls.values_mut() {
            let State::Waiting { until, cause } = poll.state else { continue };
            match cause {
                // Switching tabs back and forth must not ask more often than watching does.
                Cause::Interval if returned && poll.earliest_refresh <= now => poll.make_due(),
                // The polls may have failed because the browser was offline.
                Cause::Backoff(_) if came_online => {
                    let until = until.min(poll.earliest_refresh.max(poll.not_before));
                    poll.state = State::Waiting { until, cause };
                }
                Cause::Backoff(_) | Cause::Interval | Cause::RetryAfter => {}
            }
        }
    }

    fn refresh(&mut self, key: Option<&K>) {
        for (_, poll) in self.polls.iter_mut().filter(|(k, _)| key.is_none_or(|key| key == *k)) {
            if poll.can_be_requested() {
                // A person's refresh goes before the wait that the server asked for.
                poll.not_before = 0;
                poll.request();
            }
        }
    }

    fn due(&mut self, key: &K) {
        if let Some(poll) = self.polls.get_mut(key).filter(|poll| poll.can_be_requested()) {
            poll.request();
        }
    }

    fn slept(&mut self, effects: &mut Vec<Effect<K>>) {
        let now = self.clock.now();
        for (key, poll) in &mut self.polls {
            match poll.state {
                // No connection outlives a long sleep: this timeout is no failure of the server.
                State::InFlight { since, .. } if since + TIMEOUT <= now => {
                    effects.push(Effect::Cancel(key.clone()));
                    poll.make_due();
                }
                State::Waiting { cause: Cause::Backoff(_) | Cause::Interval, .. } => {
                    poll.make_due();
                }
                State::Ended(_)
                | State::Halted
                | State::InFlight { .. }
                | State::Removed
                | State::Waiting { cause: Cause::RetryAfter, .. } => {}
            }
        }
    }

    /// Cancels the fetches that timed out, and starts those that are due.
    fn go_on(&mut self, effects: &mut Vec<Effect<K>>) {
        let now = self.clock.now();
        let open = self.gates();
        for (key, poll) in &mut self.polls {
            let credential = self.credentials.get(&poll.scope).copied().unwrap_or_default();
            if let State::InFlight { since, .. } = poll.state
                && since + TIMEOUT <= now
            {
                effects.push(Effect::Cancel(key.clone()));
                poll.fail(now, 0, &mut self.jitter);
            }
            match poll.state {
                State::Waiting { .. } if credential.refused => poll.state = State::Halted,
                State::Waiting { until, .. } if until <= now && open(poll) => {
                    effects.push(Effect::Fetch(key.clone()));
                    poll.requested = false;
                    poll.state = State::InFlight { since: now, generation: credential.generation };
                }
                State::Ended(_)
                | State::Halted
                | State::InFlight { .. }
                | State::Removed
                | State::Waiting { .. } => {}
            }
        }
    }

    /// The next moment at which a fetch is due or times out.
    fn next(&self) -> Option<Millis> {
        let open = self.gates();
        self.polls
            .values()
            .filter_map(|poll| match poll.state {
                State::InFlight { since, .. } => Some(since + TIMEOUT),
                State::Waiting { until, .. } => open(poll).then_some(until),
                State::Ended(_) | State::Halted | State::Removed => None,
            })
            .min()
    }

    /// Returns a test whether a poll may be fetched, given that the page is hidden, offline or paused.
    fn gates(&self) -> impl Fn(&Poll<C>) -> bool + use<K, C> {
        let shut = self.hidden || self.offline;
        let paused = self.paused;
        move |poll| !shut && (!paused || poll.requested)
    }
}
