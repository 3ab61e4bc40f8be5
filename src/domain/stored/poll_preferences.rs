//! The polling intervals that a person chose instead of those of the configuration.

use serde::{Deserialize, Deserializer, Serialize};

use super::lenient::or_default;
use crate::poll::{Intervals, Millis};

/// The choices for the wait while something changes, in milliseconds.
pub const TRANSITION: [Millis; 4] = [3_000, 5_000, 10_000, 30_000];

/// The choices for the wait while nothing changes, in milliseconds.
pub const SETTLED: [Millis; 3] = [30_000, 60_000, 300_000];

/// A person's choice; `None` leaves it to the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PollPreferences {
    /// The first wait while something changes: one of [`TRANSITION`].
    #[serde(deserialize_with = "transition", skip_serializing_if = "Option::is_none")]
    pub transition: Option<Millis>,
    /// The wait while nothing changes: one of [`SETTLED`].
    #[serde(deserialize_with = "settled", skip_serializing_if = "Option::is_none")]
    pub settled: Option<Millis>,
    /// Whether polls wait for a refresh by the person: a pause that outlives the page.
    #[serde(deserialize_with = "or_default")]
    pub manual: bool,
}

fn transition<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Millis>, D::Error> {
    choice(&TRANSITION, deserializer)
}

fn settled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Millis>, D::Error> {
    choice(&SETTLED, deserializer)
}

fn choice<'de, D: Deserializer<'de>>(
    choices: &[Millis],
    deserializer: D,
) -> Result<Option<Millis>, D::Error> {
    let wait: Option<Millis> = or_default(deserializer)?;
    Ok(wait.filter(|wait| choices.contains(wait)))
}

impl PollPreferences {
    /// The intervals, given those of the configuration.
    #[must_use]
    pub fn intervals(self, configured: Intervals) -> Intervals {
        Intervals {
            transition: self.transition.unwrap_or(configured.transition),
            settled: self.settled.unwrap_or(configured.settled),
        }
    }

    /// Applies one choice of the person, and leaves the others.
    pub const fn choose(&mut self, choice: PollChoice) {
        match choice {
            PollChoice::Transition(wait) => self.transition = wait,
            PollChoice::Settled(wait) => self.settled = wait,
            PollChoice::Manual(manual) => self.manual = manual,
        }
    }
}

/// A choice of one field of [`PollPreferences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollChoice {
    /// The first wait while something changes; `None` for the configuration's.
    Transition(Option<Millis>),
    /// The wait while nothing changes; `None` for the configuration's.
    Settled(Option<Millis>),
    /// Whether polls wait for a refresh by the person.
    Manual(bool),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_chosen_is_read() {
        for text in [
            "{}",
            r#"{"transition": 3001, "settled": 59999, "manual": 1}"#,
            r#"{"transition": -1, "settled": 1e30, "manual": "yes"}"#,
            r#"{"transition": "3000", "settled": null, "manual": []}"#,
        ] {
            let read: PollPreferences = serde_json::from_str(text).expect("a value");
            assert_eq!(read, PollPreferences::default(), "{text}");
        }
        let partly = r#"{"transition": {}, "settled": 300000, "manual": true, "jitter": 9}"#;
        let read: PollPreferences = serde_json::from_str(partly).expect("a value");
        let expected = PollPreferences { transition: None, settled: Some(300_000), manual: true };
        assert_eq!(read, expected);
    }

    #[test]
    fn a_choice_leaves_the_others_as_they_are() {
        let mut chosen = PollPreferences::default();
        for choice in [
            PollChoice::Transition(Some(30_000)),
            PollChoice::Settled(Some(300_000)),
            PollChoice::Manual(true),
            PollChoice::Transition(None),
        ] {
            chosen.choose(choice);
        }
        let expected = PollPreferences { transition: None, settled: Some(300_000), manual: true };
        assert_eq!(chosen, expected);
    }

    #[test]
    fn the_configuration_holds_where_nothing_is_chosen() {
        let configured = Intervals { transition: 7_000, settled: 70_000 };
        let chosen = PollPreferences { settled: Some(30_000), ..PollPreferences::default() };
        let both = Intervals { transition: 7_000, settled: 30_000 };
        assert_eq!(chosen.intervals(configured), both);
    }
}
