//! How long creations took that this browser has seen end, and what that says of the next.
//!
//! Promises that nothing is said of a kind (an API and a specification) of which too few were seen.

use super::record::{self, Record};
use crate::poll::Millis;

/// With fewer nothing is said.
const ENOUGH: usize = 5;

/// The last so many of a kind count.
const PER_KIND: usize = 20;

/// So many are kept of all kinds.
const MOST: usize = 200;

/// The durations that were seen, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Kind, instance and seconds.
    records: Vec<Record>,
}

/// How long creations of a kind usually take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    /// A quarter took less.
    pub low: Millis,
    /// Half took less.
    pub middle: Millis,
    /// Three quarters took less.
    pub high: Millis,
    /// Nine of ten took less.
    pub slow: Millis,
}

/// How long a creation may still take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// From so long to so long.
    Between(Millis, Millis),
    /// It takes longer than nine of ten.
    Longer,
}

impl History {
    /// Reads what [`History::text`] wrote; what is unreadable is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut history = Self::default();
        for [kind, instance, seconds] in record::read(text) {
            history.learn(kind, instance, seconds.saturating_mul(1000));
        }
        history
    }

    /// What is to be kept of it.
    #[must_use]
    pub fn text(&self) -> String {
        record::write(&self.records)
    }

    /// Takes a creation that ended well. Says whether that is new: an instance counts once, and one
    /// that took no time, or more than a week, was not measured but mistaken.
    pub fn learn(&mut self, kind: u64, instance: u64, lasted: Millis) -> bool {
        let seconds = lasted / 1000;
        let is_known = self.records.iter().any(|record| record[1] == instance);
        if is_known || !(1..=7 * 86_400).contains(&seconds) {
            return false;
        }
        self.records.push([kind, instance, seconds]);
        if self.records.iter().filter(|record| record[0] == kind).count() > PER_KIND
            && let Some(oldest) = self.records.iter().position(|record| record[0] == kind)
        {
            self.records.remove(oldest);
        }
        let surplus = self.records.len().saturating_sub(MOST);
        self.records.drain(..surplus);
        true
    }

    /// How long creations of a kind usually take; `None` while too few have been seen.
    #[must_use]
    pub fn usual(&self, kind: u64) -> Option<Usual> {
        let mut sorted: Vec<u64> = Vec::new();
        for [_, _, seconds] in self.records.iter().filter(|record| record[0] == kind) {
            let place = sorted.partition_point(|other| other < seconds);
            sorted.insert(place, *seconds);
        }
        let last = sorted.len().checked_sub(1).filter(|last| last + 1 >= ENOUGH)?;
        let at = |index: usize| sorted.get(index.min(last)).map_or(0, |seconds| seconds * 1000);
        Some(Usual {
            low: at(last / 4),
            middle: at(last / 2),
            high: at((last * 3).div_ceil(4)),
            slow: at((last * 9).div_ceil(10)),
        })
    }
}

impl Usual {
    /// How long something may still take that has lasted so long.
    #[must_use]
    pub const fn left(&self, lasted: Millis) -> Left {
        if lasted > self.slow {
            return Left::Longer;
        }
        // Past the usual, the slow ones are what it may still be among.
        let high = if lasted < self.high { self.high } else { self.slow };
        Left::Between(self.low.saturating_sub(lasted), high.saturating_sub(lasted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Millis = 60_000;

    /// A history of one kind, of so many minutes each.
    fn seen(minutes: &[u64]) -> History {
        let mut history = History::default();
        for (instance, minutes) in (1..).zip(minutes) {
            assert!(history.learn(7, instance, minutes * MINUTE));
        }
        history
    }

    #[test]
    fn nothing_is_said_of_too_few() {
        assert_eq!(seen(&[5, 5, 5, 5]).usual(7), None);
        assert!(seen(&[5, 5, 5, 5, 5]).usual(7).is_some());
        assert_eq!(seen(&[5, 5, 5, 5, 5]).usual(8), None);
    }

    #[test]
    fn the_range_is_that_of_the_middle_half() {
        let usual = seen(&[9, 4, 8, 5, 7, 6]).usual(7).expect("enough");
        let Usual { low, middle, high, slow } = usual;
        assert_eq!([low, middle, high, slow].map(|time| time / MINUTE), [5, 6, 8, 9]);
        assert_eq!(usual.left(2 * MINUTE), Left::Between(3 * MINUTE, 6 * MINUTE));
        assert_eq!(usual.left(6 * MINUTE), Left::Between(0, 2 * MINUTE));
        assert_eq!(usual.left(8 * MINUTE), Left::Between(0, MINUTE));
        assert_eq!(usual.left(9 * MINUTE), Left::Between(0, 0));
        assert_eq!(usual.left(9 * MINUTE + 1), Left::Longer);
    }

    #[test]
    fn an_instance_counts_once_also_after_a_reload() {
        let mut history = seen(&[5, 5, 5, 5]);
        assert!(!history.learn(7, 4, 9 * MINUTE));
        let mut again = History::read(&history.text());
        assert_eq!(again, history);
        assert!(!again.learn(7, 4, 9 * MINUTE));
        assert_eq!(again.usual(7), None);
    }

    #[test]
    fn the_last_twenty_of_a_kind_count_and_no_more_than_two_hundred_are_kept() {
        let mut minutes = vec![1; 20];
        minutes.extend([9; 20]);
        assert_eq!(seen(&minutes).usual(7).expect("enough").low, 9 * MINUTE);
        let mut history = History::default();
        for instance in 1..=500 {
            history.learn(instance % 50, instance, MINUTE);
        }
        assert_eq!(history.text().lines().count(), 200);
    }

    #[test]
    fn what_cannot_be_a_duration_is_none() {
        let mut history = History::default();
        assert!(!history.learn(7, 1, 0));
        assert!(!history.learn(7, 1, 8 * 86_400_000));
        assert_eq!(History::read("7 1 0\n7 1 99999999999999999\nx\n"), History::default());
    }
}
