//! How often the console polls.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::{
    ProblemKind,
    fields::{Fields, Findings, Reported},
};

/// The seconds that can be configured.
const SECONDS: RangeInclusive<u16> = 1..=3600;

/// The intervals between two polls of the same thing, 1 to 3600 seconds each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Poll {
    /// The interval while something is in transition.
    pub transition_seconds: u16,
    /// The interval while nothing is in transition.
    pub settled_seconds: u16,
}

impl Default for Poll {
    fn default() -> Self {
        Self { transition_seconds: 3, settled_seconds: 60 }
    }
}

impl Poll {
    pub(crate) const FIELDS: &[&str] = &["transition_seconds", "settled_seconds"];

    /// Reads the field `poll` of the configuration; an absent field has its default.
    pub(crate) fn read(config: &Fields<'_>, findings: &mut Findings) -> Result<Self, Reported> {
        let mut poll = Self::default();
        let Some(value) = config.get("poll") else { return Ok(poll) };
        let fields = Fields::of(config.path_of("poll"), value, findings)?;
        fields.note_unknown(Self::FIELDS, findings);
        let transition = seconds(&fields, "transition_seconds", findings);
        let settled = seconds(&fields, "settled_seconds", findings);
        poll.transition_seconds = transition?.unwrap_or(poll.transition_seconds);
        poll.settled_seconds = settled?.unwrap_or(poll.settled_seconds);
        Ok(poll)
    }
}

/// Reads a poll interval. Unlike elsewhere, `null` is a problem: JSON writes a number that is not finite as
/// `null`.
fn seconds(
    fields: &Fields<'_>,
    name: &str,
    findings: &mut Findings,
) -> Result<Option<u16>, Reported> {
    let Some(value) = fields.get_or_null(name) else { return Ok(None) };
    match value.as_u64().and_then(|seconds| u16::try_from(seconds).ok()) {
        Some(seconds) if SECONDS.contains(&seconds) => Ok(Some(seconds)),
        Some(_) | None => findings.problem(fields.path_of(name), ProblemKind::NotSeconds),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(poll: &Value) -> (Result<Poll, Reported>, Findings) {
        let mut findings = Findings::default();
        let config = json!({ "poll": poll });
        let fields = Fields::of(String::new(), &config, &mut findings).unwrap();
        (Poll::read(&fields, &mut findings), findings)
    }

    #[test]
    fn one_second_to_one_hour() {
        let poll =
            |transition_seconds, settled_seconds| Ok(Poll { transition_seconds, settled_seconds });
        assert_eq!(read(&json!({})).0, poll(3, 60));
        let limits = json!({"transition_seconds": 1, "settled_seconds": 3600});
        assert_eq!(read(&limits).0, poll(1, 3600));
    }

    #[test]
    fn both_wrong_waits_are_named() {
        for bad in [json!(0), json!(3601), json!(-1), json!(1.5), json!("60"), json!(null)] {
            let (poll, findings) =
                read(&json!({"transition_seconds": bad, "settled_seconds": bad}));
            assert_eq!(poll, Err(Reported), "{bad}");
            let paths: Vec<_> = findings.problems.iter().map(|problem| &*problem.path).collect();
            assert_eq!(paths, ["poll.transition_seconds", "poll.settled_seconds"], "{bad}");
        }
    }

    #[test]
    fn an_unknown_field_is_no_problem() {
        let (poll, findings) = read(&json!({"seconds": 3}));
        assert_eq!(poll, Ok(Poll::default()));
        assert_eq!(findings.unknown, ["poll.seconds"]);
    }
}
