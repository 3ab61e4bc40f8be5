//! The fill of a progress bar: it never goes back, and it is full only when the service says so.

use crate::api::{Phase, Timestamp};

/// What a progress bar remembers of its creation between two answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    started: Option<Timestamp>,
    percent: u8,
}

impl Bar {
    /// A bar that continues from `percent`, in an attempt that began at `started`.
    #[must_use]
    pub const fn new(percent: u8, started: Option<Timestamp>) -> Self {
        Self { started, percent }
    }

    /// Takes an answer, and returns the percentage to show, 0 to 100.
    ///
    /// Another start time means a new attempt: the bar starts again at the percentage that was sent. A
    /// failed creation keeps its last percentage, since the answer of a failure may say 0.
    pub fn take(&mut self, phase: &Phase, percent: Option<u8>, started: Option<Timestamp>) -> u8 {
        let is_new = started.is_some() && self.started.is_some() && started != self.started;
        let sent = percent.unwrap_or(0);
        self.percent = if is_new { sent } else { self.percent.max(sent) };
        self.started = started.or(self.started);
        if *phase == Phase::Succeeded {
            self.percent = 100;
        }
        self.percent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNDERWAY: Phase = Phase::Underway;

    #[test]
    fn a_bar_never_runs_backwards() {
        let mut bar = Bar::default();
        assert_eq!(bar.take(&UNDERWAY, Some(50), None), 50);
        assert_eq!(bar.take(&UNDERWAY, Some(30), None), 50);
        assert_eq!(bar.take(&UNDERWAY, None, None), 50);
    }

    #[test]
    fn a_failure_keeps_the_last_percentage() {
        let mut bar = Bar::default();
        bar.take(&UNDERWAY, Some(80), None);
        assert_eq!(bar.take(&Phase::Failed, Some(0), None), 80);
    }

    #[test]
    fn a_second_attempt_begins_again() {
        let (first, second) = (Timestamp::from_unix(1_000), Timestamp::from_unix(2_000));
        let mut bar = Bar::default();
        bar.take(&UNDERWAY, Some(80), first);
        assert_eq!(bar.take(&UNDERWAY, Some(30), second), 30);
    }

    #[test]
    fn one_hundred_percent_under_way_is_shown_as_sent() {
        assert_eq!(Bar::default().take(&UNDERWAY, Some(100), None), 100);
    }
}
