//! The server's time, so that "since 3 min" is right even if the browser's clock is wrong.

use super::Millis;

/// Two clocks may drift apart by one millisecond in this time.
const DRIFT: Millis = 1_000;

/// A reading of the server's clock, taken from one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The server's time in the answer, in milliseconds since the Unix epoch.
    pub server: i64,
    /// The resolution of that time, in milliseconds: 1000 for a `Date` header, 1 for ROMA's `currentTime`.
    pub grain: Millis,
    /// When the request was sent, on the page's clock.
    pub sent: Millis,
    /// When the answer arrived, on the same clock.
    pub received: Millis,
}

/// The server's clock, carried forward by the page's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerClock {
    best: Option<Estimate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Estimate {
    /// Server time minus monotonic time.
    offset: i64,
    /// How far the offset may be off.
    error: Millis,
    taken: Millis,
}

impl ServerClock {
    /// Takes a sample. The most precise sample counts, which is the one with the shortest round trip,
    /// until age makes it less certain or the server's clock has visibly been set.
    pub fn learn(&mut self, sample: Sample) {
        let taken = sample.received.max(sample.sent);
        let half = (taken - sample.sent) / 2;
        // A coarse time is rounded down: on average, it is half its grain behind.
        let half_grain = sample.grain / 2;
        let offset = sample.server.saturating_add_unsigned(half_grain);
        let offset = offset.saturating_sub_unsigned(sample.sent + half);
        let error = half + half_grain;
        let keeps = self.best.is_some_and(|best| {
            let age = taken.saturating_sub(best.taken);
            let aged = best.error.saturating_add(age / DRIFT);
            let agrees = best.offset.abs_diff(offset) <= aged.saturating_add(error);
            agrees && aged <= error
        });
        if !keeps {
            self.best = Some(Estimate { offset, error, taken });
        }
    }

    /// The server's time at a moment of the monotonic clock, in milliseconds since the Unix epoch;
    /// `None` before the first sample.
    #[must_use]
    pub fn at(&self, now: Millis) -> Option<i64> {
        self.best.map(|best| best.offset.saturating_add_unsigned(now))
    }
}
