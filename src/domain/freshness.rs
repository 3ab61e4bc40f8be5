//! Whether the lists on screen are outdated.

use crate::poll::Millis;

/// The age of a source's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The index of the source.
    pub source: usize,
    /// How long ago the list was completely loaded.
    pub age: Millis,
    /// Whether a later load failed.
    pub has_failed: bool,
}

/// The sources whose lists are stale, and the age of the oldest of these lists; `None` without any.
///
/// A list whose last load failed is stale at once. A list that is not polled, because of a pause or a
/// hidden page, is stale after two intervals.
#[must_use]
pub fn stale(lists: &[Shown], interval: Millis) -> Option<(Vec<usize>, Millis)> {
    let is_old = |shown: &&Shown| shown.has_failed || shown.age > interval.saturating_mul(2);
    let age = lists.iter().filter(is_old).map(|shown| shown.age).max()?;
    Some((lists.iter().filter(is_old).map(|shown| shown.source).collect(), age))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn shown(source: usize, age: Millis, has_failed: bool) -> Shown {
        Shown { source, age, has_failed }
    }

    #[test]
    fn what_comes_at_its_interval_is_fresh() {
        assert_eq!(stale(&[], 60_000), None);
        assert_eq!(stale(&[shown(0, 66_000, false), shown(1, 0, false)], 60_000), None);
    }

    #[test]
    fn what_failed_is_stale_at_once_and_alone() {
        let lists = [shown(0, 3_000, false), shown(1, 5_000, true)];
        assert_eq!(stale(&lists, 60_000), Some((vec![1], 5_000)));
    }

    #[test]
    fn what_nobody_asks_for_grows_stale_and_tells_the_oldest_age() {
        let lists = [shown(0, 121_000, false), shown(1, 130_000, false)];
        assert_eq!(stale(&lists, 60_000), Some((vec![0, 1], 130_000)));
    }
}
