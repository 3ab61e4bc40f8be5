//! The server's clock, learned from its answers.

use instance_console::poll::{Millis, ServerClock, server_clock::Sample};
use proptest::{collection::vec, prelude::*};

/// A time on 2026-01-01.
const T: i64 = 1_767_225_600_000;

const MINUTE: Millis = 60_000;

/// The sample of a `Date` header written at `moment`: the time is cut off to seconds.
fn date(moment: i64, sent: Millis, received: Millis) -> Sample {
    Sample { server: moment.div_euclid(1_000) * 1_000, grain: 1_000, sent, received }
}

/// The sample of a time that is exact to the millisecond.
const fn exact(moment: i64, sent: Millis, received: Millis) -> Sample {
    Sample { server: moment, grain: 1, sent, received }
}

/// Feeds samples to a clock, which must then show `expected` at `now`.
#[track_caller]
fn check(samples: &[Sample], now: Millis, expected: i64) {
    let mut clock = ServerClock::default();
    for sample in samples {
        clock.learn(*sample);
    }
    assert_eq!(clock.at(now), Some(expected));
}

#[test]
fn before_the_first_sample_it_knows_nothing() {
    assert_eq!(ServerClock::default().at(5), None);
}

#[test]
fn it_goes_on_with_the_monotonic_clock() {
    check(&[exact(T, 100, 100)], 100, T);
    check(&[exact(T, 100, 100)], 100 + MINUTE, T + 60_000);
    check(&[exact(T, 100, 100)], 0, T - 100);
}

#[test]
fn the_answer_was_written_half_a_round_trip_ago() {
    check(&[exact(T, 1_000, 1_400)], 1_400, T + 200);
}

#[test]
fn a_date_is_half_a_second_old_on_average() {
    check(&[date(T, 1_000, 1_400)], 1_400, T + 200 + 500);
}

#[test]
fn the_shortest_round_trip_counts() {
    let near = exact(T + 10_000, 10_000, 10_020);
    for far in [exact(T + 5_400, 5_000, 5_900), exact(T + 20_800, 20_000, 20_900)] {
        check(&[far, near], 30_000, T + 29_990);
        check(&[near, far], 30_000, T + 29_990);
    }
}

#[test]
fn a_time_to_the_millisecond_counts_more_than_a_date() {
    let samples = [exact(T, 1_000, 1_100), date(T + 900, 1_950, 1_960)];
    check(&samples, 2_000, T + 950);
    check(&[samples[1], samples[0]], 2_000, T + 950);
}

#[test]
fn an_estimate_grows_old_and_yields_to_a_newer_one_that_is_little_worse() {
    let first = exact(T, 0, 100);
    let little_worse = |at: Millis| exact(T + i64::try_from(at).unwrap() + 70, at, at + 200);
    check(&[first, little_worse(MINUTE / 2)], MINUTE, T + 60_000 - 50);
    check(&[first, little_worse(10 * MINUTE)], 11 * MINUTE, T + 11 * 60_000 - 30);
}

#[test]
fn an_answer_that_slept_with_the_laptop_does_not_displace_a_good_estimate() {
    let eight_hours = 8 * 60 * MINUTE;
    let slept = date(T + 60_000, MINUTE, MINUTE + eight_hours);
    check(&[exact(T, 0, 0), slept], eight_hours, T + 8 * 60 * 60_000);
}

#[test]
fn a_server_clock_that_was_set_is_followed_at_once() {
    for jump in [-3_600_000, -5_000, 5_000, 86_400_000] {
        let samples = [exact(T, 0, 20), date(T + jump + 10_000, 10_000, 10_800)];
        check(&samples, 10_800, T + jump + 10_000 + 500 + 400);
    }
}

#[test]
fn a_second_that_dates_disagree_by_is_not_taken_for_a_clock_that_was_set() {
    // Written at 0.999 s and at 1.000 s: the dates are a second apart.
    let samples = [date(T + 999, 0, 10), date(T + 1_000, 10, 21)];
    check(&samples, 10, T + 505);
}

#[test]
fn a_round_trip_that_ends_before_it_begins_took_no_time() {
    check(&[exact(T, 2_000, 1_000)], 2_000, T);
}

#[test]
fn a_browser_clock_hours_wrong_has_no_influence() {
    // The same answers with monotonic clocks that began at different times. No wall clock is read.
    for began in [0, 7, 3 * 60 * MINUTE, u64::MAX / 4] {
        let samples = [date(T, began, began + 90), exact(T + 5_000, began + 5_000, began + 5_030)];
        check(&samples, began + 6_000, T + 5_985);
    }
}

fn sample() -> impl Strategy<Value = Sample> {
    (any::<i64>(), any::<u64>(), any::<u64>(), any::<u64>())
        .prop_map(|(server, grain, sent, received)| Sample { server, grain, sent, received })
}

proptest! {
    #[test]
    fn no_sample_makes_it_panic(samples in vec(sample(), 0..10), now in any::<u64>()) {
        let mut clock = ServerClock::default();
        for sample in samples {
            clock.learn(sample);
            prop_assert!(clock.at(now).is_some());
        }
    }

    /// With correct dates the clock is never off by more than half a second and half the round trip of the
    /// best sample of the last minute.
    #[test]
    fn it_is_off_by_no_more_than_its_best_sample_allows(
        trips in vec((0..3_000_u64, 0..2_000_u64, 0..=100_u64), 1..30),
    ) {
        let mut clock = ServerClock::default();
        let (mut now, mut allowed) = (0, u64::MAX);
        for (pause, trip, written) in trips {
            let sent = now + pause;
            now = sent + trip;
            let moment = T + i64::try_from(sent + trip * written / 100).unwrap();
            clock.learn(date(moment, sent, now));
            allowed = allowed.min(500 + trip / 2);
            let off = clock.at(now).unwrap().abs_diff(T + i64::try_from(now).unwrap());
            prop_assert!(off <= allowed + now / 1_000 + 2, "{} ms", off);
        }
    }
}
