//! When to request the next token from IAM. A plain state machine: the time is passed in.

use std::time::{Duration, Instant};

/// The longest time by which a token is renewed ahead of its end.
const AHEAD: Duration = Duration::from_secs(60 * 60);

/// The wait after the first failure; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(5);

const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);

/// How old the replacement of a refused token must be before its own refusal requests another, which would
/// hardly be better.
const SETTLED: Duration = Duration::from_secs(60);

/// When the token of one project is due.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule {
    due: Instant,
    /// When a refusal of the current token starts to request another.
    settled: Instant,
    /// Whether a refusal made the next token due.
    is_refused: bool,
    failures: u32,
}

impl Schedule {
    /// Due at once.
    pub(super) const fn new(now: Instant) -> Self {
        Self { due: now, settled: now, is_refused: false, failures: 0 }
    }

    pub(super) const fn due(&self) -> Instant {
        self.due
    }

    pub(super) const fn settled(&self) -> Instant {
        self.settled
    }

    /// A token came, with the lifetime `life`.
    pub(super) fn obtained(&mut self, now: Instant, life: Duration) {
        let ahead = (life / 4).min(AHEAD);
        self.due = now + life.saturating_sub(ahead).max(FIRST_WAIT);
        self.settled = if self.is_refused { now + SETTLED } else { now };
        self.is_refused = false;
        self.failures = 0;
    }

    /// No token came, for a reason that may pass.
    pub(super) fn failed(&mut self, now: Instant) {
        let wait = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(self.failures.min(10)));
        self.due = now + wait.min(LONGEST_WAIT);
        self.failures += 1;
    }

    /// A service refused the current token. During the waits after failures, that changes nothing.
    pub(super) fn refused(&mut self, now: Instant) {
        if self.failures == 0 {
            self.due = self.due.min(self.settled.max(now));
            self.is_refused = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_token_is_renewed_ahead_of_its_end() {
        let now = Instant::now();
        let mut schedule = Schedule::new(now);
        assert_eq!(schedule.due(), now);
        schedule.obtained(now, DAY);
        assert_eq!(schedule.due(), now + DAY - seconds(3600));
        schedule.obtained(now, seconds(400));
        assert_eq!(schedule.due(), now + seconds(300));
        // An expired token is not requested again and again.
        schedule.obtained(now, seconds(0));
        assert_eq!(schedule.due(), now + seconds(5));
    }

    #[test]
    fn failures_are_further_and_further_apart() {
        let now = Instant::now();
        let mut schedule = Schedule::new(now);
        let waits: Vec<u64> = (0..8)
            .map(|_| {
                schedule.failed(now);
                schedule.due().duration_since(now).as_secs()
            })
            .collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300]);
        schedule.obtained(now, DAY);
        schedule.failed(now);
        assert_eq!(schedule.due(), now + seconds(5));
    }

    #[test]
    fn a_refused_token_is_due_at_once_unless_it_came_for_another() {
        let now = Instant::now();
        let mut schedule = Schedule::new(now);
        schedule.obtained(now, DAY);
        schedule.refused(now + seconds(10));
        assert_eq!(schedule.due(), now + seconds(10));
        // The replacement is refused as well.
        schedule.obtained(now + seconds(10), DAY);
        schedule.refused(now + seconds(11));
        assert_eq!(schedule.due(), now + seconds(70));
        schedule.obtained(now + seconds(70), DAY);
        schedule.refused(now + seconds(3600));
        assert_eq!(schedule.due(), now + seconds(3600));
    }

    #[test]
    fn a_refusal_does_not_hurry_an_iam_that_fails() {
        let now = Instant::now();
        let mut schedule = Schedule::new(now);
        schedule.obtained(now, DAY);
        schedule.failed(now + DAY);
        schedule.refused(now + DAY);
        assert_eq!(schedule.due(), now + DAY + seconds(5));
    }
}
