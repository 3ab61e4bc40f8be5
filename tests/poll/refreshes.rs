//! Refreshes by a person.

use instance_console::poll::Cause;

use crate::script::{
    Event, LOOK, add, add_with, changed, check, check_schedule, is_next, refresh, settled,
    unchanged,
};

#[test]
fn a_refresh_fetches_at_once_what_waits() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, settled("a"), ""),
        (0, settled("b"), ""),
        (10, refresh("a"), "fetch a"),
        (20, Event::Refresh(None), "fetch b"),
    ]);
}

#[test]
fn a_refresh_of_all_crosses_credentials() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add_with("b", "q"), "fetch b"),
        (0, settled("a"), ""),
        (0, settled("b"), ""),
        (10, Event::Refresh(None), "fetch a, fetch b"),
    ]);
}

#[test]
fn a_refresh_while_in_flight_adds_nothing_now_or_later() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, refresh("a"), ""),
        (20, Event::Refresh(None), ""),
        (30, settled("a"), ""),
        (40, LOOK, ""),
        (30 + 53_999, LOOK, ""),
        (30 + 66_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn ten_clicks_are_one_request() {
    let mut table =
        vec![(0, add("a"), "fetch a"), (0, settled("a"), ""), (9, refresh("a"), "fetch a")];
    for click in 10..20 {
        table.push((click, refresh("a"), ""));
    }
    check(&table);
}

#[test]
fn after_a_refresh_the_wait_counts_from_its_answer() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (2_000, refresh("a"), "fetch a"),
        (2_100, changed("a"), ""),
        (2_100 + 2_699, LOOK, ""),
        (2_100 + 3_300, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_refresh_that_brings_nothing_new_does_not_make_the_poll_quicker() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for time in 0..20 {
        table.push((time, unchanged("a"), ""));
        table.push((time, refresh("a"), "fetch a"));
    }
    table.push((20, unchanged("a"), ""));
    check_schedule(&table, 20, "a", |schedule| is_next(schedule, 15_000, Cause::Interval));
}
