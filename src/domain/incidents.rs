//! The latest failures. The same failure of the same poll is one incident, however often it happens.

use super::key::PollKey;
use crate::{api::Error, poll::Millis};

/// The most incidents that are kept; the oldest is dropped first.
const MOST: usize = 20;

/// A failure, and how often it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// The poll that failed.
    pub key: PollKey,
    /// The failure, as it happened last.
    pub error: Error,
    /// How often it happened.
    pub count: u32,
    /// When it happened last, on the page's clock.
    pub last: Millis,
}

/// The incidents, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Incidents {
    list: Vec<Incident>,
    total: u32,
}

impl Incidents {
    /// Records a failure.
    pub fn note(&mut self, key: &PollKey, error: &Error, now: Millis) {
        self.total = self.total.saturating_add(1);
        let is_same = |known: &Incident| {
            known.key == *key
                && (known.error.kind, known.error.status) == (error.kind, error.status)
                && (&known.error.code, known.error.problem) == (&error.code, error.problem)
        };
        let before = self.list.iter().position(is_same).map(|index| self.list.remove(index));
        let count = before.map_or(1, |before| before.count.saturating_add(1));
        self.list.truncate(MOST - 1);
        self.list.insert(0, Incident { key: key.clone(), error: error.clone(), count, last: now });
    }

    /// The incidents, the latest first.
    #[must_use]
    pub fn latest(&self) -> &[Incident] {
        &self.list
    }

    /// How many failures there were in all.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Problem;

    #[test]
    fn the_same_failure_again_is_counted_and_comes_first() {
        let mut incidents = Incidents::default();
        let (one, other) = (Error::transport("a"), Error::without_answer(Problem::TimedOut, ""));
        incidents.note(&PollKey::list(0), &one, 1);
        incidents.note(&PollKey::list(0), &other, 2);
        incidents.note(&PollKey::list(1), &one, 3);
        incidents.note(&PollKey::list(0), &one, 4);
        let said: Vec<_> =
            incidents.latest().iter().map(|one| (one.key.source, one.count, one.last)).collect();
        assert_eq!(said, [(0, 2, 4), (1, 1, 3), (0, 1, 2)]);
        assert_eq!(incidents.total(), 4);
    }

    #[test]
    fn a_year_of_failures_takes_no_more_room_than_a_day_of_them() {
        let mut incidents = Incidents::default();
        for source in 0..1000 {
            let error = Error::transport("");
            incidents.note(&PollKey::list(source), &error, 0);
        }
        assert_eq!(incidents.latest().len(), MOST);
        assert_eq!(incidents.latest()[0].key, PollKey::list(999));
    }
}
