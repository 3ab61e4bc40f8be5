//! A page that is hidden, offline or paused, and its return.

use instance_console::poll::{Cause, Outcome, PollPhase, Rest};

use crate::script::{
    Event, LOOK, Rests, add, changed, check, check_schedule, failed, is_next, play, refresh, rests,
    settled, unauthorized,
};

const RESTS: [(Rests, Rest); 3] =
    [(Event::Hidden, Rest::Hidden), (Event::Offline, Rest::Offline), (Event::Paused, Rest::Paused)];

#[test]
fn nothing_is_fetched_while_it_rests_and_no_timer_runs() {
    for (rest, why) in RESTS {
        let table = [
            (0, add("a"), "fetch a"),
            (0, changed("a"), ""),
            (1_000, rest(true), ""),
            (3_600_000, LOOK, ""),
        ];
        check_schedule(&table, 3_600_000, "a", rests(why));
        let scheduler = play(1, &table);
        assert_eq!((scheduler.sleep(), scheduler.resting()), (None, Some(why)));
    }
}

#[test]
fn an_answer_that_comes_while_it_rests_is_taken() {
    for (rest, _) in RESTS {
        check(&[
            (0, add("a"), "fetch a"),
            (0, rest(true), ""),
            (1_000, changed("a"), ""),
            (100_000, rest(false), "fetch a"),
        ]);
    }
}

#[test]
fn on_return_everything_is_fetched_at_once_and_once() {
    for (rest, _) in RESTS {
        check(&[
            (0, add("a"), "fetch a"),
            (0, add("b"), "fetch b"),
            (0, changed("a"), ""),
            (0, settled("b"), ""),
            (1_000, rest(true), ""),
            (10_000, rest(false), "fetch a, fetch b"),
            (10_000, rest(false), ""),
            (10_001, rest(true), ""),
            (10_002, rest(false), ""),
            (10_003, LOOK, ""),
        ]);
    }
}

#[test]
fn after_hours_away_each_poll_is_fetched_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (1_000, Event::Hidden(true), ""),
        (28_800_000, Event::Hidden(false), "fetch a"),
        (28_800_000, LOOK, ""),
        (28_800_100, changed("a"), ""),
        (28_800_100 + 2_699, LOOK, ""),
    ]);
}

#[test]
fn what_waited_less_than_its_transition_interval_goes_on_waiting_on_return() {
    for (rest, _) in RESTS {
        check(&[
            (0, add("a"), "fetch a"),
            (0, settled("a"), ""),
            (1_000, rest(true), ""),
            (2_999, rest(false), ""),
            (3_001, rest(true), ""),
            (3_002, rest(false), "fetch a"),
        ]);
    }
}

#[test]
fn switching_tabs_quickly_adds_no_request() {
    let mut table = vec![(0, add("a"), "fetch a"), (0, changed("a"), "")];
    for time in 1..26 {
        table.push((time * 100, Event::Hidden(time % 2 == 1), ""));
    }
    table.push((2_650, Event::Hidden(false), ""));
    table.push((3_300, LOOK, "fetch a"));
    check(&table);
}

#[test]
fn switching_tabs_for_a_minute_asks_no_more_often_than_a_transition_is_watched() {
    let mut scheduler = play(1, &[(0, add("a"), "fetch a"), (0, settled("a"), "")]);
    let mut fetches = 0;
    for time in 1..=600 {
        let now = time * 100;
        if !scheduler.step(now, Event::Hidden(time % 2 == 1)).is_empty() {
            fetches += 1;
            scheduler.step(now, settled("a"));
        }
    }
    assert_eq!(fetches, 20);
}

#[test]
fn a_list_of_many_pages_is_not_fetched_for_every_glance_at_the_tab() {
    let outcome = Outcome { at_least: 30_000, ..Outcome::new(PollPhase::Transition, true) };
    check(&[
        (0, add("a"), "fetch a"),
        (0, Event::Answered { key: "a", outcome }, ""),
        (4_000, Event::Hidden(true), ""),
        (5_000, Event::Hidden(false), ""),
        (26_999, LOOK, ""),
        (33_000, LOOK, "fetch a"),
    ]);
}

#[test]
fn it_returns_only_when_the_last_reason_to_rest_has_gone() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (1_000, Event::Hidden(true), ""),
        (1_000, Event::Offline(true), ""),
        (1_000, Event::Paused(true), ""),
        (10_000, Event::Hidden(false), ""),
        (20_000, Event::Offline(false), ""),
        (30_000, Event::Paused(false), "fetch a"),
    ]);
}

#[test]
fn what_failed_waits_out_its_backoff_when_the_tab_is_shown() {
    for rest in [Event::Hidden, Event::Paused] {
        check(&[
            (0, add("a"), "fetch a"),
            (0, failed("a"), ""),
            (3_300, LOOK, "fetch a"),
            (3_300, failed("a"), ""),
            (4_000, rest(true), ""),
            (8_000, rest(false), ""),
            (3_300 + 6_600, LOOK, "fetch a"),
        ]);
    }
}

#[test]
fn coming_online_ends_a_backoff() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..6 {
        table.push((round * 110_000, failed("a"), ""));
        table.push(((round + 1) * 110_000, LOOK, "fetch a"));
    }
    table.push((660_000, failed("a"), ""));
    table.push((661_000, Event::Offline(true), ""));
    let mut at_once = table.clone();
    at_once.push((670_000, Event::Offline(false), "fetch a"));
    check(&at_once);

    // A network that comes and goes every second does not cause a fetch every second.
    table.push((662_000, Event::Offline(false), ""));
    table.push((662_500, Event::Offline(true), ""));
    table.push((662_999, Event::Offline(false), ""));
    table.push((663_000, LOOK, "fetch a"));
    check(&table);
}

#[test]
fn coming_online_while_hidden_ends_a_backoff_when_the_tab_is_shown() {
    let mut table = vec![(0, add("a"), "fetch a")];
    for round in 0..6 {
        table.push((round * 110_000, failed("a"), ""));
        table.push(((round + 1) * 110_000, LOOK, "fetch a"));
    }
    table.push((660_000, failed("a"), ""));
    table.push((661_000, Event::Offline(true), ""));
    table.push((662_000, Event::Hidden(true), ""));
    table.push((670_000, Event::Offline(false), ""));
    table.push((680_000, Event::Hidden(false), "fetch a"));
    check(&table);
}

#[test]
fn what_is_added_while_hidden_or_offline_is_fetched_on_return() {
    for rest in [Event::Hidden, Event::Offline] {
        check(&[(0, rest(true), ""), (10, add("a"), ""), (20, rest(false), "fetch a")]);
    }
}

#[test]
fn what_is_added_while_paused_is_fetched_once() {
    check(&[
        (0, Event::Paused(true), ""),
        (10, add("a"), "fetch a"),
        (20, changed("a"), ""),
        (100_000, LOOK, ""),
        (200_000, Event::Paused(false), "fetch a"),
    ]);
}

#[test]
fn a_refresh_while_paused_fetches_once_and_stays_paused() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, changed("a"), ""),
        (1_000, Event::Paused(true), ""),
        (2_000, refresh("a"), "fetch a"),
        (2_100, refresh("a"), ""),
        (2_200, changed("a"), ""),
        (60_000, LOOK, ""),
    ];
    check_schedule(&table, 60_000, "a", rests(Rest::Paused));
    assert_eq!(play(1, &table).sleep(), None);
}

#[test]
fn a_refresh_while_paused_that_fails_is_not_repeated() {
    check(&[
        (0, Event::Paused(true), ""),
        (0, add("a"), "fetch a"),
        (10, failed("a"), ""),
        (20, refresh("a"), "fetch a"),
        (30, failed("a"), ""),
        (600_000, LOOK, ""),
    ]);
}

#[test]
fn a_refresh_while_hidden_or_offline_is_granted_on_return() {
    for rest in [Event::Hidden, Event::Offline] {
        check(&[
            (0, add("a"), "fetch a"),
            (0, settled("a"), ""),
            (10, rest(true), ""),
            (20, refresh("a"), ""),
            (30, rest(false), "fetch a"),
        ]);
    }
}

#[test]
fn a_refresh_while_paused_and_offline_waits_for_the_network_only() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (10, Event::Paused(true), ""),
        (10, Event::Offline(true), ""),
        (20, refresh("a"), ""),
        (30, Event::Offline(false), "fetch a"),
    ]);
}

#[test]
fn a_first_answer_401_while_paused_does_not_leave_an_empty_page() {
    check(&[
        (0, Event::Paused(true), ""),
        (0, add("a"), "fetch a"),
        (10, unauthorized("a"), ""),
        (20, Event::Credential("p"), "fetch a"),
        (30, changed("a"), ""),
        (60_000, LOOK, ""),
    ]);
}

#[test]
fn saying_again_what_is_known_changes_nothing() {
    for (rest, _) in RESTS {
        let table = [
            (0, rest(false), ""),
            (0, add("a"), "fetch a"),
            (0, settled("a"), ""),
            (0, rest(false), ""),
        ];
        check_schedule(&table, 0, "a", |schedule| is_next(schedule, 60_000, Cause::Interval));
        check(&[
            (0, add("a"), "fetch a"),
            (0, settled("a"), ""),
            (10, rest(true), ""),
            (20, rest(true), ""),
            (10_000, rest(false), "fetch a"),
        ]);
    }
}
