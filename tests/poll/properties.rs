//! Properties that hold after any history of events. The model checks them at each step.

use std::collections::BTreeMap;

use instance_console::poll::{End, Event, Failure, Intervals, Millis, Outcome, PollPhase};
use proptest::{collection::vec, option, prelude::*};

use crate::model::{DAY, KEYS, SCOPES, Wake, World};

#[derive(Clone, Debug)]
pub(crate) enum Act {
    Event(Event<u8, u8>),
    Forward(Millis),
    SetClock(Millis),
    Wake(Wake),
}

pub(crate) fn play(world: &mut World, acts: Vec<Act>) {
    for act in acts {
        match act {
            Act::Event(event) => world.step(event),
            Act::Forward(by) => world.reading = world.reading.saturating_add(by),
            Act::SetClock(to) => world.reading = to,
            Act::Wake(kind) => {
                world.wake(kind);
            }
        }
    }
}

fn intervals() -> impl Strategy<Value = Intervals> {
    let wait = || {
        prop_oneof![
            4 => Just(3_000),
            4 => 1_000..100_000_u64,
            1 => Just(0),
            1 => any::<u64>(),
        ]
    };
    (wait(), wait()).prop_map(|(transition, settled)| Intervals { transition, settled })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let phase = prop_oneof![
        5 => Just(PollPhase::Transition),
        4 => Just(PollPhase::Settled),
        1 => Just(PollPhase::Terminal),
    ];
    let at_least = prop_oneof![6 => Just(0), 2 => 0..60_000_u64, 1 => any::<u64>()];
    (phase, any::<bool>(), at_least).prop_map(|(phase, changed, at_least)| Outcome {
        phase,
        changed,
        at_least,
    })
}

fn passing() -> impl Strategy<Value = Failure> {
    let wait = prop_oneof![6 => 0..300_000_u64, 2 => 0..DAY, 1 => any::<u64>()];
    option::of(wait).prop_map(|retry_after| Failure::Passing { retry_after })
}

fn wake() -> impl Strategy<Value = Wake> {
    prop_oneof![
        4 => Just(Wake::InTime),
        2 => Just(Wake::Early),
        2 => (0..100_000_u64).prop_map(Wake::Late),
        1 => Just(Wake::StandsStill),
        1 => (0..DAY).prop_map(Wake::Back),
    ]
}

fn key() -> std::ops::Range<u8> {
    0..KEYS
}

fn add() -> impl Strategy<Value = Event<u8, u8>> {
    (key(), intervals()).prop_map(|(key, intervals)| Event::Add {
        key,
        scope: key % SCOPES,
        intervals,
    })
}

/// The events that come from a server's answer.
fn heard() -> impl Strategy<Value = Event<u8, u8>> {
    prop_oneof![
        4 => (key(), outcome()).prop_map(|(key, outcome)| Event::Answered { key, outcome }),
        3 => (key(), passing()).prop_map(|(key, failure)| Event::Failed { key, failure }),
    ]
}

/// The refusals of a server, and the events that come from persons and browsers.
fn done() -> impl Strategy<Value = Event<u8, u8>> {
    prop_oneof![
        4 => add(),
        2 => key().prop_map(|key| Event::Failed { key, failure: Failure::Credential }),
        2 => (key(), prop_oneof![Just(End::Gone), Just(End::Refused), Just(End::Terminal)])
            .prop_map(|(key, end)| Event::Failed { key, failure: Failure::Final(end) }),
        3 => (0..SCOPES).prop_map(Event::Credential),
        3 => any::<bool>().prop_map(Event::Hidden),
        3 => any::<bool>().prop_map(Event::Offline),
        3 => any::<bool>().prop_map(Event::Paused),
        3 => option::of(key()).prop_map(Event::Refresh),
        1 => key().prop_map(Event::Due),
        1 => Just(Event::Slept),
        2 => intervals().prop_map(Event::Intervals),
        2 => key().prop_map(Event::Remove),
    ]
}

fn time() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => wake().prop_map(Act::Wake),
        2 => (0..10_u64).prop_map(Act::Forward),
        4 => (0..5_000_u64).prop_map(Act::Forward),
        4 => (0..120_000_u64).prop_map(Act::Forward),
        1 => Just(Act::Forward(DAY / 3)),
        1 => (0..1_000_000_000_u64).prop_map(Act::SetClock),
        1 => any::<u64>().prop_map(Act::SetClock),
    ]
}

pub(crate) fn history() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => heard().prop_map(Act::Event),
        3 => done().prop_map(Act::Event),
        4 => time(),
    ];
    // The history begins with polls, so that something is polled.
    (vec(add().prop_map(Act::Event), 4), vec(act, 0..120))
        .prop_map(|(adds, acts)| adds.into_iter().chain(acts).collect())
}

/// A history of answers and clock readings only.
fn undisturbed() -> impl Strategy<Value = (Vec<Intervals>, Vec<Act>)> {
    let act = prop_oneof![1 => heard().prop_map(Act::Event), 1 => time()];
    (vec(intervals(), usize::from(KEYS)), vec(act, 0..200))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// One fetch in flight per key; no due poll is left waiting; no fetch after an end, during a rest, or
    /// before the server's `Retry-After`, unless a person refreshes. The model asserts this at each step.
    #[test]
    fn no_history_breaks_a_rule(seed in any::<u64>(), history in history()) {
        play(&mut World::new(seed), history);
    }

    #[test]
    fn in_no_window_are_there_more_fetches_than_the_intervals_allow(
        seed in any::<u64>(),
        (intervals, history) in undisturbed(),
    ) {
        let mut world = World::new(seed);
        for (key, intervals) in (0..KEYS).zip(&intervals) {
            let scope = key % SCOPES;
            world.step(Event::Add { key, scope, intervals: *intervals });
        }
        play(&mut world, history);
        let mut moments: BTreeMap<u8, Vec<Millis>> = BTreeMap::new();
        for (key, moment) in world.fetches {
            moments.entry(key).or_default().push(moment);
        }
        for (key, moments) in moments {
            let Intervals { transition, settled } = intervals[usize::from(key)];
            let shortest = transition.min(settled).clamp(1_000, 3_000);
            let shortest = shortest - shortest / 10;
            for (first, begin) in moments.iter().enumerate() {
                for (more, end) in moments[first..].iter().enumerate() {
                    let allowed = (end - begin) / shortest;
                    prop_assert!(u64::try_from(more).unwrap() <= allowed, "{:?}", moments);
                }
            }
        }
    }

    #[test]
    fn a_sleep_of_eight_hours_causes_one_fetch_of_each_poll_at_most(
        seed in any::<u64>(),
        history in history(),
        events in Just([Event::Slept, Event::Hidden(false), Event::Offline(false), Event::Paused(false)])
            .prop_shuffle(),
        timer_first in any::<bool>(),
    ) {
        let mut world = World::new(seed);
        play(&mut world, history);
        world.reading = world.reading.saturating_add(DAY / 3);
        world.fetches.clear();
        if timer_first {
            world.wake(Wake::Late(0));
        }
        for event in events {
            world.step(event);
        }
        let mut keys: Vec<u8> = world.fetches.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        let fetches = keys.len();
        keys.dedup();
        prop_assert_eq!(keys.len(), fetches);
    }
}
