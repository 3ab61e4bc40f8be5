//! One time line from the page's two clocks: it goes on while the machine sleeps.

use super::Millis;

/// If the wall clock advances by this much more than the monotonic clock between two readings, the
/// machine slept in between. Setting the wall clock forward looks the same, and counts as sleep.
const SLEPT: Millis = 5_000;

/// The longest step that counts, a year, so that no sum overflows.
const LONGEST_STEP: Millis = 365 * 24 * 60 * 60_000;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Milliseconds since the page began. On most machines it stands still while they sleep.
    pub monotonic: Millis,
    /// The person's clock, in milliseconds since the Unix epoch. It can be set, forward and back.
    pub wall: i64,
}

/// The page's time: milliseconds that never go back, with the time that the machine slept.
#[derive(Clone, Debug, Default)]
pub struct PageClock {
    last: Option<Reading>,
    now: Millis,
    sleeps: u32,
}

impl PageClock {
    /// Takes a reading of both clocks, and gives the page's time.
    pub fn read(&mut self, reading: Reading) -> Millis {
        match self.last {
            // The page's time begins at the monotonic clock's.
            None => self.now = reading.monotonic,
            Some(last) => {
                let passed = reading.monotonic.saturating_sub(last.monotonic);
                let wall = reading.wall.saturating_sub(last.wall);
                // A wall clock that was set back says nothing of how much time has passed.
                let wall = Millis::try_from(wall).unwrap_or(0);
                let slept = wall.saturating_sub(passed) >= SLEPT;
                if slept {
                    self.sleeps = self.sleeps.wrapping_add(1);
                }
                let step = if slept { wall } else { passed };
                self.now = self.now.saturating_add(step.min(LONGEST_STEP));
            }
        }
        self.last = Some(reading);
        self.now
    }

    /// How many times the machine has slept so far, as far as was noticed.
    #[must_use]
    pub const fn sleeps(&self) -> u32 {
        self.sleeps
    }
}
