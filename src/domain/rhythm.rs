//! How often a person wants things to be asked for, where that differs from the configuration.

use crate::poll::{Intervals, Millis};

/// What may be chosen while something changes, in milliseconds.
pub const TRANSITION: [Millis; 4] = [3_000, 5_000, 10_000, 30_000];

/// What may be chosen otherwise.
pub const SETTLED: [Millis; 3] = [30_000, 60_000, 300_000];

/// A person's choice; the configuration has its say where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// The first wait while something changes.
    pub transition: Option<Millis>,
    /// The wait while nothing does.
    pub settled: Option<Millis>,
    /// Nothing is asked for but by hand.
    pub by_hand: bool,
}

impl Rhythm {
    /// Reads what [`Rhythm::write`] wrote; of anything else, as much as makes sense.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(',');
        let mut wait = |known: &[Millis]| {
            let wait = parts.next()?.parse().ok()?;
            known.contains(&wait).then_some(wait)
        };
        let (transition, settled) = (wait(&TRANSITION), wait(&SETTLED));
        Self { transition, settled, by_hand: parts.next() == Some("by hand") }
    }

    /// The choice as a text to be kept.
    #[must_use]
    pub fn write(self) -> String {
        let text = |wait: Option<Millis>| wait.map(|wait| wait.to_string()).unwrap_or_default();
        let by_hand = if self.by_hand { "by hand" } else { "" };
        format!("{},{},{by_hand}", text(self.transition), text(self.settled))
    }

    /// The intervals, given those of the configuration.
    #[must_use]
    pub fn intervals(self, configured: Intervals) -> Intervals {
        Intervals {
            transition: self.transition.unwrap_or(configured.transition),
            settled: self.settled.unwrap_or(configured.settled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_as_it_was() {
        for transition in [None, Some(3_000), Some(30_000)] {
            for settled in [None, Some(300_000)] {
                for by_hand in [false, true] {
                    let rhythm = Rhythm { transition, settled, by_hand };
                    assert_eq!(Rhythm::read(&rhythm.write()), rhythm);
                }
            }
        }
    }

    #[test]
    fn what_nobody_can_have_chosen_is_not_taken() {
        for text in ["", "1,1,", "x", ",,,,", "3001,59999,BY HAND", "-1,99999999999999999999999,"] {
            assert_eq!(Rhythm::read(text), Rhythm::default(), "{text}");
        }
    }

    #[test]
    fn the_configuration_has_its_say_where_nothing_is_chosen() {
        let configured = Intervals { transition: 7_000, settled: 70_000 };
        let chosen = Rhythm { settled: Some(30_000), ..Rhythm::default() };
        let both = Intervals { transition: 7_000, settled: 30_000 };
        assert_eq!(chosen.intervals(configured), both);
    }
}
