//! Timers that fire early or late, and clocks that stand still, jump or go back.

use instance_console::poll::{Cause, Event as PollEvent, Intervals, Millis, Schedule};

use crate::script::{
    Event, LOOK, SEEDS, add, changed, check, failed, is_next, play, settled, terminal,
};

const EIGHT_HOURS: Millis = 8 * 60 * 60_000;

#[test]
fn a_timer_that_fires_early_is_believed() {
    for seed in SEEDS {
        let mut scheduler = play(seed, &[(0, add("a"), "fetch a"), (0, changed("a"), "")]);
        let early = scheduler.sleep().unwrap() - 1;
        assert_eq!(scheduler.step(early, Event::Woke).len(), 1);
    }
}

#[test]
fn a_timer_that_fires_late_fetches_everything_that_became_due_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, changed("a"), ""),
        (0, settled("b"), ""),
        (200_000, Event::Woke, "fetch a, fetch b"),
        (200_000, Event::Woke, "cancel a, cancel b"),
    ]);
}

#[test]
fn a_timer_that_nobody_asked_for_does_nothing() {
    check(&[
        (0, Event::Woke, ""),
        (0, add("a"), "fetch a"),
        (0, terminal("a"), ""),
        (10, Event::Woke, ""),
    ]);
}

#[test]
fn the_sleep_points_to_the_next_thing_to_happen() {
    for seed in SEEDS {
        let mut scheduler = play(
            seed,
            &[
                (0, add("a"), "fetch a"),
                (5_000, add("b"), "fetch b"),
                (5_000, add("c"), "fetch c"),
                (5_000, add("d"), "fetch d"),
            ],
        );
        assert_eq!(scheduler.sleep(), Some(55_000), "the timeout of a");
        scheduler.step(6_000, settled("b"));
        scheduler.step(6_000, failed("c"));
        let Some(Schedule::Next { wait, cause: Cause::Backoff(1) }) =
            scheduler.schedule(6_000, &"c")
        else {
            panic!("{scheduler:?}");
        };
        assert_eq!(scheduler.sleep(), Some(wait), "the backoff of c");
        scheduler.step(6_000, Event::Remove("c"));
        assert_eq!(scheduler.sleep(), Some(54_000), "the timeout of a");
        scheduler.step(6_000, terminal("a"));
        let Some(Schedule::Next { wait, .. }) = scheduler.schedule(6_000, &"b") else {
            panic!("{scheduler:?}");
        };
        assert_eq!(scheduler.sleep(), Some(wait.min(59_000)), "b again, or the timeout of d");
    }
}

#[test]
fn there_is_nothing_to_sleep_for_where_nothing_is_polled() {
    assert_eq!(play(1, &[]).sleep(), None);
    assert_eq!(play(1, &[(0, add("a"), "fetch a"), (0, terminal("a"), "")]).sleep(), None);
}

#[test]
fn a_laptop_that_slept_for_eight_hours_asks_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, changed("a"), ""),
        (0, failed("b"), ""),
        (EIGHT_HOURS, Event::Woke, "fetch a, fetch b"),
        (EIGHT_HOURS, Event::Hidden(false), ""),
        (EIGHT_HOURS, Event::Offline(false), ""),
        (EIGHT_HOURS + 100, changed("a"), ""),
        (EIGHT_HOURS + 200, LOOK, ""),
        (EIGHT_HOURS + 100 + 2_699, LOOK, ""),
        (EIGHT_HOURS + 100 + 3_300, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_clock_set_back_neither_hangs_nor_bursts() {
    check(&[
        (EIGHT_HOURS, add("a"), "fetch a"),
        (EIGHT_HOURS, changed("a"), ""),
        (EIGHT_HOURS + 1_000, LOOK, ""),
        (0, LOOK, ""),
        (1_699, LOOK, ""),
        (2_300, LOOK, "fetch a"),
        (2_300, changed("a"), ""),
        (EIGHT_HOURS, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_timer_is_enough_where_the_clock_stands_still_or_goes_back() {
    for step_back in [0, 1, 1_000_000] {
        let mut reading = 1_000_000_000;
        let mut scheduler = play(3, &[(reading, add("a"), "fetch a")]);
        for _ in 0..100 {
            scheduler.step(reading, changed("a"));
            reading -= step_back;
            assert!(is_next(scheduler.schedule(reading, &"a"), 3_000, Cause::Interval));
            assert_eq!(scheduler.step(reading, Event::Woke).len(), 1);
        }
    }
}

#[test]
fn a_clock_that_begins_at_its_end_is_as_good_as_any() {
    let mut scheduler = play(3, &[(u64::MAX, add("a"), "fetch a"), (u64::MAX, changed("a"), "")]);
    assert!(is_next(scheduler.schedule(u64::MAX, &"a"), 3_000, Cause::Interval));
    assert_eq!(scheduler.step(u64::MAX, Event::Woke).len(), 1);
}

#[test]
fn a_clock_that_jumps_between_its_ends_does_not_become_a_busy_loop() {
    let mut scheduler = play(3, &[(0, add("a"), "fetch a")]);
    for _ in 0..10_000 {
        scheduler.step(u64::MAX, changed("a"));
        assert!(is_next(scheduler.schedule(u64::MAX, &"a"), 3_000, Cause::Interval));
        assert!(scheduler.step(u64::MAX, LOOK).is_empty());
        assert!(scheduler.step(0, LOOK).is_empty());
        assert_eq!(scheduler.step(u64::MAX, LOOK).len(), 1);
    }
}

#[test]
fn asking_for_the_schedule_does_not_move_the_clock() {
    let scheduler = play(3, &[(0, add("a"), "fetch a"), (0, settled("a"), "")]);
    let before = scheduler.sleep();
    assert!(is_next(scheduler.schedule(u64::MAX, &"a"), 0, Cause::Interval));
    assert_eq!(scheduler.sleep(), before);
    assert!(is_next(scheduler.schedule(0, &"a"), 60_000, Cause::Interval));
}

#[test]
fn the_shortest_intervals_do_not_become_a_busy_loop() {
    let intervals = Intervals { transition: 0, settled: 0 };
    let mut scheduler =
        play(1, &[(0, PollEvent::Add { key: "a", scope: "p", intervals }, "fetch a")]);
    let (mut now, mut fetches) = (0, 0);
    while now < 60_000 {
        scheduler.step(now, settled("a"));
        now += scheduler.sleep().unwrap();
        fetches += scheduler.step(now, Event::Woke).len();
    }
    assert!((54..=67).contains(&fetches), "{fetches} in a minute");
}
