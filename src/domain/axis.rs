//! The axis of a timeline: where it begins, how long it is, and the round numbers on its ticks.

use crate::api::Timestamp;

/// Distances between two ticks that give round numbers, in seconds. Beyond a day, the distance doubles.
const STEPS: [u64; 16] =
    [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/// The most steps of an axis: a card has no room for more ticks.
const MOST: u64 = 5;

/// An axis that begins at a moment, and is a few whole steps long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    start: Timestamp,
    /// The distance between two ticks, in seconds.
    step: u64,
    count: u64,
}

/// The unit of the numbers on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
}

impl Axis {
    /// An axis that shows both moments. It is one step long at least, also if `until` is before `start`.
    #[must_use]
    pub fn new(start: Timestamp, until: Timestamp) -> Self {
        let seconds = until.since(start).as_millis().div_ceil(1000);
        let seconds = u64::try_from(seconds).unwrap_or(u64::MAX).max(1);
        let fits = |step: &u64| step.saturating_mul(MOST) >= seconds;
        let step = STEPS.into_iter().find(fits).unwrap_or_else(|| {
            let mut step = 86_400;
            while !fits(&step) {
                step *= 2;
            }
            step
        });
        Self { start, step, count: seconds.div_ceil(step) }
    }

    /// The moment at which the axis begins.
    #[must_use]
    pub const fn start(self) -> Timestamp {
        self.start
    }

    /// The position of a moment, in thousandths of the length. A moment outside has the position of the
    /// nearer end.
    #[must_use]
    pub fn at(&self, moment: Timestamp) -> u16 {
        let length = self.step.saturating_mul(self.count);
        let passed = u64::try_from(moment.since(self.start).as_millis()).unwrap_or(u64::MAX);
        u16::try_from((passed / length.max(1)).min(1000)).unwrap_or(1000)
    }

    /// The ticks: the position of each in thousandths of the length, and its number in [`Axis::unit`].
    pub fn ticks(&self) -> impl Iterator<Item = (u16, u64)> {
        let per_unit = self.unit().seconds();
        let (step, count) = (self.step, self.count.max(1));
        (0..=count).map(move |index| {
            (u16::try_from(index * 1000 / count).unwrap_or(1000), index * step / per_unit)
        })
    }

    /// The unit of the numbers on the ticks.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        match self.step {
            ..60 => Unit::Second,
            60..3600 => Unit::Minute,
            3600..86_400 => Unit::Hour,
            86_400.. => Unit::Day,
        }
    }
}

impl Unit {
    const fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => 86_400,
        }
    }
}

/// A position on an axis as a style sheet writes it: `12.5%`.
#[must_use]
pub fn percentage(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_750_000_000_000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_unix(START + millis).expect("a moment")
    }

    fn until(millis: i64) -> Axis {
        Axis::new(at(0), at(millis))
    }

    fn numbers(axis: Axis) -> Vec<u64> {
        axis.ticks().map(|(_, number)| number).collect()
    }

    #[test]
    fn ticks_have_round_numbers_and_are_few() {
        assert_eq!(numbers(until(80_000)), [0, 30, 60, 90]);
        assert_eq!(until(80_000).unit(), Unit::Second);
        assert_eq!(numbers(until(720_000)), [0, 5, 10, 15]);
        assert_eq!(until(720_000).unit(), Unit::Minute);
        assert_eq!(numbers(until(5 * 3_600_000)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(until(5 * 3_600_000).unit(), Unit::Hour);
        let places: Vec<u16> = until(80_000).ticks().map(|(place, _)| place).collect();
        assert_eq!(places, [0, 333, 666, 1000]);
    }

    #[test]
    fn a_moment_has_its_place() {
        let axis = until(100_000);
        assert_eq!([0, 30_000, 60_000, 120_000].map(|time| axis.at(at(time))), [0, 250, 500, 1000]);
    }

    #[test]
    fn what_lies_outside_stands_at_the_end() {
        let axis = until(100_000);
        assert_eq!(axis.at(at(-5_000)), 0);
        assert_eq!(axis.at(at(999_000)), 1000);
    }

    #[test]
    fn an_axis_without_length_or_against_time_is_as_short_as_can_be() {
        assert_eq!(numbers(until(0)), [0, 5]);
        assert_eq!(numbers(until(-60_000)), [0, 5]);
        assert_eq!(until(-60_000).at(at(-60_000)), 0);
    }

    #[test]
    fn the_longest_axis_has_few_ticks_too() {
        let first = Timestamp::from_unix(1).expect("a moment");
        let last = Timestamp::from_unix(8_640_000_000_000_000).expect("a moment");
        let axis = Axis::new(first, last);
        assert!(axis.ticks().count() <= 6);
        assert_eq!(axis.unit(), Unit::Day);
        assert!(axis.at(last) > 500 && axis.at(first) == 0);
    }

    #[test]
    fn every_span_fits_its_axis() {
        let mut millis = 1;
        while millis < 4_000_000_000_000 {
            let axis = until(millis);
            assert!(axis.at(at(millis)) <= 1000 && axis.ticks().count() <= 6, "{millis}");
            assert!(axis.at(at(millis)) > 490 || millis < 5_000, "{millis}");
            millis = millis * 5 / 4 + 1;
        }
    }

    #[test]
    fn a_place_is_written_in_tenths_of_a_percent() {
        assert_eq!([0, 5, 333, 1000].map(percentage), ["0.0%", "0.5%", "33.3%", "100.0%"]);
    }
}
