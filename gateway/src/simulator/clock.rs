//! The simulated clock. Real time is passed in, so that tests need no sleeping.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::Deserialize;

use super::world::Moment;

/// The furthest that the clock can be set: ten years.
const LATEST_MS: u64 = 10 * 366 * 86_400_000;

/// An epoch and the time elapsed since.
///
/// It stands still until the first request, so that a person who opens the page sees the creations from their
/// beginning. Then it runs with real time, unless frozen.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// Unix milliseconds; the real time of the first request unless set before.
    epoch_ms: Option<i64>,
    /// The time elapsed when the clock last started to run, or stopped.
    elapsed: Duration,
    /// When it last started to run; absent while it stands still.
    running_since: Option<Instant>,
    frozen: bool,
    started: bool,
}

/// A change to the clock; what is absent stays as it is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockChange {
    frozen: Option<bool>,
    elapsed_ms: Option<u64>,
    advance_ms: Option<u64>,
    epoch_ms: Option<i64>,
}

/// Real time, as the clock needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RealTime {
    pub(super) monotonic: Instant,
    pub(super) unix_ms: i64,
}

impl RealTime {
    pub(super) fn now() -> Self {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let unix_ms = i64::try_from(unix.as_millis()).unwrap_or(i64::MAX);
        Self { monotonic: Instant::now(), unix_ms }
    }
}

impl Clock {
    /// The moment at which a request arrives; the first one starts the clock.
    pub(super) fn arrive(&mut self, real: RealTime) -> Moment {
        if !self.started {
            self.started = true;
            self.run(real);
        }
        let epoch_ms = *self.epoch_ms.get_or_insert(real.unix_ms);
        Moment { epoch_ms, elapsed_ms: self.elapsed_ms(real) }
    }

    pub(super) fn epoch_ms(&self) -> Option<i64> {
        self.epoch_ms
    }

    pub(super) fn elapsed_ms(&self, real: RealTime) -> i64 {
        i64::try_from(self.elapsed(real).as_millis()).unwrap_or(i64::MAX)
    }

    pub(super) fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Applies a change that [`ClockChange::check`] has passed.
    pub(super) fn change(&mut self, change: &ClockChange, real: RealTime) {
        self.elapsed = self.elapsed(real);
        self.running_since = None;
        self.frozen = change.frozen.unwrap_or(self.frozen);
        if let Some(elapsed) = change.elapsed_ms {
            self.elapsed = Duration::from_millis(elapsed);
        }
        if let Some(advance) = change.advance_ms {
            let latest = Duration::from_millis(LATEST_MS);
            self.elapsed = (self.elapsed + Duration::from_millis(advance)).min(latest);
        }
        self.epoch_ms = change.epoch_ms.or(self.epoch_ms);
        self.run(real);
    }

    fn elapsed(&self, real: RealTime) -> Duration {
        let running = self.running_since.map(|since| real.monotonic.duration_since(since));
        self.elapsed + running.unwrap_or_default()
    }

    fn run(&mut self, real: RealTime) {
        self.running_since = (self.started && !self.frozen).then_some(real.monotonic);
    }
}

impl ClockChange {
    /// Checks the ranges; the error names the field.
    pub(super) fn check(&self) -> Result<(), String> {
        let ranges = [("elapsed_ms", self.elapsed_ms), ("advance_ms", self.advance_ms)];
        for (name, value) in ranges {
            if value.is_some_and(|value| value > LATEST_MS) {
                return Err(format!("clock.{name}: must be at most {LATEST_MS}"));
            }
        }
        // What an HTTP date can say: the years 1970 to 9999.
        if self.epoch_ms.is_some_and(|epoch| !(0..=253_000_000_000_000).contains(&epoch)) {
            return Err("clock.epoch_ms: must be from 0 to 253000000000000".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn real(start: Instant, millis: u64) -> RealTime {
        let unix_ms = 1_000_000 + i64::try_from(millis).unwrap();
        RealTime { monotonic: start + Duration::from_millis(millis), unix_ms }
    }

    #[test]
    fn the_first_request_starts_it() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        assert_eq!((clock.epoch_ms(), clock.elapsed_ms(real(start, 50))), (None, 0));
        let moment = clock.arrive(real(start, 100));
        assert_eq!(moment, Moment { epoch_ms: 1_000_100, elapsed_ms: 0 });
        let moment = clock.arrive(real(start, 350));
        assert_eq!(moment, Moment { epoch_ms: 1_000_100, elapsed_ms: 250 });
    }

    #[test]
    fn freezing_keeps_what_had_elapsed() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        clock.arrive(real(start, 0));
        clock.change(&ClockChange { frozen: Some(true), ..Default::default() }, real(start, 40));
        assert_eq!(clock.elapsed_ms(real(start, 900)), 40);
        clock.change(&ClockChange { frozen: Some(false), ..Default::default() }, real(start, 900));
        assert_eq!(clock.elapsed_ms(real(start, 910)), 50);
    }

    #[test]
    fn it_is_set_before_it_is_advanced() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        let change = ClockChange {
            frozen: Some(true),
            elapsed_ms: Some(10_000),
            advance_ms: Some(500),
            epoch_ms: Some(7),
        };
        clock.change(&change, real(start, 0));
        let moment = clock.arrive(real(start, 5_000));
        assert_eq!(moment, Moment { epoch_ms: 7, elapsed_ms: 10_500 });
    }
}
