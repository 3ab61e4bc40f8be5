//! From when to when each part of a ROMA creation lasted, by the server's clock.

use crate::api::{Moment, Phase, Process, SubService, Timestamp};

/// How long something lasts: from when, and until when, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// When it began.
    pub from: Timestamp,
    /// Until when it lasted.
    pub to: Until,
}

/// Until when something lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until then.
    Then(Timestamp),
    /// It has not ended.
    Now,
    /// It is over, and nobody says since when.
    Unknown,
}

impl Lasting {
    /// Of the whole creation. It begins with the first thing that began.
    #[must_use]
    pub fn of(process: &Process) -> Option<Self> {
        let begun = process.services.iter().filter_map(|service| timestamp(&service.started));
        let from = begun.chain(timestamp(&process.started)).min()?;
        let to = match process.phase() {
            Phase::Underway => Until::Now,
            Phase::Failed | Phase::Succeeded | Phase::Unknown(_) => {
                timestamp(&process.ended).map_or(Until::Unknown, Until::Then)
            }
        };
        Some(Self { from, to })
    }

    /// Of one part; `None` where it has not begun. What is under way ends with the whole at the latest,
    /// and its end time counts only when it is over, since an example shows one before.
    #[must_use]
    pub fn of_part(service: &SubService, whole: Until) -> Option<Self> {
        let from = timestamp(&service.started)?;
        let to = match service.phase {
            Phase::Underway => whole,
            Phase::Failed | Phase::Succeeded | Phase::Unknown(_) => {
                timestamp(&service.ended).map_or(Until::Unknown, Until::Then)
            }
        };
        Some(Self { from, to })
    }

    /// The last moment that it knows of, at the server's time `now`.
    #[must_use]
    pub fn end(&self, now: Timestamp) -> Option<Timestamp> {
        match self.to {
            Until::Then(end) => Some(end),
            Until::Now => Some(now),
            Until::Unknown => None,
        }
    }
}

/// The last moment that an axis must show: the end or `now`, and anything that was said to be later.
#[must_use]
pub fn last(process: &Process, now: Timestamp) -> Option<Timestamp> {
    let whole = Lasting::of(process)?;
    let ends = process.services.iter().flat_map(|service| {
        let part = Lasting::of_part(service, whole.to);
        [timestamp(&service.started), part.and_then(|part| part.end(now))]
    });
    ends.flatten().chain(whole.end(now)).max().or(Some(whole.from))
}

fn timestamp(moment: &Option<Moment>) -> Option<Timestamp> {
    moment.as_ref().and_then(Moment::timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{RomaStatus, SentObject};

    fn at(seconds: i64) -> Option<Timestamp> {
        Timestamp::from_unix(1_750_000_000_000 + seconds * 1000)
    }

    fn part(word: &str, started: Option<i64>, ended: Option<i64>) -> SubService {
        SubService {
            name: "mqs".to_owned(),
            phase: Phase::from_word(word),
            percent: None,
            failure: None,
            started: started.and_then(at).map(Moment::At),
            ended: ended.and_then(at).map(Moment::At),
            taken_time: None,
        }
    }

    fn process(word: &str, ended: Option<i64>, services: Vec<SubService>) -> Process {
        Process {
            id: String::new(),
            name: String::new(),
            status: RomaStatus::new(word.to_owned()),
            percent: None,
            failure: None,
            job: None,
            started: at(0).map(Moment::At),
            ended: ended.and_then(at).map(Moment::At),
            server_time: None,
            services,
            sent: SentObject::default(),
        }
    }

    #[test]
    fn a_part_that_waits_has_no_bar() {
        assert_eq!(Lasting::of_part(&part("creating", None, None), Until::Now), None);
    }

    #[test]
    fn a_part_under_way_lasts_until_now_whatever_its_end_time_says() {
        let lasting = Lasting::of_part(&part("creating", Some(5), Some(9)), Until::Now);
        assert_eq!(lasting.map(|lasting| lasting.to), Some(Until::Now));
    }

    #[test]
    fn what_is_under_way_in_a_creation_that_is_over_lasts_no_longer_than_that() {
        let over = process("create_failed", Some(40), vec![part("creating", Some(5), None)]);
        let whole = Lasting::of(&over).map(|whole| whole.to).expect("it began");
        let lasting = Lasting::of_part(&over.services[0], whole).expect("it began");
        assert_eq!(lasting.end(at(9_999).expect("a moment")), at(40));
    }

    #[test]
    fn a_failure_that_tells_no_end_does_not_go_on() {
        let lasting = Lasting::of_part(&part("failed", Some(5), None), Until::Now);
        assert_eq!(lasting.map(|lasting| lasting.to), Some(Until::Unknown));
    }

    #[test]
    fn the_axis_reaches_to_now_or_to_what_is_later() {
        let services = vec![part("running", Some(-3), Some(15)), part("creating", Some(20), None)];
        let underway = process("creating", None, services);
        assert_eq!(Lasting::of(&underway).map(|whole| whole.from), at(-3));
        assert_eq!(last(&underway, at(30).expect("a moment")), at(30));
        // A clock behind the start hides nothing.
        assert_eq!(last(&underway, at(-500).expect("a moment")), at(20));
    }

    #[test]
    fn nothing_that_began_has_no_axis() {
        let mut nothing = process("creating", None, vec![part("creating", None, None)]);
        nothing.started = None;
        assert_eq!(last(&nothing, at(0).expect("a moment")), None);
    }
}
