//! When each part of a ROMA creation began and ended, by the server's clock.

use super::axis::Axis;
use crate::api::{Moment, Phase, Process, SubService, Timestamp};

/// A part of a ROMA creation, and how long it lasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part as the service describes it.
    pub service: SubService,
    /// How long it lasted; `None` where it has not begun.
    pub lasting: Option<Lasting>,
}

impl Part {
    /// The part at an index; `None` where there is no such part.
    #[must_use]
    pub fn of(process: &Process, index: usize) -> Option<Self> {
        let service = process.services.get(index)?.clone();
        let whole = Lasting::of(process);
        let lasting = whole.and_then(|whole| Lasting::of_part(&service, whole.to));
        Some(Self { service, lasting })
    }

    /// When the part ended, or the text that was sent instead of a time. `None` while it is under way, and
    /// where no end was sent.
    #[must_use]
    pub fn ended(&self) -> Option<Moment> {
        match self.lasting.map(|lasting| lasting.to) {
            Some(Until::Then(end)) => Some(Moment::At(end)),
            Some(Until::Now | Until::Unknown) | None => {
                self.service.ended.clone().filter(|end| end.timestamp().is_none())
            }
        }
    }
}

/// The time that a creation or one of its parts takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// When it began.
    pub from: Timestamp,
    /// When it ended.
    pub to: Until,
}

/// Where a bar lies on an axis, in thousandths of the axis's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarSpan {
    /// Where it begins.
    pub from: u16,
    /// Where it ends; `None` where it grows with the server's clock.
    pub to: Option<u16>,
}

/// The end of a [`Lasting`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// It ended at this moment.
    Then(Timestamp),
    /// It has not ended.
    Now,
    /// It has ended, at a moment that is unknown.
    Unknown,
}

impl Lasting {
    /// The time of the whole creation. It begins with the earliest start that was sent; `None` without one.
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

    /// The time of one part; `None` where it has not begun. A part under way ends with the whole at the
    /// latest. Its end time counts only once it is over: an example of the document shows one before.
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

    /// Where its bar lies on an axis. The bar has no length where the end is unknown.
    #[must_use]
    pub fn span(&self, axis: Axis) -> BarSpan {
        let from = axis.at(self.from);
        let to = match self.to {
            Until::Then(end) => Some(axis.at(end)),
            Until::Now => None,
            Until::Unknown => Some(from),
        };
        BarSpan { from, to }
    }

    /// The end; where there is none yet, the server's time `now`. `None` where the end is unknown.
    fn end(&self, now: Timestamp) -> Option<Timestamp> {
        match self.to {
            Until::Then(end) => Some(end),
            Until::Now => Some(now),
            Until::Unknown => None,
        }
    }
}

/// The common axis of all parts, at the server's time `now`; `None` where nothing has begun.
#[must_use]
pub fn axis(process: &Process, now: Timestamp) -> Option<Axis> {
    Some(Axis::new(Lasting::of(process)?.from, last(process, now)?))
}

/// The latest moment that the axis must show: the end or `now`, or a later time of any part.
fn last(process: &Process, now: Timestamp) -> Option<Timestamp> {
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
        // With a clock that is behind the start, all parts are still on the axis.
        assert_eq!(last(&underway, at(-500).expect("a moment")), at(20));
    }

    #[test]
    fn a_bar_lies_where_its_part_lasted() {
        let services = vec![
            part("running", Some(10), Some(20)),
            part("creating", Some(20), None),
            part("failed", Some(30), None),
            part("creating", None, None),
        ];
        let process = process("creating", None, services);
        let axis = axis(&process, at(40).expect("a moment")).expect("it began");
        let span = |index| Some(Part::of(&process, index)?.lasting?.span(axis));
        assert_eq!(span(0), Some(BarSpan { from: 250, to: Some(500) }));
        assert_eq!(span(1), Some(BarSpan { from: 500, to: None }));
        assert_eq!(span(2), Some(BarSpan { from: 750, to: Some(750) }));
        assert_eq!(span(3), None);
        assert_eq!(Part::of(&process, 9), None);
    }

    #[test]
    fn a_part_ended_when_it_says_so_or_with_the_whole() {
        let mut odd = part("running", Some(5), None);
        odd.ended = Some(Moment::AsSent("soon".to_owned()));
        let services = vec![
            part("running", Some(10), Some(20)),
            part("creating", Some(10), None),
            part("failed", Some(10), None),
            part("creating", None, None),
            odd.clone(),
        ];
        let process = process("create_failed", Some(40), services);
        let ended = |index| Part::of(&process, index).and_then(|part| part.ended());
        assert_eq!(ended(0), at(20).map(Moment::At));
        assert_eq!(ended(1), at(40).map(Moment::At));
        assert_eq!([ended(2), ended(3)], [None, None]);
        assert_eq!(ended(4), odd.ended);
    }

    #[test]
    fn a_part_is_there_before_anything_has_begun() {
        let mut nothing = process("creating", None, vec![part("creating", None, None)]);
        nothing.started = None;
        let part = Part::of(&nothing, 0).expect("a part");
        assert!(part.service.is_waiting() && part.lasting.is_none());
    }

    #[test]
    fn nothing_that_began_has_no_axis() {
        let mut nothing = process("creating", None, vec![part("creating", None, None)]);
        nothing.started = None;
        assert_eq!(axis(&nothing, at(0).expect("a moment")), None);
    }
}
