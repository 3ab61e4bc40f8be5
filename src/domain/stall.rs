//! When something was last seen to come further, and whether that is unusually long ago.

use super::{
    history::Usual,
    record::{self, Record, hash},
};
use crate::{
    api::{Creation, Phase, Preparation, Process, Timestamp},
    poll::Millis,
};

/// How long an APIG creation may stand still where nothing is known of others: they take 5 to 15
/// minutes in all (the documents' example, and the tests of other clients).
pub const APIG: Millis = 900_000;

/// The same of ROMA and KooPhone, of which no document says how long they take. Clients wait half as
/// long again for ROMA as for APIG.
pub const OTHERS: Millis = 1_800_000;

/// However short creations usually are, this long is nothing.
const LEAST: Millis = 60_000;

/// What was seen of something that is being made, by its server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How far it was, as a number that differs from any other.
    pub mark: u64,
    /// Since when.
    pub since: Timestamp,
    /// When that was last confirmed. What a hidden tab or an outage kept from being asked was not
    /// seen to stand still.
    pub checked: Timestamp,
}

impl Seen {
    /// What is seen at a moment, after what was seen before.
    #[must_use]
    pub fn after(before: Option<Self>, mark: u64, now: Timestamp) -> Self {
        let since = before.filter(|before| before.mark == mark).map_or(now, |before| before.since);
        // A server's clock that was set back must not make it wait.
        Self { mark, since: since.min(now), checked: now }
    }

    /// How long it has been seen to stand still.
    #[must_use]
    pub fn still(&self) -> Millis {
        Millis::try_from(self.checked.since(self.since).as_millis()).unwrap_or(Millis::MAX)
    }

    /// The same, where that is unusually long: longer than most take in all, or than `otherwise`
    /// where that is not known.
    #[must_use]
    pub fn stalled(&self, usual: Option<Usual>, otherwise: Millis) -> Option<Millis> {
        let limit = usual.map_or(otherwise, |usual| usual.high.max(LEAST));
        Some(self.still()).filter(|still| *still >= limit)
    }
}

/// How far an APIG creation is.
#[must_use]
pub fn of_creation(creation: &Creation) -> u64 {
    step(0, &creation.phase, creation.percent)
}

/// How far a cloud phone is.
#[must_use]
pub fn of_preparation(preparation: &Preparation) -> u64 {
    let waiting = preparation.waiting.unwrap_or(-1).to_string();
    hash(step(0, &preparation.state.phase(), None), &waiting) ^ state(preparation)
}

/// How far a ROMA creation is, with all its parts.
#[must_use]
pub fn of_process(process: &Process) -> u64 {
    let whole = step(0, &process.phase(), process.percent);
    process.services.iter().fold(whole, |hashed, service| {
        let part = step(hash(hashed, &service.name), &service.phase, service.percent);
        part ^ u64::from(service.started.is_some())
    })
}

/// Backing up and restoring are one phase, and two states.
fn state(preparation: &Preparation) -> u64 {
    hash(0, &preparation.state.number().to_string())
}

fn step(begun: u64, phase: &Phase, percent: Option<u8>) -> u64 {
    let word = match phase {
        Phase::Failed => "failed",
        Phase::Succeeded => "succeeded",
        Phase::Underway => "underway",
        Phase::Unknown(word) => word,
    };
    hash(hash(begun, word), &percent.unwrap_or(0).to_string())
}

/// What is kept of it over a reload, so that what stands still does not seem to have just begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Instance, mark and since when in milliseconds.
    records: Vec<Record>,
}

/// So many are kept.
const MOST: usize = 50;

impl Kept {
    /// Reads what [`Kept::text`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self { records: record::read(text) }
    }

    /// What is to be kept.
    #[must_use]
    pub fn text(&self) -> String {
        record::write(&self.records)
    }

    /// What was seen of an instance before the reload.
    #[must_use]
    pub fn get(&self, instance: u64) -> Option<Seen> {
        let [_, mark, since] = *self.records.iter().find(|record| record[0] == instance)?;
        let since = Timestamp::from_unix(i64::try_from(since).ok()?)?;
        Some(Seen { mark, since, checked: since })
    }

    /// Keeps what was seen of an instance, or forgets it (`None`); of too many the oldest are forgotten.
    pub fn set(&mut self, instance: u64, seen: Option<Seen>) {
        self.records.retain(|record| record[0] != instance);
        if let Some(seen) = seen {
            let since = u64::try_from(seen.since.as_millis()).unwrap_or(0);
            self.records.push([instance, seen.mark, since]);
        }
        let surplus = self.records.len().saturating_sub(MOST);
        self.records.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{PrepareState, RomaStatus, SubService, json::Object};

    const MINUTE: Millis = 60_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_unix(1_750_000_000_000 + minutes * 60_000).expect("a moment")
    }

    #[test]
    fn it_stands_still_from_the_last_change_to_the_last_answer() {
        let first = Seen::after(None, 1, at(0));
        let later = Seen::after(Some(first), 1, at(14));
        assert_eq!(later.still(), 14 * MINUTE);
        assert_eq!(later.stalled(None, APIG), None);
        let later = Seen::after(Some(later), 1, at(15));
        assert_eq!(later.stalled(None, APIG), Some(15 * MINUTE));
        assert_eq!(later.stalled(None, OTHERS), None);
    }

    #[test]
    fn a_change_ends_it() {
        let still = Seen::after(Some(Seen::after(None, 1, at(0))), 1, at(60));
        assert_eq!(Seen::after(Some(still), 2, at(61)).stalled(None, APIG), None);
    }

    #[test]
    fn what_came_further_while_nobody_looked_did_not_stand_still() {
        // Hidden from minute 1 to minute 60; the first answer after that is another one.
        let hidden = Seen::after(Some(Seen::after(None, 1, at(0))), 1, at(1));
        assert_eq!(hidden.stalled(None, APIG), None);
        assert_eq!(Seen::after(Some(hidden), 2, at(60)).still(), 0);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_stall() {
        let before = Seen::after(None, 1, at(60));
        let set_back = Seen::after(Some(before), 1, at(0));
        assert_eq!(set_back.still(), 0);
        assert_eq!(Seen::after(Some(set_back), 1, at(16)).still(), 16 * MINUTE);
    }

    #[test]
    fn what_was_learned_goes_before_what_is_assumed() {
        let minutes = |minutes| minutes * MINUTE;
        let usual = Usual { low: 0, middle: 0, high: minutes(4), slow: minutes(9) };
        let still = Seen { mark: 1, since: at(0), checked: at(5) };
        assert_eq!(still.stalled(Some(usual), APIG), Some(minutes(5)));
        let quick = Usual { high: 1, ..usual };
        assert_eq!(Seen { checked: at(0), ..still }.stalled(Some(quick), APIG), None);
    }

    #[test]
    fn each_way_of_coming_further_is_a_mark_of_its_own() {
        let creation = |percent, phase: &Phase| Creation {
            phase: phase.clone(),
            percent: Some(percent),
            failure: None,
            started: None,
            ended: None,
        };
        let underway = of_creation(&creation(30, &Phase::Underway));
        assert_ne!(underway, of_creation(&creation(50, &Phase::Underway)));
        assert_ne!(underway, of_creation(&creation(30, &Phase::Failed)));
        let phone = |number, waiting| {
            of_preparation(&Preparation { state: PrepareState::from_number(number), waiting })
        };
        let marks =
            [phone(1, Some(5)), phone(1, Some(4)), phone(1, None), phone(2, None), phone(3, None)];
        for (index, mark) in marks.iter().enumerate() {
            assert!(!marks[..index].contains(mark), "{index}");
        }
    }

    #[test]
    fn a_part_that_comes_further_moves_the_whole_and_time_alone_does_not() {
        let process = |percent, started, taken_time| Process {
            id: String::new(),
            name: String::new(),
            status: RomaStatus::new("creating".to_owned()),
            percent: Some(0),
            failure: None,
            job: None,
            started: Some(at(0)),
            ended: None,
            server_time: None,
            services: vec![SubService {
                name: "mqs".to_owned(),
                phase: Phase::Underway,
                percent,
                failure: None,
                started,
                ended: None,
                taken_time,
            }],
            sent: Object::default(),
        };
        let still = of_process(&process(None, None, Some(1)));
        assert_eq!(still, of_process(&process(None, None, Some(9))));
        assert_ne!(still, of_process(&process(Some(5), None, Some(1))));
        assert_ne!(still, of_process(&process(None, Some(at(1)), Some(1))));
    }

    #[test]
    fn it_goes_on_over_a_reload() {
        let mut kept = Kept::default();
        kept.set(9, Some(Seen::after(None, 4, at(0))));
        let read = Kept::read(&kept.text());
        assert_eq!(Seen::after(read.get(9), 4, at(20)).still(), 20 * MINUTE);
        assert_eq!(Seen::after(read.get(9), 5, at(20)).still(), 0);
        assert_eq!(read.get(8), None);
        kept.set(9, None);
        assert_eq!(kept.text(), "");
        assert_eq!(Kept::read("9 4 0\n9 x").get(9), None);
    }

    #[test]
    fn the_oldest_of_many_are_forgotten() {
        let mut kept = Kept::default();
        for instance in 0..80 {
            kept.set(instance, Some(Seen::after(None, 1, at(0))));
        }
        assert_eq!((kept.get(29), kept.get(30).is_some()), (None, true));
    }
}
