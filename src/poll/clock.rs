//! A clock that only goes forward, made from a clock that may jump.

use super::Millis;

/// The most that one reading adds, a year: whatever waits is due by then, and no sum overflows.
const LONGEST_JUMP: Millis = 365 * 24 * 60 * 60_000;

/// Adds up the time that passed between readings; a reading before the last one adds nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock {
    reading: Option<Millis>,
    now: Millis,
}

impl Clock {
    /// Takes a reading of the caller's clock.
    pub(super) fn read(&mut self, reading: Millis) {
        let passed = self.reading.map_or(0, |last| reading.saturating_sub(last));
        self.now += passed.min(LONGEST_JUMP);
        self.reading = Some(reading);
    }

    /// Goes forward to a moment, if it is not there yet.
    pub(super) fn reach(&mut self, moment: Millis) {
        self.now = self.now.max(moment);
    }

    pub(super) const fn now(&self) -> Millis {
        self.now
    }
}
