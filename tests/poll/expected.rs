//! When one poll may be fetched, and when it must be, as the rules have it.

use instance_console::poll::{End, Intervals, Millis, Outcome, Pace};

/// The longest wait that anyone can ask for.
pub(crate) const LONGEST: Millis = 20 * 24 * 60 * 60_000;

#[derive(Debug)]
pub(crate) struct Poll {
    pub(crate) intervals: Intervals,
    /// The moment and the credential of the fetch under way.
    pub(crate) in_flight: Option<(Millis, u32)>,
    pub(crate) over: Option<End>,
    pub(crate) quiet: i32,
    pub(crate) failures: u32,
    /// Not before, unless someone asks; and not after.
    pub(crate) earliest: Millis,
    pub(crate) latest: Millis,
    /// From when on a return, or coming online after a failure, makes it due.
    pub(crate) again: Millis,
    pub(crate) wanted: bool,
    /// The answer whose interval it waits for.
    pub(crate) since: Option<(Millis, Outcome)>,
}

impl Poll {
    pub(crate) fn new(intervals: Intervals) -> Self {
        Self {
            intervals: clamped(intervals),
            in_flight: None,
            over: None,
            quiet: 0,
            failures: 0,
            earliest: 0,
            latest: 0,
            again: 0,
            wanted: true,
            since: None,
        }
    }

    pub(crate) fn ask(&mut self) {
        self.wanted = true;
        self.due();
    }

    /// Makes it due, whatever it waited for.
    pub(crate) fn due(&mut self) {
        self.since = None;
        self.earliest = 0;
        self.latest = 0;
    }

    pub(crate) fn answer(&mut self, now: Millis, outcome: Outcome) {
        self.in_flight = None;
        self.failures = 0;
        self.quiet = if outcome.changed { 0 } else { self.quiet + 1 };
        self.since = Some((now, outcome));
        self.wait(now, outcome);
    }

    /// Other intervals: they count from the last answer.
    pub(crate) fn change(&mut self, intervals: Intervals) {
        self.intervals = clamped(intervals);
        if let Some((then, outcome)) = self.since.filter(|_| self.in_flight.is_none()) {
            self.wait(then, outcome);
        }
    }

    fn wait(&mut self, came: Millis, outcome: Outcome) {
        let at_least = outcome.at_least.min(LONGEST);
        self.again = came + at_least.max(self.intervals.transition);
        let first = self.intervals.transition;
        let wait = match outcome.pace {
            Pace::Changing => grown(first, first.max(15_000), self.quiet).max(at_least),
            Pace::Settled => self.intervals.settled.max(at_least),
            Pace::Terminal => {
                self.over = Some(End::Terminal);
                return;
            }
        };
        // Growing rounds down, a millisecond a step.
        self.earliest = (came + wait - wait / 10).saturating_sub(20);
        self.latest = came + wait + wait / 10 + 1;
    }

    pub(crate) fn fail(&mut self, now: Millis, retry_after: Millis) {
        self.in_flight = None;
        self.since = None;
        self.failures += 1;
        let backoff = (3_000 * 2_u64.pow((self.failures - 1).min(10))).min(300_000);
        // Coming online does not change what the server asked for.
        self.again = if retry_after > backoff { Millis::MAX } else { now + 3_000 };
        self.earliest = now + (backoff - backoff / 10).max(retry_after);
        let longest = backoff.max(retry_after);
        self.latest = now + longest + longest / 10 + 1;
    }
}

fn clamped(intervals: Intervals) -> Intervals {
    let clamp = |wait: Millis| wait.clamp(1_000, LONGEST);
    Intervals { transition: clamp(intervals.transition), settled: clamp(intervals.settled) }
}

/// A wait that has grown by a quarter so many times, but not beyond the longest.
fn grown(first: Millis, longest: Millis, times: i32) -> Millis {
    (0..times.min(100)).fold(first, |wait, _| (wait + wait / 4).min(longest))
}
