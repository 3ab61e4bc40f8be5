//! What this browser has seen of creations: how long they took, and since when each stands still.
//!
//! IDs and specifications are stored as hashes.

use serde::{Deserialize, Serialize};

use super::{Fingerprint, Stored, lenient::Entries};
use crate::{
    api::Timestamp,
    domain::{quantiles::Quantiles, stall::ProgressObservation},
    poll::Millis,
};

/// How many durations of one kind are kept: the latest ones.
const DURATIONS_PER_KIND: usize = 20;

/// How many durations are kept in all.
const MOST_DURATIONS: usize = 200;

/// The most standstills that are kept: one of each instance.
const MOST_STANDSTILLS: usize = 50;

/// The longest duration that is plausible: a longer one was measured wrongly.
const LONGEST_SECONDS: u64 = 7 * 86_400;

/// The durations and the standstills that were seen, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredHistory")]
pub struct History {
    durations: Vec<Duration>,
    standstills: Vec<Standstill>,
}

impl Stored for History {
    const KEY: &'static str = "history";
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct StoredHistory {
    durations: Entries<Duration>,
    standstills: Entries<Standstill>,
}

/// How long one creation took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Duration {
    /// A hash of the service and the specification: only creations of one kind are compared.
    kind: Fingerprint,
    instance: Fingerprint,
    seconds: u64,
}

/// Since when one creation has not progressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Standstill {
    instance: Fingerprint,
    fingerprint: Fingerprint,
    /// In milliseconds since the Unix epoch, by the server's clock.
    unchanged_since: i64,
}

impl From<StoredHistory> for History {
    fn from(stored: StoredHistory) -> Self {
        let mut history = Self::default();
        for Duration { kind, instance, seconds } in stored.durations.0 {
            history.record(kind, instance, seconds.saturating_mul(1000));
        }
        for standstill in stored.standstills.0 {
            if let Some(observation) = standstill.observation() {
                history.put(standstill.instance, observation);
            }
        }
        history
    }
}

impl Standstill {
    fn observation(&self) -> Option<ProgressObservation> {
        let unchanged_since = Timestamp::from_unix(self.unchanged_since)?;
        Some(ProgressObservation {
            fingerprint: self.fingerprint,
            unchanged_since,
            confirmed_at: unchanged_since,
        })
    }
}

impl History {
    /// Records how long a creation took that succeeded. An instance counts once. A duration below a second or
    /// above a week is not recorded.
    pub fn record(&mut self, kind: Fingerprint, instance: Fingerprint, lasted: Millis) {
        let seconds = lasted / 1000;
        let is_known = self.durations.iter().any(|known| known.instance == instance);
        if is_known || !(1..=LONGEST_SECONDS).contains(&seconds) {
            return;
        }
        self.durations.push(Duration { kind, instance, seconds });
        if self.durations.iter().filter(|known| known.kind == kind).count() > DURATIONS_PER_KIND
            && let Some(oldest) = self.durations.iter().position(|known| known.kind == kind)
        {
            self.durations.remove(oldest);
        }
        self.durations.drain(..self.durations.len().saturating_sub(MOST_DURATIONS));
    }

    /// How long creations of a kind usually take; `None` while too few have been seen.
    #[must_use]
    pub fn quantiles(&self, kind: Fingerprint) -> Option<Quantiles> {
        let of_kind = self.durations.iter().filter(|known| known.kind == kind);
        Quantiles::of(of_kind.map(|known| known.seconds.saturating_mul(1000)).collect())
    }

    /// The last observation of an instance, by any page, also from before a reload.
    #[must_use]
    pub fn observation(&self, instance: Fingerprint) -> Option<ProgressObservation> {
        self.standstills.iter().find(|known| known.instance == instance)?.observation()
    }

    /// Stores the observation of an instance that is being created, and returns it. It continues `before` or
    /// the stored observation, whichever began earlier.
    pub fn observe(
        &mut self,
        instance: Fingerprint,
        before: Option<ProgressObservation>,
        fingerprint: Fingerprint,
        now: Timestamp,
    ) -> ProgressObservation {
        let is_same = |before: &ProgressObservation| before.fingerprint == fingerprint;
        let before = before.into_iter().chain(self.observation(instance)).filter(is_same);
        let earliest = before.min_by_key(|before| before.unchanged_since);
        let observation = ProgressObservation::after(earliest, fingerprint, now);
        self.put(instance, observation);
        observation
    }

    /// Forgets the observation of an instance whose creation is over.
    pub fn forget_observation(&mut self, instance: Fingerprint) {
        self.standstills.retain(|known| known.instance != instance);
    }

    fn put(&mut self, instance: Fingerprint, observation: ProgressObservation) {
        self.forget_observation(instance);
        self.standstills.push(Standstill {
            instance,
            fingerprint: observation.fingerprint,
            unchanged_since: observation.unchanged_since.as_millis(),
        });
        self.standstills.drain(..self.standstills.len().saturating_sub(MOST_STANDSTILLS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Millis = 60_000;

    fn hash(number: u64) -> Fingerprint {
        Fingerprint::of(&[&number.to_string()])
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_unix(1_750_000_000_000 + minutes * 60_000).expect("a moment")
    }

    fn again(history: &History) -> History {
        let text = serde_json::to_string(history).expect("a text");
        serde_json::from_str(&text).expect("a value")
    }

    #[test]
    fn an_instance_counts_once_also_after_a_reload() {
        let mut history = History::default();
        for instance in 1..=4 {
            history.record(hash(7), hash(instance), 5 * MINUTE);
        }
        let mut again = again(&history);
        assert_eq!(again, history);
        again.record(hash(7), hash(4), 9 * MINUTE);
        assert_eq!(again.quantiles(hash(7)), None);
        again.record(hash(7), hash(5), 9 * MINUTE);
        assert!(again.quantiles(hash(7)).is_some());
        assert_eq!(again.quantiles(hash(8)), None, "another kind");
    }

    #[test]
    fn the_last_twenty_of_a_kind_count_and_no_more_than_two_hundred_are_kept() {
        let mut history = History::default();
        for instance in 0..40 {
            history.record(hash(7), hash(instance), if instance < 20 { 1 } else { 9 } * MINUTE);
        }
        assert_eq!(history.quantiles(hash(7)).expect("enough").low, 9 * MINUTE);
        let mut history = History::default();
        for instance in 0..500 {
            history.record(hash(instance % 50), hash(instance), MINUTE);
        }
        assert_eq!(history.durations.len(), 200);
    }

    #[test]
    fn what_cannot_be_a_duration_is_not_recorded() {
        let mut history = History::default();
        history.record(hash(7), hash(1), 999);
        history.record(hash(7), hash(1), 8 * 86_400_000);
        assert_eq!(history, History::default());
    }

    #[test]
    fn a_standstill_goes_on_over_a_reload() {
        let mut history = History::default();
        history.observe(hash(9), None, hash(4), at(0));
        let mut read = again(&history);
        assert_eq!(read.observe(hash(9), None, hash(4), at(20)).still(), 20 * MINUTE);
        assert_eq!(read.observe(hash(9), None, hash(5), at(20)).still(), 0);
        assert_eq!(read.observation(hash(8)), None);
        read.forget_observation(hash(9));
        assert_eq!(read, History::default());
    }

    #[test]
    fn a_page_that_sees_a_change_later_does_not_shorten_the_standstill() {
        let mut history = History::default();
        let first = history.observe(hash(9), None, hash(4), at(0));
        history.observe(hash(9), Some(first), hash(5), at(1));
        // The other page knew only the first observation, and sees the second three minutes later.
        assert_eq!(history.observe(hash(9), Some(first), hash(5), at(4)).still(), 3 * MINUTE);
    }

    #[test]
    fn the_oldest_standstills_of_many_are_forgotten() {
        let mut history = History::default();
        for instance in 0..80 {
            history.observe(hash(instance), None, hash(1), at(0));
        }
        assert_eq!(history.observation(hash(29)), None);
        assert!(history.observation(hash(30)).is_some());
    }

    #[test]
    fn an_entry_that_cannot_be_read_costs_no_other() {
        let text = r#"{"durations": [{"kind": "7", "instance": "1", "seconds": 60}, 4,
                {"kind": "7", "instance": "2", "seconds": 0}, {"kind": "x", "instance": "3", "seconds": 9}],
            "standstills": [{"instance": "1", "fingerprint": "2", "unchanged_since": -1}, {}]}"#;
        let history: History = serde_json::from_str(text).expect("a value");
        assert_eq!(history.durations.len(), 1);
        assert_eq!(history.standstills, []);
    }
}
