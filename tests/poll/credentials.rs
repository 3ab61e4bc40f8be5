//! A refused credential, and the next one.

use instance_console::poll::{Cause, End, Schedule};

use crate::script::{
    Event, LOOK, add, add_with, asked_to_wait, changed, check, check_schedule, ended, failed,
    is_next, play, refresh, settled, terminal, unauthorized,
};

#[test]
fn a_401_halts_every_poll_of_the_credential_and_no_other() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, add_with("c", "q"), "fetch c"),
        (0, changed("b"), ""),
        (0, changed("c"), ""),
        (10, unauthorized("a"), ""),
        (600_000, LOOK, "fetch c"),
    ];
    for key in ["a", "b"] {
        check_schedule(&table, 600_000, key, |schedule| schedule == Some(Schedule::Halted));
    }
    check_schedule(&table, 600_000, "c", |schedule| schedule == Some(Schedule::Checking));
}

#[test]
fn nothing_halts_without_a_401() {
    let table = [(0, add("a"), "fetch a"), (0, failed("a"), "")];
    check_schedule(&table, 0, "a", |schedule| schedule != Some(Schedule::Halted));
}

#[test]
fn when_all_are_halted_no_timer_runs() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, settled("a"), ""),
        (0, unauthorized("b"), ""),
    ];
    assert_eq!(play(1, &table).sleep(), None);
}

#[test]
fn one_credential_resumes_all_of_them_at_once() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, add_with("c", "q"), "fetch c"),
        (0, changed("b"), ""),
        (10, unauthorized("a"), ""),
        (20, unauthorized("c"), ""),
        (5_000, Event::Credential("p"), "fetch a, fetch b"),
        (5_100, changed("a"), ""),
        (5_100, changed("b"), ""),
        (5_200, Event::Credential("p"), ""),
        (9_000, LOOK, "fetch a, fetch b"),
    ];
    check(&table);
}

#[test]
fn fetches_in_flight_with_the_refused_credential_end_quietly() {
    for ends in [unauthorized("b"), changed("b"), failed("b"), asked_to_wait("b", 1)] {
        let table = [
            (0, add("a"), "fetch a"),
            (0, add("b"), "fetch b"),
            (10, unauthorized("a"), ""),
            (20, ends, ""),
            (600_000, LOOK, ""),
        ];
        check_schedule(&table, 600_000, "b", |schedule| schedule == Some(Schedule::Halted));
    }
}

#[test]
fn a_last_answer_is_a_last_answer_also_after_a_401() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (10, unauthorized("a"), ""),
        (20, terminal("b"), ""),
        (30, Event::Credential("p"), "fetch a"),
    ]);
}

#[test]
fn what_is_added_under_a_refused_credential_waits_for_the_next_one() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, unauthorized("a"), ""),
        (20, add("b"), ""),
        (25, add_with("c", "q"), "fetch c"),
        (30, Event::Credential("p"), "fetch a, fetch b"),
    ]);
}

#[test]
fn removing_and_adding_does_not_try_the_refused_credential_again() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, unauthorized("a"), ""),
        (20, Event::Remove("a"), ""),
        (30, add("a"), ""),
        (40, refresh("a"), ""),
        (50, Event::Credential("p"), "fetch a"),
    ]);
}

#[test]
fn a_refresh_does_not_try_the_refused_credential_again() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("gone"), "fetch gone"),
        (5, ended("gone", End::Gone), ""),
        (10, unauthorized("a"), ""),
        (20, refresh("a"), ""),
        (30, refresh("gone"), ""),
        (40, Event::Refresh(None), ""),
        (50, Event::Credential("p"), "fetch a, fetch gone"),
    ]);
}

#[test]
fn a_401_for_the_credential_before_the_present_one_asks_again() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, Event::Credential("p"), ""),
        (20, unauthorized("a"), "fetch a"),
        (30, unauthorized("a"), ""),
        (600_000, LOOK, ""),
    ]);
}

#[test]
fn a_late_401_for_the_old_credential_does_not_halt_those_who_use_the_new_one() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (10, unauthorized("a"), ""),
        (20, Event::Credential("p"), "fetch a"),
        (30, changed("a"), ""),
        (40, unauthorized("b"), "fetch b"),
        (50, changed("b"), ""),
        (4_000, LOOK, "fetch a, fetch b"),
    ]);
}

#[test]
fn a_late_401_for_the_old_credential_does_not_ask_when_the_new_one_is_refused_as_well() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (10, unauthorized("a"), ""),
        (20, Event::Credential("p"), "fetch a"),
        (30, unauthorized("a"), ""),
        (40, unauthorized("b"), ""),
        (50, Event::Credential("p"), "fetch a, fetch b"),
    ]);
}

#[test]
fn a_second_401_with_the_new_credential_halts_again() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, settled("b"), ""),
        (10, unauthorized("a"), ""),
        (20, Event::Credential("p"), "fetch a, fetch b"),
        (30, settled("b"), ""),
        (40, unauthorized("a"), ""),
        (600_000, LOOK, ""),
    ];
    for key in ["a", "b"] {
        check_schedule(&table, 600_000, key, |schedule| schedule == Some(Schedule::Halted));
    }
}

#[test]
fn a_credential_for_those_that_go_well_adds_no_request() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, settled("a"), ""),
        (20, Event::Credential("p"), ""),
        (30, Event::Credential("q"), ""),
        (40, Event::Credential("unknown"), ""),
    ]);
}

#[test]
fn a_credential_while_hidden_or_offline_resumes_on_return() {
    for rest in [Event::Hidden, Event::Offline] {
        check(&[
            (0, add("a"), "fetch a"),
            (10, unauthorized("a"), ""),
            (20, rest(true), ""),
            (30, Event::Credential("p"), ""),
            (40, rest(false), "fetch a"),
        ]);
    }
}

#[test]
fn coming_back_does_not_try_a_refused_credential() {
    for rest in [Event::Hidden, Event::Offline, Event::Paused] {
        check(&[
            (0, add("a"), "fetch a"),
            (10, unauthorized("a"), ""),
            (20, rest(true), ""),
            (60_000, rest(false), ""),
        ]);
    }
}

#[test]
fn a_401_is_not_a_failure_to_back_off_from() {
    let table = [
        (0, add("a"), "fetch a"),
        (10, Event::Credential("p"), ""),
        (20, unauthorized("a"), "fetch a"),
        (30, failed("a"), ""),
    ];
    check_schedule(&table, 30, "a", |schedule| is_next(schedule, 3_000, Cause::Backoff(1)));
}

#[test]
fn failures_before_a_halt_do_not_count_under_the_next_credential() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, failed("a"), ""),
        (4_000, LOOK, "fetch a"),
        (4_000, unauthorized("a"), ""),
        (5_000, Event::Credential("p"), "fetch a"),
        (5_000, failed("a"), ""),
    ];
    check_schedule(&table, 5_000, "a", |schedule| is_next(schedule, 3_000, Cause::Backoff(1)));
}
