//! The page's clock, also across a sleep of the machine.

use instance_console::poll::{
    Cause, End, Event as PollEvent, Millis, PageClock, Reading, Schedule,
};
use proptest::{collection::vec, prelude::*};

use crate::script::{
    Event, LOOK, Scheduler, add, asked_to_wait, changed, check, check_schedule, ended, failed,
    settled, terminal, unauthorized,
};

const HOUR: Millis = 60 * 60_000;

/// A time on 2026-01-01.
const WALL: i64 = 1_767_225_600_000;

/// A page with a monotonic and a wall clock, each of which can be moved alone.
struct Page {
    clock: PageClock,
    monotonic: Millis,
    wall: i64,
}

impl Page {
    fn new() -> Self {
        let mut page = Self { clock: PageClock::default(), monotonic: 1_000, wall: WALL };
        page.read();
        page
    }

    fn read(&mut self) -> Millis {
        self.clock.read(Reading { monotonic: self.monotonic, wall: self.wall })
    }

    /// Moves the clocks. Returns by how much the page's time has moved, and whether it noticed a sleep.
    fn pass(&mut self, monotonic: Millis, wall: i64) -> (Millis, bool) {
        let (before, sleeps) = (self.read(), self.clock.sleeps());
        self.monotonic += monotonic;
        self.wall += wall;
        (self.read() - before, self.clock.sleeps() != sleeps)
    }
}

fn wall(millis: Millis) -> i64 {
    i64::try_from(millis).unwrap()
}

#[test]
fn it_begins_with_the_monotonic_clock_and_goes_on_with_it() {
    let mut page = Page::new();
    assert_eq!(page.read(), 1_000);
    assert_eq!(page.pass(1_000, 1_000), (1_000, false));
    assert_eq!(page.pass(HOUR, wall(HOUR)), (HOUR, false));
}

#[test]
fn a_sleep_of_eight_hours_has_passed_and_is_noticed_once() {
    let mut page = Page::new();
    assert_eq!(page.pass(3_000, wall(8 * HOUR)), (8 * HOUR, true));
    assert_eq!(page.pass(1_000, 1_000), (1_000, false));
    assert_eq!(page.clock.sleeps(), 1);
}

#[test]
fn from_five_seconds_on_it_is_a_sleep() {
    assert_eq!(Page::new().pass(1_000, 5_900), (1_000, false));
    assert_eq!(Page::new().pass(0, 4_999), (0, false));
    assert_eq!(Page::new().pass(1_000, 6_000), (6_000, true));
}

#[test]
fn a_wall_clock_that_is_set_back_wakes_nothing_and_takes_nothing_away() {
    let mut page = Page::new();
    assert_eq!(page.pass(1_000, -wall(HOUR)), (1_000, false));
    assert_eq!(page.pass(1_000, 1_000), (1_000, false));
    // Setting the clock right again looks like a sleep, and cannot be told from one.
    assert_eq!(page.pass(1_000, wall(HOUR)), (HOUR, true));
}

#[test]
fn a_wall_clock_that_a_person_sets_forward_is_taken_for_a_sleep() {
    assert_eq!(Page::new().pass(1_000, wall(HOUR) + 1_000), (HOUR + 1_000, true));
}

#[test]
fn a_wall_clock_that_is_slowly_set_right_is_no_sleep() {
    let mut page = Page::new();
    for _ in 0..100 {
        assert_eq!(page.pass(1_000, 1_400), (1_000, false));
    }
}

#[test]
fn a_monotonic_clock_that_counts_sleep_needs_no_help() {
    assert_eq!(Page::new().pass(8 * HOUR, wall(8 * HOUR)), (8 * HOUR, false));
}

#[test]
fn after_a_sleep_all_that_waits_for_an_interval_or_a_backoff_is_fetched_once() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, settled("a"), ""),
        (0, failed("b"), ""),
        (1_000, Event::Slept, "fetch a, fetch b"),
        (1_000, Event::Slept, ""),
        (1_100, changed("a"), ""),
        (1_200, LOOK, ""),
        (1_100 + 2_699, LOOK, ""),
        (1_100 + 3_300, LOOK, "fetch a"),
    ]);
}

#[test]
fn a_sleep_revives_neither_what_has_ended_nor_what_waits_for_a_token() {
    for event in [terminal("a"), ended("a", End::Gone), ended("a", End::Refused), unauthorized("a")]
    {
        check(&[(0, add("a"), "fetch a"), (0, event, ""), (HOUR, Event::Slept, "")]);
    }
}

#[test]
fn a_sleep_does_not_undercut_what_the_server_asked_for() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (7_000, Event::Slept, ""),
        (59_999, LOOK, ""),
        (66_000, LOOK, "fetch a"),
    ]);
    check(&[
        (0, add("a"), "fetch a"),
        (0, asked_to_wait("a", 60_000), ""),
        (8 * HOUR, Event::Slept, "fetch a"),
    ]);
}

#[test]
fn what_was_in_flight_for_a_whole_sleep_is_given_up_and_fetched_anew() {
    check(&[
        (0, add("a"), "fetch a"),
        (8 * HOUR, Event::Slept, "cancel a, fetch a"),
        (8 * HOUR, LOOK, ""),
    ]);
    // After a short sleep the answer may still come.
    check(&[(0, add("a"), "fetch a"), (7_000, Event::Slept, ""), (8_000, changed("a"), "")]);
    // While the page is hidden, the poll waits for its return.
    let table = [
        (0, add("a"), "fetch a"),
        (10, Event::Hidden(true), ""),
        (8 * HOUR, Event::Slept, "cancel a"),
        (8 * HOUR, Event::Hidden(false), "fetch a"),
    ];
    check(&table);
}

#[test]
fn a_hidden_page_that_slept_asks_once_when_it_is_shown() {
    let table = [
        (0, add("a"), "fetch a"),
        (0, add("b"), "fetch b"),
        (0, settled("a"), ""),
        (0, failed("b"), ""),
        (100, Event::Hidden(true), ""),
        (8 * HOUR, Event::Slept, ""),
        (8 * HOUR, Event::Hidden(false), "fetch a, fetch b"),
        (8 * HOUR, Event::Hidden(true), ""),
        (8 * HOUR, Event::Hidden(false), ""),
    ];
    check(&table);
    check_schedule(&table[..6], 8 * HOUR, "a", |schedule| {
        matches!(schedule, Some(Schedule::Resting(_)))
    });
}

#[test]
fn a_pause_outlives_a_sleep() {
    check(&[
        (0, add("a"), "fetch a"),
        (0, settled("a"), ""),
        (100, Event::Paused(true), ""),
        (8 * HOUR, Event::Slept, ""),
        (8 * HOUR, Event::Paused(false), "fetch a"),
    ]);
}

#[test]
fn seen_from_the_page_a_laptop_that_slept_is_not_told_that_its_next_check_is_in_a_minute() {
    let mut page = Page::new();
    let mut scheduler = Scheduler::new(7);
    scheduler.step(page.read(), add("a"));
    scheduler.step(page.read(), settled("a"));
    let seen = page.read();
    page.pass(3_000, wall(8 * HOUR));
    let now = page.read();
    // Ages and countdowns use the same clock.
    assert_eq!(now - seen, 8 * HOUR);
    let due = Some(Schedule::Next { wait: 0, cause: Cause::Interval });
    assert_eq!(scheduler.schedule(now, &"a"), due);
    assert_eq!(scheduler.step(now, PollEvent::Slept).len(), 1);
}

proptest! {
    #[test]
    fn it_never_goes_back_and_no_reading_makes_it_panic(
        readings in vec((any::<u64>(), any::<i64>()), 0..50),
    ) {
        let (mut clock, mut before) = (PageClock::default(), 0);
        for (monotonic, wall) in readings {
            let now = clock.read(Reading { monotonic, wall });
            prop_assert!(now >= before);
            before = now;
        }
    }

    #[test]
    fn the_larger_of_both_has_passed_but_for_less_than_five_seconds(
        monotonic in 0..HOUR,
        ahead in 0..HOUR,
    ) {
        let (passed, slept) = Page::new().pass(monotonic, wall(monotonic + ahead));
        prop_assert_eq!(slept, ahead >= 5_000);
        prop_assert_eq!(passed, if slept { monotonic + ahead } else { monotonic });
    }
}
