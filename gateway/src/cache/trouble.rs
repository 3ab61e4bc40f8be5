//! Holds calls back from an upstream that answers 429 or fails. A plain state machine: the time and a random
//! number are passed in.

use std::time::{Duration, Instant};

/// The wait after the first outage; it doubles with each further one, up to the longest.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST_OUTAGE: Duration = Duration::from_secs(30);
/// The longest wait that is granted to an upstream's `Retry-After`.
const LONGEST_ASKED: Duration = Duration::from_secs(5 * 60);

/// How long a probe may take before another call may probe.
const PROBE: Duration = Duration::from_secs(60);

/// The trouble of one asker with one destination.
#[derive(Clone, Debug)]
pub(super) struct Trouble<T> {
    /// The outcome, which is answered from memory.
    pub(super) said: T,
    until: Instant,
    times: u32,
    probed_until: Option<Instant>,
}

/// Whether a call may go to the upstream.
#[derive(Debug, PartialEq)]
pub(super) enum Admission {
    /// It may, and probes whether the trouble is over.
    Probe,
    /// It may not: the remembered outcome stays valid for this duration.
    Remembered(Duration),
}

impl<T> Trouble<T> {
    /// Remembers an outcome. `asked` is the upstream's `Retry-After`. `chance`, from 0 to 1, adds up to 20 %
    /// to the wait, so that not all gateways come back at the same time.
    pub(super) fn new(
        said: T,
        before: Option<&Self>,
        asked: Option<Duration>,
        now: Instant,
        chance: f64,
    ) -> Self {
        let times = before.map_or(0, |before| before.times.saturating_add(1));
        let usual = FIRST.saturating_mul(2_u32.saturating_pow(times.min(10))).min(LONGEST_OUTAGE);
        let wait = asked.map_or(usual, |asked| asked.min(LONGEST_ASKED));
        let wait = wait.mul_f64(1.0 + 0.2 * chance.clamp(0.0, 1.0));
        Self { said, until: now + wait, times, probed_until: None }
    }

    /// Whether a call may go to the upstream. After the wait, one call at a time may probe.
    pub(super) fn admit(&mut self, now: Instant) -> Admission {
        if now < self.until {
            return Admission::Remembered(self.until - now);
        }
        if let Some(until) = self.probed_until.filter(|until| now < *until) {
            return Admission::Remembered((until - now).min(FIRST));
        }
        self.probed_until = Some(now + PROBE);
        Admission::Probe
    }

    /// Whether the wait ended so long ago that the trouble can be forgotten.
    pub(super) fn is_past(&self, now: Instant) -> bool {
        now > self.until + LONGEST_ASKED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn an_outage_is_remembered_for_longer_each_time() {
        let now = Instant::now();
        let mut trouble = Trouble::new((), None, None, now, 0.0);
        let mut waits = Vec::new();
        for _ in 0..7 {
            let Admission::Remembered(wait) = trouble.admit(now) else { panic!("{trouble:?}") };
            waits.push(wait.as_secs());
            trouble = Trouble::new((), Some(&trouble), None, now, 0.0);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30]);
    }

    #[test]
    fn the_upstream_says_for_how_long_within_bounds() {
        let now = Instant::now();
        let wait = |asked: u64, chance| {
            let mut trouble = Trouble::new((), None, Some(Duration::from_secs(asked)), now, chance);
            match trouble.admit(now) {
                Admission::Remembered(wait) => wait.as_secs(),
                Admission::Probe => 0,
            }
        };
        assert_eq!((wait(10, 0.0), wait(10, 1.0), wait(30_000, 0.0)), (10, 12, 300));
        assert_eq!(wait(0, 1.0), 0);
    }

    #[test]
    fn one_call_looks_whether_it_is_over() {
        let now = Instant::now();
        let mut trouble = Trouble::new((), None, None, now, 0.0);
        assert_eq!(trouble.admit(now), Admission::Remembered(SECOND));
        assert_eq!(trouble.admit(now + SECOND), Admission::Probe);
        assert_eq!(trouble.admit(now + SECOND), Admission::Remembered(SECOND));
        // A probe that never ends does not hold the others back for ever.
        assert_eq!(trouble.admit(now + SECOND + PROBE), Admission::Probe);
    }
}
