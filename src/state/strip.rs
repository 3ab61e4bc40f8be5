//! The text of the line that opens the side column.

use leptos::prelude::*;

use super::AppState;
use crate::{
    domain::{creation_outcome::Outcome, key::PollKey},
    i18n::{Strip, strip},
};

impl AppState {
    /// How many of these creations go on, have failed or have ended, and how many changes are listed, in
    /// words.
    #[must_use]
    pub fn strip_text(self, shown: Memo<Vec<PollKey>>) -> Memo<String> {
        Memo::new(move |_| {
            let mut counts = Strip {
                changes: self.store.changes.with(|changes| changes.list().len()),
                ..Strip::default()
            };
            for outcome in self.outcomes(shown) {
                match outcome {
                    None => counts.underway += 1,
                    Some(Outcome::Failed) => counts.failed += 1,
                    Some(Outcome::Succeeded | Outcome::Unknown) => counts.ended += 1,
                }
            }
            strip(self.locale, counts)
        })
    }

    /// Whether one of these creations has failed.
    #[must_use]
    pub fn has_failed_creation(self, shown: Memo<Vec<PollKey>>) -> Memo<bool> {
        Memo::new(move |_| self.outcomes(shown).contains(&Some(Outcome::Failed)))
    }

    /// How each of these creations ended; `None` for one that goes on or has not been answered. Tracks them.
    fn outcomes(self, shown: Memo<Vec<PollKey>>) -> Vec<Option<Outcome>> {
        shown.with(|shown| {
            let outcome = |poll: &PollKey| {
                let progress = self.store.records.progress(poll)?;
                Outcome::of(&progress.task.phase(), self.schedule(poll))
            };
            shown.iter().map(outcome).collect()
        })
    }
}
