//! [`ProgressObservation`]: when a creation last progressed, and whether that is unusually long ago;
//! [`Overdue`]: whether it has lasted longer than any known one.

use console_config::ServiceName;

use super::{
    quantiles::Quantiles,
    stored::{Fingerprint, FingerprintBuilder},
};
use crate::{
    api::{Creation, Phase, Preparation, Process, Timestamp},
    poll::Millis,
};

/// How long an APIG creation may stand still before any has been seen: a whole one takes 5 to 15 minutes
/// (the documents' example, and the tests of other clients).
const APIG: Millis = 900_000;

/// The same for ROMA and KooPhone. No document says how long they take; other clients wait half as long
/// again for ROMA as for APIG.
const OTHERS: Millis = 1_800_000;

/// The longest time that a ROMA creation is known to take: other clients give up after it.
const ROMA: Millis = 3_600_000;

/// A shorter standstill is never a stall, however fast creations usually are.
const LEAST: Millis = 60_000;

/// An observation of a creation's progress, by its server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgressObservation {
    /// A hash of all that shows how far the creation is.
    pub fingerprint: Fingerprint,
    /// Since when the fingerprint is the same.
    pub unchanged_since: Timestamp,
    /// When an answer last confirmed it. A standstill ends here: after that, as in a hidden tab or an outage,
    /// nobody has seen the creation stand still.
    pub confirmed_at: Timestamp,
}

/// A creation that has stood still for unusually long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stall {
    /// How long it has been seen to stand still.
    pub still: Millis,
    /// The shortest and the longest usual time of a whole creation; `None` where it is unknown.
    pub usual: Option<(Millis, Millis)>,
}

/// A creation that has lasted longer than any known one, even if nobody watched it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// How long it has lasted, by its server's clock.
    pub lasted: Millis,
    /// How long the longest known creation took.
    pub longest: Millis,
}

impl Overdue {
    /// Judges a creation that has `lasted` this long; `None` where it is not overdue. `usual` is what
    /// creations of its kind were seen to take.
    #[must_use]
    pub fn of(service: ServiceName, usual: Option<Quantiles>, lasted: Millis) -> Option<Self> {
        let known = match service {
            ServiceName::Apig => APIG,
            ServiceName::Roma => ROMA,
            // The service does not say when a phone's preparation began.
            ServiceName::KooPhone => return None,
        };
        let longest = usual.map_or(known, |usual| usual.slow.max(known));
        (lasted > longest).then_some(Self { lasted, longest })
    }
}

impl ProgressObservation {
    /// The observation after an answer at the server's time `now`, given the observation before.
    #[must_use]
    pub fn after(before: Option<Self>, fingerprint: Fingerprint, now: Timestamp) -> Self {
        let before = before.filter(|before| before.fingerprint == fingerprint);
        let unchanged_since = before.map_or(now, |before| before.unchanged_since);
        // If the server's clock was set back, the standstill must not begin in the future.
        Self { fingerprint, unchanged_since: unchanged_since.min(now), confirmed_at: now }
    }

    /// How long the creation has been seen to stand still.
    #[must_use]
    pub fn still(&self) -> Millis {
        let still = self.confirmed_at.since(self.unchanged_since);
        Millis::try_from(still.as_millis()).unwrap_or(Millis::MAX)
    }

    /// The stall of a creation of this service; `None` where it is none. `usual` is what creations of its
    /// kind were seen to take.
    #[must_use]
    pub fn stall(&self, service: ServiceName, usual: Option<Quantiles>) -> Option<Stall> {
        let (limit, assumed) = match service {
            ServiceName::Apig => (APIG, Some((APIG / 3, APIG))),
            // The limit is a guess, and not a usual time: no document has one.
            ServiceName::Roma | ServiceName::KooPhone => (OTHERS, None),
        };
        let still = self.stalled(usual, limit)?;
        let seen = usual.map(|usual| (usual.low, usual.slow));
        Some(Stall { still, usual: seen.or(assumed) })
    }

    /// How long it has been seen to stand still, if that is unusually long: as long as most take in all, or
    /// as `otherwise` where that is not known.
    fn stalled(&self, usual: Option<Quantiles>, otherwise: Millis) -> Option<Millis> {
        let limit = usual.map_or(otherwise, |usual| usual.high.max(LEAST));
        Some(self.still()).filter(|still| *still >= limit)
    }
}

/// The fingerprint of how far an APIG creation is.
#[must_use]
pub fn of_creation(creation: &Creation) -> Fingerprint {
    step(FingerprintBuilder::default(), &creation.phase, creation.percent).build()
}

/// The fingerprint of how far the preparation of a cloud phone is.
#[must_use]
pub fn of_preparation(preparation: &Preparation) -> Fingerprint {
    // The state, not its phase: backing up and restoring are one phase.
    FingerprintBuilder::default()
        .number(preparation.state.number())
        .number(preparation.waiting.unwrap_or(-1))
        .build()
}

/// The fingerprint of how far a ROMA creation is, with all its parts.
#[must_use]
pub fn of_process(process: &Process) -> Fingerprint {
    let whole = step(FingerprintBuilder::default(), &process.phase(), process.percent);
    let parts = process.services.iter().fold(whole, |builder, service| {
        let part = step(builder.text(&service.name), &service.phase, service.percent);
        part.number(i64::from(service.started.is_some()))
    });
    parts.build()
}

fn step(builder: FingerprintBuilder, phase: &Phase, percent: Option<u8>) -> FingerprintBuilder {
    let word = match phase {
        Phase::Failed => "failed",
        Phase::Succeeded => "succeeded",
        Phase::Underway => "underway",
        Phase::Unknown(word) => word,
    };
    builder.text(word).number(i64::from(percent.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Moment, PrepareState, RomaStatus, SentObject, SubService};

    const MINUTE: Millis = 60_000;

    fn mark(number: i64) -> Fingerprint {
        FingerprintBuilder::default().number(number).build()
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_unix(1_750_000_000_000 + minutes * 60_000).expect("a moment")
    }

    fn see(before: Option<ProgressObservation>, mark: i64, minutes: i64) -> ProgressObservation {
        ProgressObservation::after(before, self::mark(mark), at(minutes))
    }

    #[test]
    fn a_creation_stands_still_from_the_last_change_to_the_last_answer() {
        let first = see(None, 1, 0);
        let later = see(Some(first), 1, 14);
        assert_eq!(later.still(), 14 * MINUTE);
        assert_eq!(later.stalled(None, APIG), None);
        let later = see(Some(later), 1, 15);
        assert_eq!(later.stalled(None, APIG), Some(15 * MINUTE));
        assert_eq!(later.stalled(None, OTHERS), None);
    }

    #[test]
    fn a_change_ends_a_stall() {
        let still = see(Some(see(None, 1, 0)), 1, 60);
        assert_eq!(see(Some(still), 2, 61).stalled(None, APIG), None);
    }

    #[test]
    fn what_came_further_while_nobody_looked_did_not_stand_still() {
        // The page is hidden from minute 1 to minute 60; the first answer after that differs.
        let hidden = see(Some(see(None, 1, 0)), 1, 1);
        assert_eq!(hidden.stalled(None, APIG), None);
        assert_eq!(see(Some(hidden), 2, 60).still(), 0);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_stall() {
        let before = see(None, 1, 60);
        let set_back = see(Some(before), 1, 0);
        assert_eq!(set_back.still(), 0);
        assert_eq!(see(Some(set_back), 1, 16).still(), 16 * MINUTE);
    }

    #[test]
    fn what_was_learned_goes_before_what_is_assumed() {
        let minutes = |minutes| minutes * MINUTE;
        let usual = Quantiles { low: 0, middle: 0, high: minutes(4), slow: minutes(9) };
        let still = ProgressObservation {
            fingerprint: mark(1),
            unchanged_since: at(0),
            confirmed_at: at(5),
        };
        assert_eq!(still.stalled(Some(usual), APIG), Some(minutes(5)));
        let quick = Quantiles { high: 1, ..usual };
        assert_eq!(
            ProgressObservation { confirmed_at: at(0), ..still }.stalled(Some(quick), APIG),
            None
        );
    }

    #[test]
    fn a_stall_says_what_is_usual_where_that_is_known() {
        let still = ProgressObservation {
            fingerprint: mark(1),
            unchanged_since: at(0),
            confirmed_at: at(31),
        };
        let usual = |service, usual| still.stall(service, usual).and_then(|stall| stall.usual);
        assert_eq!(usual(ServiceName::Apig, None), Some((5 * MINUTE, 15 * MINUTE)));
        assert_eq!(usual(ServiceName::Roma, None), None);
        assert_eq!(still.stall(ServiceName::Roma, None).map(|it| it.still), Some(31 * MINUTE));
        let seen = Quantiles { low: 1, middle: 2, high: 3, slow: 4 };
        assert_eq!(usual(ServiceName::Roma, Some(seen)), Some((1, 4)));
        assert_eq!(usual(ServiceName::Apig, Some(seen)), Some((1, 4)));
        let short = ProgressObservation { confirmed_at: at(29), ..still };
        assert_eq!(short.stall(ServiceName::KooPhone, None), None);
    }

    #[test]
    fn what_lasts_longer_than_any_known_creation_is_overdue_at_first_sight() {
        let overdue = |service, usual, minutes: u64| {
            Overdue::of(service, usual, minutes * MINUTE).map(|overdue| overdue.longest / MINUTE)
        };
        assert_eq!(overdue(ServiceName::Apig, None, 15), None);
        assert_eq!(overdue(ServiceName::Apig, None, 16), Some(15));
        assert_eq!(overdue(ServiceName::Roma, None, 60), None);
        assert_eq!(overdue(ServiceName::Roma, None, 61), Some(60));
        assert_eq!(overdue(ServiceName::KooPhone, None, 10_000), None);
        // A creation of 20 minutes has been seen to succeed.
        let slow = Quantiles { low: 0, middle: 0, high: 0, slow: 20 * MINUTE };
        assert_eq!(overdue(ServiceName::Apig, Some(slow), 16), None);
        assert_eq!(overdue(ServiceName::Apig, Some(slow), 21), Some(20));
        let quick = Quantiles { slow: MINUTE, ..slow };
        assert_eq!(overdue(ServiceName::Apig, Some(quick), 14), None);
    }

    #[test]
    fn each_way_of_coming_further_has_another_fingerprint() {
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
        let process = |percent, started: Option<Timestamp>, taken_time| Process {
            id: String::new(),
            name: String::new(),
            status: RomaStatus::new("creating".to_owned()),
            percent: Some(0),
            failure: None,
            job: None,
            started: Some(Moment::At(at(0))),
            ended: None,
            server_time: None,
            services: vec![SubService {
                name: "mqs".to_owned(),
                phase: Phase::Underway,
                percent,
                failure: None,
                started: started.map(Moment::At),
                ended: None,
                taken_time,
            }],
            sent: SentObject::default(),
        };
        let still = of_process(&process(None, None, Some(1)));
        assert_eq!(still, of_process(&process(None, None, Some(9))));
        assert_ne!(still, of_process(&process(Some(5), None, Some(1))));
        assert_ne!(still, of_process(&process(None, Some(at(1)), Some(1))));
    }
}
