//! Polls that have ended.

use instance_console::poll::{End, Schedule};

use crate::script::{
    Event, LOOK, Line, add, changed, check, check_schedule, ended, failed, play, refresh, settled,
    terminal, unauthorized,
};

#[track_caller]
fn check_ended(end: End, table: &[Line]) {
    let mut table = table.to_vec();
    assert_eq!(play(1, &table).sleep(), None);
    table.push((1_000_000, LOOK, ""));
    table.push((1_000_001, Event::Hidden(true), ""));
    table.push((2_000_000, Event::Hidden(false), ""));
    table.push((2_000_001, Event::Offline(true), ""));
    table.push((3_000_000, Event::Offline(false), ""));
    table.push((3_000_001, Event::Paused(true), ""));
    table.push((4_000_000, Event::Paused(false), ""));
    table.push((4_000_001, Event::Credential("p"), ""));
    table.push((4_000_002, Event::Woke, ""));
    check_schedule(&table, 4_000_002, "a", |schedule| schedule == Some(Schedule::Ended(end)));
    assert!(play(1, &table).contains(&"a"));
}

#[test]
fn a_terminal_answer_ends_the_poll() {
    check_ended(End::Terminal, &[(0, add("a"), "fetch a"), (10, terminal("a"), "")]);
}

#[test]
fn a_404_ends_the_poll_as_gone() {
    check_ended(End::Gone, &[(0, add("a"), "fetch a"), (10, ended("a", End::Gone), "")]);
}

#[test]
fn a_refusal_ends_the_poll() {
    check_ended(End::Refused, &[(0, add("a"), "fetch a"), (10, ended("a", End::Refused), "")]);
}

#[test]
fn a_refresh_does_not_revive_what_reached_its_last_state() {
    let table = [(0, add("a"), "fetch a"), (10, terminal("a"), ""), (20, refresh("a"), "")];
    check(&table);
    check_ended(End::Terminal, &table);
    check(&[(0, add("a"), "fetch a"), (10, terminal("a"), ""), (20, Event::Refresh(None), "")]);
}

#[test]
fn a_refresh_revives_what_was_gone_or_refused() {
    for end in [End::Gone, End::Refused] {
        for refresh in [refresh("a"), Event::Refresh(None)] {
            check(&[
                (0, add("a"), "fetch a"),
                (10, ended("a", end), ""),
                (20, refresh, "fetch a"),
                (30, changed("a"), ""),
                (3_330, LOOK, "fetch a"),
                (3_340, ended("a", end), ""),
                (600_000, LOOK, ""),
            ]);
        }
    }
}

#[test]
fn a_401_does_not_turn_an_end_into_a_halt() {
    check_ended(
        End::Gone,
        &[
            (0, add("a"), "fetch a"),
            (0, add("b"), "fetch b"),
            (10, ended("a", End::Gone), ""),
            (20, unauthorized("b"), ""),
            (30, Event::Remove("b"), ""),
        ],
    );
}

#[test]
fn removing_a_poll_in_flight_cancels_it_and_ignores_its_late_answer() {
    for late in [changed("a"), failed("a"), unauthorized("a"), ended("a", End::Gone)] {
        let table = [
            (0, add("a"), "fetch a"),
            (10, Event::Remove("a"), "cancel a"),
            (20, late, ""),
            (600_000, LOOK, ""),
        ];
        check_schedule(&table, 600_000, "a", |schedule| schedule.is_none());
        let scheduler = play(1, &table);
        assert!(!scheduler.contains(&"a"));
        assert_eq!(scheduler.sleep(), None);
    }
}

#[test]
fn removing_a_poll_that_waits_cancels_nothing() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, changed("a"), ""),
        (20, Event::Remove("a"), ""),
        (30, Event::Remove("a"), ""),
        (40, Event::Remove("never"), ""),
        (600_000, LOOK, ""),
    ]);
}

#[test]
fn removing_one_poll_does_not_put_off_what_is_due_of_another() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, changed("b"), ""),
        (10_000, Event::Remove("a"), "cancel a, fetch b"),
        (10_000, settled("b"), ""),
        (100_000, Event::Remove("c"), "fetch b"),
    ]);
}

#[test]
fn what_was_removed_begins_anew_when_it_is_added() {
    check(&[
        (0, add("a"), "fetch a"),
        (10, terminal("a"), ""),
        (20, Event::Remove("a"), ""),
        (30, add("a"), "fetch a"),
        (40, failed("a"), ""),
        (50, Event::Remove("a"), ""),
        (60, add("a"), "fetch a"),
    ]);
}

#[test]
fn answers_for_what_was_never_added_are_ignored() {
    check(&[
        (0, changed("a"), ""),
        (0, failed("a"), ""),
        (0, unauthorized("a"), ""),
        (0, refresh("a"), ""),
        (0, add("a"), "fetch a"),
    ]);
}
