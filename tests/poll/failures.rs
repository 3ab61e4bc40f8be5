//! How long a poll waits after a failure.

use instance_console::poll::{Cause, FIRST_BACKOFF, LONGEST_BACKOFF, Millis};

use crate::script::{
    Event, LOOK, SEEDS, add, asked_to_wait, changed, check, check_schedule, failed, is_next, play,
    refresh,
};

/// A table in which a poll fails this many times in a row, each time at once; and the time of the last
/// failure.
fn failing(times: usize) -> (Vec<(Millis, Event, &'static str)>, Millis) {
    let mut table = vec![(0, add("a"), "fetch a")];
    let mut now = 0;
    for time in 0..times {
        if time > 0 {
            now += 330_000;
            table.push((now, LOOK, "fetch a"));
        }
        table.push((now, failed("a"), ""));
    }
    (table, now)
}

#[test]
fn a_failure_is_followed_by_a_wait_that_doubles_to_five_minutes() {
    let waits = [3_000, 6_000, 12_000, 24_000, 48_000, 96_000, 192_000, 300_000, 300_000];
    assert_eq!((waits[0], waits[8]), (FIRST_BACKOFF, LONGEST_BACKOFF));
    for (before, wait) in waits.into_iter().enumerate() {
        let (table, now) = failing(before + 1);
        let cause = Cause::Backoff(u32::try_from(before).unwrap() + 1);
        check_schedule(&table, now, "a", |schedule| is_next(schedule, wait, cause));
    }
}

#[test]
fn a_thousand_failures_wait_no_longer_than_eight() {
    let (table, now) = failing(1_000);
    let scheduler = play(9, &table);
    assert!(is_next(scheduler.schedule(now, &"a"), 300_000, Cause::Backoff(1_000)));
}

#[test]
fn what_failed_is_not_asked_for_before_its_wait_is_over() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, failed("a"), ""),
        (2_699, LOOK, ""),
        (3_300, LOOK, "fetch a"),
        (3_300, failed("a"), ""),
        (3_300 + 5_399, LOOK, ""),
        (3_300 + 6_600, LOOK, "fetch a"),
    ]);
}

#[test]
fn an_answer_takes_the_failures_back() {
    let (mut table, now) = failing(6);
    table.push((now + 330_000, LOOK, "fetch a"));
    table.push((now + 330_000, changed("a"), ""));
    check_schedule(&table, now + 330_000, "a", |schedule| {
        is_next(schedule, 3_000, Cause::Interval)
    });
    table.push((now + 340_000, LOOK, "fetch a"));
    table.push((now + 340_000, failed("a"), ""));
    check_schedule(&table, now + 340_000, "a", |schedule| {
        is_next(schedule, 3_000, Cause::Backoff(1))
    });
}

#[test]
fn failures_of_one_poll_do_not_slow_another() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, failed("a"), ""),
        (0, changed("b"), ""),
        (4_000, LOOK, "fetch a, fetch b"),
        (4_000, failed("a"), ""),
        (4_000, changed("b"), ""),
        (4_000 + 3_300, LOOK, "fetch b"),
    ]);
}

#[test]
fn a_failure_that_nobody_waits_for_is_not_counted() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (10, failed("a"), ""),
        (20, asked_to_wait("a", 100_000), ""),
        (30, failed("unknown"), ""),
    ];
    check_schedule(&table, 0, "a", |schedule| is_next(schedule, 3_000, Cause::Interval));
}

#[test]
fn a_refresh_ends_a_backoff_but_does_not_forget_it() {
    let (mut table, now) = failing(3);
    table.push((now + 100, refresh("a"), "fetch a"));
    table.push((now + 100, failed("a"), ""));
    check_schedule(&table, now + 100, "a", |schedule| is_next(schedule, 24_000, Cause::Backoff(4)));
}

#[test]
fn clients_that_failed_together_do_not_come_back_together() {
    let mut waits: Vec<_> = SEEDS
        .map(|seed| play(seed * 1_000, &[(0, add("a"), "fetch a"), (0, failed("a"), "")]).sleep())
        .collect();
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 20, "{waits:?}");
}
