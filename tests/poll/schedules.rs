//! The schedule of a poll, as a person is told it.

use instance_console::poll::{Cause, End, Rest, Schedule};

use crate::script::{
    Event, add, asked_to_wait, changed, check_schedule, ended, failed, is_next, rests, settled,
    terminal, unauthorized,
};

#[test]
fn of_what_is_not_polled_there_is_nothing_to_tell() {
    check_schedule(&[(0, add("a"), "fetch a")], 0, "b", |schedule| schedule.is_none());
}

#[test]
fn a_fetch_under_way_is_told_even_while_it_rests() {
    let is_checking = |schedule| schedule == Some(Schedule::Checking);
    check_schedule(&[(0, add("a"), "fetch a")], 9_000, "a", is_checking);
    for rest in [Event::Hidden, Event::Offline, Event::Paused] {
        check_schedule(&[(0, add("a"), "fetch a"), (9, rest(true), "")], 9, "a", is_checking);
    }
}

#[test]
fn the_wait_that_is_left_goes_down_to_nothing() {
    let table = [(0, add("a"), "fetch a"), (0, settled("a"), "")];
    check_schedule(&table, 0, "a", |schedule| is_next(schedule, 60_000, Cause::Interval));
    check_schedule(&table, 50_000, "a", |schedule| {
        matches!(schedule, Some(Schedule::Next { wait: 4_000..=16_000, cause: Cause::Interval }))
    });
    let due = Some(Schedule::Next { wait: 0, cause: Cause::Interval });
    check_schedule(&table, 66_000, "a", |schedule| schedule == due);
    check_schedule(&table, u64::MAX, "a", |schedule| schedule == due);
}

#[test]
fn the_wait_that_is_left_does_not_grow_when_the_clock_is_set_back() {
    let table = [(100_000, add("a"), "fetch a"), (100_000, changed("a"), "")];
    check_schedule(&table, 0, "a", |schedule| is_next(schedule, 3_000, Cause::Interval));
}

#[test]
fn each_cause_has_its_name() {
    let added = (0, add("a"), "fetch a");
    let after = |event| [added.clone(), (0, event, "")];
    check_schedule(&after(failed("a")), 0, "a", |schedule| {
        is_next(schedule, 3_000, Cause::Backoff(1))
    });
    check_schedule(&after(asked_to_wait("a", 50_000)), 0, "a", |schedule| {
        is_next(schedule, 50_000, Cause::RetryAfter)
    });
    check_schedule(&after(changed("a")), 0, "a", |schedule| {
        is_next(schedule, 3_000, Cause::Interval)
    });
    check_schedule(&after(unauthorized("a")), 0, "a", |schedule| {
        schedule == Some(Schedule::Halted)
    });
    check_schedule(&after(terminal("a")), 0, "a", |schedule| {
        schedule == Some(Schedule::Ended(End::Terminal))
    });
    for end in [End::Gone, End::Refused] {
        check_schedule(&after(ended("a", end)), 0, "a", |schedule| {
            schedule == Some(Schedule::Ended(end))
        });
    }
}

#[test]
fn an_end_and_a_halt_are_told_before_a_rest() {
    for (event, told) in [
        (terminal("a"), Schedule::Ended(End::Terminal)),
        (ended("a", End::Gone), Schedule::Ended(End::Gone)),
        (unauthorized("a"), Schedule::Halted),
    ] {
        let table = [
            (0, add("a"), "fetch a"),
            (0, event, ""),
            (1, Event::Hidden(true), ""),
            (1, Event::Offline(true), ""),
            (1, Event::Paused(true), ""),
        ];
        check_schedule(&table, 1, "a", |schedule| schedule == Some(told));
    }
}

#[test]
fn what_a_person_did_is_told_before_what_happened() {
    let mut table =
        vec![(0, add("a"), "fetch a"), (0, changed("a"), ""), (1, Event::Hidden(true), "")];
    check_schedule(&table, 1, "a", rests(Rest::Hidden));
    table.push((1, Event::Offline(true), ""));
    check_schedule(&table, 1, "a", rests(Rest::Offline));
    table.push((1, Event::Paused(true), ""));
    check_schedule(&table, 1, "a", rests(Rest::Paused));
}

#[test]
fn what_is_due_but_rests_is_told_to_rest() {
    for (rest, why) in
        [(Event::Hidden as fn(bool) -> Event, Rest::Hidden), (Event::Offline, Rest::Offline)]
    {
        check_schedule(&[(0, rest(true), ""), (0, add("a"), "")], 0, "a", rests(why));
    }
}
