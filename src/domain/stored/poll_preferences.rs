//! How often a person wants things to be asked for, where that differs from the configuration.

use serde::{Deserialize, Deserializer, Serialize};

use super::lenient::or_default;
use crate::poll::{Intervals, Millis};

/// What may be chosen while something changes, in milliseconds.
pub const TRANSITION: [Millis; 4] = [3_000, 5_000, 10_000, 30_000];

/// What may be chosen otherwise.
pub const SETTLED: [Millis; 3] = [30_000, 60_000, 300_000];

/// A person's choice; `None` leaves it to the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PollPreferences {
    /// The first wait while something changes: one of [`TRANSITION`].
    #[serde(deserialize_with = "transition", skip_serializing_if = "Option::is_none")]
    pub transition: Option<Millis>,
    /// The wait while nothing does: one of [`SETTLED`].
    #[serde(deserialize_with = "settled", skip_serializing_if = "Option::is_none")]
    pub settled: Option<Millis>,
    /// Nothing is asked for unless the person asks: a pause that outlives the page.
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

    /// Takes over what the person chose, and leaves the rest.
    pub const fn choose(&mut self, choice: PollChoice) {
        match choice {
            PollChoice::Transition(wait) => self.transition = wait,
            PollChoice::Settled(wait) => self.settled = wait,
            PollChoice::Manual(manual) => self.manual = manual,
        }
    }
}

/// One thing that a person chooses of how often things are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollChoice {
    /// The first wait while something changes; `None` for the configuration's.
    Transition(Option<Millis>),
    /// The wait while nothing does; `None` for the configuration's.
    Settled(Option<Millis>),
    /// Whether nothing is asked for unless the person asks.
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
