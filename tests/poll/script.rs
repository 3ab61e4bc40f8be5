//! Tables of times, events, and the effects that the events must have.

use instance_console::poll::{
    self, Cause, End, Failure, Intervals, Millis, Outcome, PollPhase, Rest, Schedule,
};

pub(crate) type Event = poll::Event<&'static str, &'static str>;
pub(crate) type Scheduler = poll::Scheduler<&'static str, &'static str>;

/// Makes the event by which a rest begins or ends.
pub(crate) type Rests = fn(bool) -> Event;

/// The time, the event, and the effects that it must have: `"cancel a, fetch b"`.
pub(crate) type Line = (Millis, Event, &'static str);

/// The seeds of the jitter. Every table must hold with each of them.
pub(crate) const SEEDS: std::ops::Range<u64> = 0..40;

/// Plays a table with every seed.
#[track_caller]
pub(crate) fn check(table: &[Line]) {
    for seed in SEEDS {
        play(seed, table);
    }
}

/// Plays a table with every seed; then the schedule of `key` must satisfy `says`.
#[track_caller]
pub(crate) fn check_schedule(
    table: &[Line],
    reading: Millis,
    key: &'static str,
    says: impl Fn(Option<Schedule>) -> bool,
) {
    for seed in SEEDS {
        let schedule = play(seed, table).schedule(reading, &key);
        assert!(says(schedule), "seed {seed}: {schedule:?}");
    }
}

/// Plays a table with one seed.
#[track_caller]
pub(crate) fn play(seed: u64, table: &[Line]) -> Scheduler {
    let mut scheduler = Scheduler::new(seed);
    for (at, event, expected) in table {
        let effects: Vec<String> =
            scheduler.step(*at, event.clone()).iter().map(describe).collect();
        assert_eq!(effects.join(", "), *expected, "seed {seed}, at {at} ms, {event:?}");
    }
    scheduler
}

fn describe(effect: &poll::Effect<&str>) -> String {
    match effect {
        poll::Effect::Cancel(key) => format!("cancel {key}"),
        poll::Effect::Fetch(key) => format!("fetch {key}"),
    }
}

/// An event that changes nothing. Its effects are those that were due anyway.
pub(crate) const LOOK: Event = Event::Refresh(Some("nobody"));

/// Adds a poll that needs the credential `"p"`, at the usual intervals.
pub(crate) fn add(key: &'static str) -> Event {
    add_with(key, "p")
}

pub(crate) fn add_with(key: &'static str, scope: &'static str) -> Event {
    Event::Add { key, scope, intervals: Intervals::default() }
}

pub(crate) const fn add_every(key: &'static str, transition: Millis, settled: Millis) -> Event {
    Event::Add { key, scope: "p", intervals: Intervals { transition, settled } }
}

/// An answer in transition that brings something new.
pub(crate) const fn changed(key: &'static str) -> Event {
    answered(key, PollPhase::Transition, true)
}

/// An answer in transition that brings nothing new.
pub(crate) const fn unchanged(key: &'static str) -> Event {
    answered(key, PollPhase::Transition, false)
}

pub(crate) const fn settled(key: &'static str) -> Event {
    answered(key, PollPhase::Settled, false)
}

pub(crate) const fn terminal(key: &'static str) -> Event {
    answered(key, PollPhase::Terminal, true)
}

pub(crate) const fn answered(key: &'static str, phase: PollPhase, changed: bool) -> Event {
    Event::Answered { key, outcome: Outcome::new(phase, changed) }
}

/// A failure after which a retry may help.
pub(crate) const fn failed(key: &'static str) -> Event {
    Event::Failed { key, failure: Failure::Passing { retry_after: None } }
}

/// A failure with `Retry-After`.
pub(crate) const fn asked_to_wait(key: &'static str, wait: Millis) -> Event {
    Event::Failed { key, failure: Failure::Passing { retry_after: Some(wait) } }
}

/// The poll `key` is answered with 401, so it fails for its token.
pub(crate) const fn unauthorized(key: &'static str) -> Event {
    Event::Failed { key, failure: Failure::Credential }
}

pub(crate) const fn ended(key: &'static str, end: End) -> Event {
    Event::Failed { key, failure: Failure::Final(end) }
}

pub(crate) const fn refresh(key: &'static str) -> Event {
    Event::Refresh(Some(key))
}

/// Whether the next fetch is due after `wait` ± 10 % for the reason given.
pub(crate) fn is_next(schedule: Option<Schedule>, wait: Millis, cause: Cause) -> bool {
    let tenth = wait / 10;
    matches!(schedule, Some(Schedule::Next { wait: left, cause: why })
        if why == cause && (wait - tenth..=wait + tenth).contains(&left))
}

pub(crate) fn rests(rest: Rest) -> impl Fn(Option<Schedule>) -> bool {
    move |schedule| schedule == Some(Schedule::Resting(rest))
}
