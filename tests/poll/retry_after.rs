//! The wait that a server asks for by `Retry-After` is kept, within bounds, unless a person refreshes.

use instance_console::{
    api::{RetryAfter, Timestamp},
    poll::{Cause, Failure, Millis, Schedule, retry_after},
};

use crate::script::{
    Event, LOOK, Line, Rests, SEEDS, add, add_every, add_with, asked_to_wait, changed, check,
    check_schedule, failed, is_next, play, refresh, unauthorized,
};

/// The failure that a header causes, when the server's clock shows `now`.
fn header(value: &str, now: &str) -> Event {
    let now = Timestamp::from_http_date(now).unwrap();
    asked_to_wait("a", retry_after::wait(RetryAfter::parse(value).unwrap(), now.as_millis()))
}

/// Plays a table, and then checks that the poll is fetched again at `moment` or little later, but not before.
#[track_caller]
fn check_not_before(moment: Millis, table: &[Line]) {
    let mut table = table.to_vec();
    table.push((moment - 1, LOOK, ""));
    table.push((moment + moment / 10, LOOK, "fetch a"));
    check(&table);
}

#[test]
fn a_number_of_seconds_is_waited() {
    let failure = header("120", "Sun, 06 Nov 1994 08:49:37 GMT");
    check_not_before(120_000, &[(0, add("a"), "fetch a"), (0, failure, "")]);
}

#[test]
fn a_date_is_waited_for_by_the_clock_of_the_server() {
    let failure = header("Sun, 06 Nov 1994 08:51:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT");
    // The server's clock is known to the second: the wait lasts until the later end of that second.
    check_not_before(121_000, &[(0, add("a"), "fetch a"), (0, failure, "")]);
}

#[test]
fn chance_only_adds_to_it_and_spreads_the_clients() {
    let mut waits: Vec<_> = SEEDS
        .map(|seed| {
            let table = [(0, add("a"), "fetch a"), (0, asked_to_wait("a", 100_000), "")];
            play(seed * 1_000, &table).sleep().unwrap()
        })
        .collect();
    assert!(waits.iter().all(|wait| (100_000..=110_000).contains(wait)), "{waits:?}");
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 20, "{waits:?}");
}

#[test]
fn the_person_is_told_that_the_server_asked_for_it() {
    let table = [(0, add("a"), "fetch a"), (0, asked_to_wait("a", 100_000), "")];
    check_schedule(&table, 40_000, "a", |schedule| {
        matches!(schedule, Some(Schedule::Next { wait: 60_000..=70_000, cause: Cause::RetryAfter }))
    });
}

#[test]
fn no_wait_and_a_date_that_has_passed_are_waited_for_like_any_failure() {
    for value in ["0", "Sun, 06 Nov 1994 08:49:36 GMT", "Sun, 06 Nov 1994 08:40:00 GMT"] {
        let failure = header(value, "Sun, 06 Nov 1994 08:49:37 GMT");
        let table = [(0, add("a"), "fetch a"), (0, failure, "")];
        check_schedule(&table, 0, "a", |schedule| is_next(schedule, 3_000, Cause::Backoff(1)));
    }
}

#[test]
fn a_wait_shorter_than_the_backoff_does_not_shorten_it() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..5 {
        table.push((round * 60_000, failed("a"), ""));
        table.push(((round + 1) * 60_000, LOOK, "fetch a"));
    }
    table.push((300_000, asked_to_wait("a", 1_000), ""));
    check_schedule(&table, 300_000, "a", |schedule| is_next(schedule, 96_000, Cause::Backoff(6)));
}

#[test]
fn a_person_who_refreshes_is_asked_for_at_once_and_once() {
    for refresh in [refresh("a"), Event::Refresh(None)] {
        let table = [
            (0, add("a"), "fetch a"),
            (0, asked_to_wait("a", 60_000), ""),
            (1_000, refresh.clone(), "fetch a"),
            (1_001, refresh, ""),
            (1_100, asked_to_wait("a", 60_000), ""),
        ];
        check_not_before(61_100, &table);
    }
}

#[test]
fn a_person_who_refreshes_does_not_wait_out_a_backoff() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, failed("a"), ""),
        (3_300, LOOK, "fetch a"),
        (3_300, failed("a"), ""),
        (3_400, refresh("a"), "fetch a"),
    ]);
}

#[test]
fn an_answer_to_a_refresh_ends_what_the_server_asked_for() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (1_000, refresh("a"), "fetch a"),
        (1_100, changed("a"), ""),
        (1_200, Event::Hidden(true), ""),
        (5_000, Event::Hidden(false), "fetch a"),
    ]);
}

#[test]
fn a_refresh_while_hidden_or_offline_is_granted_on_return_in_spite_of_it() {
    for rest in [Event::Hidden, Event::Offline] {
        check(&[
            (0, add("a"), "fetch a"),
            (0, asked_to_wait("a", 60_000), ""),
            (10, rest(true), ""),
            (20, refresh("a"), ""),
            (30, rest(false), "fetch a"),
        ]);
    }
}

#[test]
fn what_another_poll_makes_due_keeps_to_it() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (1_000, Event::Due("a"), ""),
        (1_000, Event::Paused(true), ""),
    ];
    check_not_before(60_000, &table);
}

#[test]
fn coming_back_does_not_undercut_it() {
    let rests: [Rests; 3] = [Event::Hidden, Event::Offline, Event::Paused];
    for rest in rests {
        let table = [
            (0, add("a"), "fetch a"),
            (0, asked_to_wait("a", 60_000), ""),
            (1_000, rest(true), ""),
            (50_000, rest(false), ""),
        ];
        check_not_before(60_000, &table);
        let table = [
            (0, add("a"), "fetch a"),
            (0, asked_to_wait("a", 2_000), ""),
            (1_000, rest(true), ""),
            (1_500, rest(false), ""),
            (1_999, LOOK, ""),
        ];
        check(&table);
    }
}

#[test]
fn coming_back_after_it_fetches_at_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (1_000, Event::Hidden(true), ""),
        (70_000, Event::Hidden(false), "fetch a"),
    ]);
}

#[test]
fn coming_online_during_a_backoff_does_not_undercut_a_shorter_wait_of_the_server() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..5 {
        table.push((round * 60_000, failed("a"), ""));
        table.push(((round + 1) * 60_000, LOOK, "fetch a"));
    }
    table.push((300_000, asked_to_wait("a", 20_000), ""));
    table.push((301_000, Event::Offline(true), ""));
    table.push((310_000, Event::Offline(false), ""));
    table.push((319_999, LOOK, ""));
    table.push((320_000, LOOK, "fetch a"));
    check(&table);
}

#[test]
fn a_new_credential_does_not_undercut_it() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, asked_to_wait("a", 60_000), ""),
        (0, unauthorized("b"), ""),
        (1_000, Event::Credential("p"), "fetch b"),
        (1_000, changed("b"), ""),
        (1_100, Event::Remove("b"), ""),
    ];
    check_not_before(60_000, &table);
}

#[test]
fn removing_a_poll_and_adding_it_again_does_not_undercut_it() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (1_000, Event::Remove("a"), ""),
        (2_000, add("a"), ""),
        (3_000, Event::Remove("a"), ""),
        (4_000, Event::Due("a"), ""),
        (5_000, add_every("a", 1_000, 1_000), ""),
    ];
    check_not_before(60_000, &table);
    let scheduler = play(1, &table[..3]);
    assert!(!scheduler.contains(&"a"));
    assert_eq!((scheduler.schedule(1_000, &"a"), scheduler.sleep()), (None, None));
}

#[test]
fn one_poll_that_has_to_wait_does_not_hold_up_another() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add_with("b", "q"), "fetch b"),
        (0, asked_to_wait("a", 60_000), ""),
        (0, changed("b"), ""),
        (4_000, LOOK, "fetch b"),
    ]);
}

#[test]
fn it_counts_as_a_failure_until_the_next_answer() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (66_000, LOOK, "fetch a"),
        (66_000, failed("a"), ""),
    ];
    check_schedule(&table, 66_000, "a", |schedule| is_next(schedule, 6_000, Cause::Backoff(2)));
}

#[test]
fn no_server_is_waited_for_longer_than_five_minutes_and_then_it_is_asked_once() {
    assert_eq!(retry_after::LONGEST, 300_000);
    for wait in [300_001, 30_000_000, u64::from(u32::MAX) * 1_000, u64::MAX] {
        let failure = Failure::Passing { retry_after: Some(wait) };
        let failed = Event::Failed { key: "a", failure };
        check(&[
            (0, add("a"), "fetch a"),
            (0, failed.clone(), ""),
            (299_999, LOOK, ""),
            (330_000, LOOK, "fetch a"),
            (330_000, failed, ""),
            (330_000 + 299_999, LOOK, ""),
            (330_000 + 330_000, LOOK, "fetch a"),
        ]);
    }
}

#[test]
fn no_header_and_no_clock_is_too_much() {
    let date = RetryAfter::parse("Fri, 31 Dec 9999 23:59:59 GMT").unwrap();
    let seconds = RetryAfter::parse(&"9".repeat(400)).unwrap();
    for server_time in [i64::MIN, 0, i64::MAX] {
        assert_eq!(retry_after::wait(seconds, server_time), u64::from(u32::MAX) * 1_000);
        assert!(retry_after::wait(date, server_time) <= u64::try_from(i64::MAX).unwrap());
    }
}
