//! A change of the intervals while the polls run.

use instance_console::poll::{Cause, Intervals, Rest, Schedule};

use crate::script::{
    Event, LOOK, add, changed, check, check_schedule, failed, rests, settled, terminal,
};

const fn every(transition: u64, settled: u64) -> Event {
    Event::Intervals(Intervals { transition, settled })
}

#[test]
fn a_shorter_interval_counts_from_the_last_answer() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (10_000, every(3_000, 30_000), ""),
        (26_999, LOOK, ""),
        (33_000, LOOK, "fetch a"),
    ];
    check(&table);
    check_schedule(&table[..3], 10_000, "a", |schedule| {
        matches!(schedule, Some(Schedule::Next { wait: 17_000..=23_000, cause: Cause::Interval }))
    });
}

#[test]
fn what_is_overdue_by_the_new_interval_is_fetched_at_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (50_000, every(3_000, 30_000), "fetch a"),
        (50_000, every(3_000, 30_000), ""),
    ]);
}

#[test]
fn a_longer_interval_puts_off_what_is_waited_for() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (1_000, every(30_000, 300_000), ""),
        (26_999, LOOK, ""),
        (33_000, LOOK, "fetch a"),
        (33_000, settled("a"), ""),
        (33_000 + 269_999, LOOK, ""),
        (33_000 + 330_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_backoff_and_an_end_are_left_alone() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, failed("a"), ""),
        (10, every(1_000, 1_000), ""),
        (2_699, LOOK, ""),
        (3_300, LOOK, "fetch a"),
        (3_300, terminal("a"), ""),
        (3_310, every(1_000, 1_000), ""),
        (900_000, LOOK, ""),
    ]);
}

#[test]
fn a_pause_outlives_other_intervals() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (10, Event::Paused(true), ""),
        (50_000, every(1_000, 1_000), ""),
        (90_000, LOOK, ""),
    ];
    check_schedule(&table, 90_000, "a", rests(Rest::Paused));
}
