//! How long creations usually take, and how long one may still take.

use crate::poll::Millis;

/// The least number of durations that have quantiles.
const ENOUGH: usize = 5;

/// How long creations of a kind usually take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantiles {
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
pub enum Remaining {
    /// Between these two times.
    Between(Millis, Millis),
    /// Unknown: it has lasted longer than nine of ten did.
    Longer,
}

impl Quantiles {
    /// The quantiles of some durations; `None` for fewer than five.
    #[must_use]
    pub fn of(mut durations: Vec<Millis>) -> Option<Self> {
        durations.sort_unstable();
        let last = durations.len().checked_sub(1).filter(|last| last + 1 >= ENOUGH)?;
        let at = |index: usize| durations.get(index.min(last)).copied().unwrap_or_default();
        Some(Self {
            low: at(last / 4),
            middle: at(last / 2),
            high: at((last * 3).div_ceil(4)),
            slow: at((last * 9).div_ceil(10)),
        })
    }

    /// How long a creation may still take after it has `lasted` this long.
    #[must_use]
    pub const fn remaining(&self, lasted: Millis) -> Remaining {
        if lasted > self.slow {
            return Remaining::Longer;
        }
        // Past the third quartile, it may still end as one of the slow ones.
        let high = if lasted < self.high { self.high } else { self.slow };
        Remaining::Between(self.low.saturating_sub(lasted), high.saturating_sub(lasted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Millis = 60_000;

    fn quantiles(minutes: &[Millis]) -> Option<Quantiles> {
        Quantiles::of(minutes.iter().map(|minutes| minutes * MINUTE).collect())
    }

    #[test]
    fn too_few_durations_have_no_quantiles() {
        assert_eq!(quantiles(&[]), None);
        assert_eq!(quantiles(&[5, 5, 5, 5]), None);
        assert!(quantiles(&[5, 5, 5, 5, 5]).is_some());
    }

    #[test]
    fn the_range_is_that_of_the_middle_half() {
        let usual = quantiles(&[9, 4, 8, 5, 7, 6]).expect("enough");
        let Quantiles { low, middle, high, slow } = usual;
        assert_eq!([low, middle, high, slow].map(|time| time / MINUTE), [5, 6, 8, 9]);
        assert_eq!(usual.remaining(2 * MINUTE), Remaining::Between(3 * MINUTE, 6 * MINUTE));
        assert_eq!(usual.remaining(6 * MINUTE), Remaining::Between(0, 2 * MINUTE));
        assert_eq!(usual.remaining(8 * MINUTE), Remaining::Between(0, MINUTE));
        assert_eq!(usual.remaining(9 * MINUTE), Remaining::Between(0, 0));
        assert_eq!(usual.remaining(9 * MINUTE + 1), Remaining::Longer);
    }
}
