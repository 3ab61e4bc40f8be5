//! How long a poll waits after a good answer.

use std::collections::BTreeSet;

use instance_console::poll::{Cause, Event, Intervals, Millis, Outcome, PollPhase, Schedule};

use crate::script::{
    LOOK, SEEDS, Scheduler, add, add_every, answered, changed, check, check_schedule, failed,
    is_next, play, settled, terminal, unchanged,
};

const KEYS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// The waits of eight polls that get the same answer at the same time.
fn waits(seed: u64, intervals: Intervals, outcome: Outcome) -> Vec<Millis> {
    let mut scheduler = Scheduler::new(seed);
    for key in KEYS {
        scheduler.step(0, Event::Add { key, scope: "p", intervals });
        scheduler.step(0, Event::Answered { key, outcome });
    }
    let wait = |key| match scheduler.schedule(0, key) {
        Some(Schedule::Next { wait, .. }) => wait,
        other => panic!("{other:?}"),
    };
    KEYS.iter().map(wait).collect()
}

#[test]
fn adding_a_poll_fetches_it_at_once() {
    check(&[(0, add("a"), "fetch a"), (0, add("b"), "fetch b")]);
}

#[test]
fn adding_a_poll_twice_changes_nothing() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, add("a"), ""),
        (20, settled("a"), ""),
        (30, add_every("a", 1_000, 1_000), ""),
        (20 + 53_999, LOOK, ""),
        (20 + 66_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn adding_a_poll_that_has_ended_does_not_revive_it() {
    check(&[(0, add("a"), "fetch a"), (10, terminal("a"), ""), (20, add("a"), "")]);
}

#[test]
fn nothing_is_fetched_while_an_answer_is_awaited() {
    check(&[(0, add("a"), "fetch a"), (10_000, LOOK, ""), (59_999, LOOK, "")]);
}

#[test]
fn the_wait_counts_from_the_answer_and_not_from_the_question() {
    check(&[
        (0, add("a"), "fetch a"),
        (20_000, changed("a"), ""),
        (22_699, LOOK, ""),
        (23_300, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_transition_is_asked_for_after_three_seconds() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (2_699, LOOK, ""),
        (3_300, LOOK, "fetch a"),
    ]);
}

#[test]
fn the_settled_are_asked_for_after_a_minute() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (53_999, LOOK, ""),
        (66_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn the_wait_grows_to_fifteen_seconds_while_nothing_changes_and_no_further() {
    let growing = [3_750, 4_687, 5_858, 7_322, 9_152, 11_440, 14_300, 15_000, 15_000, 15_000];
    for seed in SEEDS {
        let mut scheduler = play(seed, &[(0, add("a"), "fetch a")]);
        let mut now = 0;
        for wait in growing {
            scheduler.step(now, unchanged("a"));
            let schedule = scheduler.schedule(now, &"a");
            assert!(is_next(schedule, wait, Cause::Interval), "{wait}: {schedule:?}");
            now += 16_500;
            scheduler.step(now, LOOK);
        }
        for _ in 0..100 {
            scheduler.step(now, unchanged("a"));
            assert!(is_next(scheduler.schedule(now, &"a"), 15_000, Cause::Interval));
            now += 16_500;
            scheduler.step(now, LOOK);
        }
    }
}

#[test]
fn the_wait_is_three_seconds_again_after_a_change() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..10 {
        table.push((round * 20_000, unchanged("a"), ""));
        table.push(((round + 1) * 20_000, LOOK, "fetch a"));
    }
    table.push((200_000, changed("a"), ""));
    table.push((203_300, LOOK, "fetch a"));
    check(&table);
}

#[test]
fn a_failure_in_between_does_not_shorten_what_has_grown() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..10 {
        table.push((round * 20_000, unchanged("a"), ""));
        table.push(((round + 1) * 20_000, LOOK, "fetch a"));
    }
    table.push((200_000, failed("a"), ""));
    table.push((203_300, LOOK, "fetch a"));
    table.push((203_300, unchanged("a"), ""));
    check_schedule(&table, 203_300, "a", |schedule| is_next(schedule, 15_000, Cause::Interval));
}

#[test]
fn a_first_wait_longer_than_fifteen_seconds_does_not_grow() {
    let table = [(0, add_every("a", 40_000, 60_000), "fetch a"), (0, unchanged("a"), "")];
    check_schedule(&table, 0, "a", |schedule| is_next(schedule, 40_000, Cause::Interval));
}

#[test]
fn what_ends_being_in_transition_is_asked_for_more_seldom() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (4_000, LOOK, "fetch a"),
        (4_000, answered("a", PollPhase::Settled, true), ""),
        (4_000 + 53_999, LOOK, ""),
        (4_000 + 66_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn an_answer_that_took_many_requests_is_worth_a_longer_wait() {
    let outcome = Outcome { at_least: 40_000, ..Outcome::new(PollPhase::Transition, true) };
    check(&[
        (0, add("a"), "fetch a"),
        (0, Event::Answered { key: "a", outcome }, ""),
        (35_999, LOOK, ""),
        (44_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn chance_stays_within_ten_per_cent_and_uses_all_of_it() {
    let outcome = Outcome::new(PollPhase::Settled, true);
    let all: BTreeSet<Millis> =
        (0..500).flat_map(|seed| waits(seed * 77, Intervals::default(), outcome)).collect();
    let (least, most) = (all.first().copied().unwrap(), all.last().copied().unwrap());
    assert!((54_000..54_200).contains(&least), "{least}");
    assert!((65_800..=66_000).contains(&most), "{most}");
    assert!(all.len() > 2_000, "{} different waits of 4,000", all.len());
}

#[test]
fn polls_answered_in_one_instant_do_not_ask_again_in_one_instant() {
    let all = waits(7, Intervals::default(), Outcome::new(PollPhase::Settled, true));
    let different: BTreeSet<Millis> = all.iter().copied().collect();
    assert!(different.len() > 5, "{all:?}");
}

#[test]
fn chance_is_decided_by_the_seed() {
    let outcome = Outcome::new(PollPhase::Settled, true);
    for seed in SEEDS {
        let first = waits(seed, Intervals::default(), outcome);
        assert_eq!(first, waits(seed, Intervals::default(), outcome));
        assert_ne!(first, waits(seed + 2, Intervals::default(), outcome));
    }
}

#[test]
fn an_interval_of_nothing_is_a_second() {
    let zero = Intervals { transition: 0, settled: 0 };
    for phase in [PollPhase::Transition, PollPhase::Settled] {
        for wait in waits(1, zero, Outcome::new(phase, true)) {
            assert!((900..=1_100).contains(&wait), "{wait}");
        }
    }
}

#[test]
fn no_interval_is_longer_than_a_timer_of_a_browser() {
    let huge = Intervals { transition: u64::MAX, settled: u64::MAX };
    let usual = Intervals::default();
    for phase in [PollPhase::Transition, PollPhase::Settled] {
        let outcome = Outcome::new(phase, false);
        let expensive = Outcome { at_least: u64::MAX, ..outcome };
        for (intervals, outcome) in [(huge, outcome), (usual, expensive)] {
            for wait in waits(3, intervals, outcome) {
                assert!(i32::try_from(wait).is_ok(), "{wait}");
                assert!(wait >= 18 * 24 * 60 * 60_000, "{wait}");
            }
        }
    }
}
