//! A fetch that is not answered in time.

use instance_console::poll::{Cause, scheduler::TIMEOUT};

use crate::script::{
    Event, LOOK, add, changed, check, check_schedule, is_next, play, unauthorized,
};

#[test]
fn a_fetch_unanswered_for_a_minute_is_given_up_and_counts_as_a_failure() {
    assert_eq!(TIMEOUT, 60_000);
    let table = [(0, add("a"), "fetch a"), (59_999, LOOK, ""), (60_000, LOOK, "cancel a")];
    check_schedule(&table, 60_000, "a", |schedule| is_next(schedule, 3_000, Cause::Backoff(1)));
}

#[test]
fn fetches_given_up_again_and_again_back_off() {
    let table = [
        (0, add("a"), "fetch a"),
        (60_000, LOOK, "cancel a"),
        (63_300, LOOK, "fetch a"),
        (123_300, LOOK, "cancel a"),
    ];
    check_schedule(&table, 123_300, "a", |schedule| is_next(schedule, 6_000, Cause::Backoff(2)));
}

#[test]
fn the_answer_to_a_fetch_that_was_given_up_is_ignored() {
    let table = [
        (0, add("a"), "fetch a"),
        (60_000, LOOK, "cancel a"),
        (60_001, changed("a"), ""),
        (60_002, unauthorized("a"), ""),
    ];
    check_schedule(&table, 60_000, "a", |schedule| is_next(schedule, 3_000, Cause::Backoff(1)));
}

#[test]
fn an_answer_after_a_minute_is_taken_if_nobody_looked_in_between() {
    let table = [(0, add("a"), "fetch a"), (3_600_000, changed("a"), "")];
    check_schedule(&table, 3_600_000, "a", |schedule| is_next(schedule, 3_000, Cause::Interval));
}

#[test]
fn a_fetch_is_given_up_also_while_everything_rests() {
    for rest in [Event::Hidden(true), Event::Offline(true), Event::Paused(true)] {
        let table = [(0, add("a"), "fetch a"), (10, rest, "")];
        assert_eq!(play(1, &table).sleep(), Some(59_990));
        let mut table = table.to_vec();
        table.push((60_000, Event::Woke, "cancel a"));
        table.push((600_000, LOOK, ""));
        check(&table);
        assert_eq!(play(1, &table).sleep(), None);
    }
}

#[test]
fn a_fetch_given_up_after_its_credential_was_refused_halts() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (10, unauthorized("a"), ""),
        (60_000, Event::Woke, "cancel b"),
        (600_000, LOOK, ""),
    ];
    check(&table);
    assert_eq!(play(1, &table[..4]).sleep(), None);
}

#[test]
fn a_refresh_after_a_night_with_a_fetch_in_flight_gives_up_the_old_one_first() {
    check(&[
        (0, add("a"), "fetch a"),
        (28_800_000, Event::Refresh(None), "cancel a"),
        (28_803_300, LOOK, "fetch a"),
    ]);
}
