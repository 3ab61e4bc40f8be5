//! The lists whose last fetch failed, and what is still shown of them.

use leptos::prelude::*;

use super::{AppState, ListState};
use crate::{
    api::Error,
    domain::key::PollKey,
    i18n::Count,
    poll::{Millis, Schedule},
};

/// A source whose list failed at its last fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedList {
    /// The source, by its index in the configuration.
    pub source: usize,
    /// The label of the source.
    pub label: String,
    /// How the last call failed.
    pub error: Error,
    /// When the list is requested next; `None` if that is not known.
    pub next: Option<Schedule>,
    /// What is still shown of the list.
    pub kept: KeptData,
}

/// What is still shown of a list that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptData {
    /// The whole list, as it was this many milliseconds ago.
    Whole(Millis),
    /// A part, because the list failed before all of it was loaded.
    Part(Count),
    /// Nothing.
    Nothing,
}

impl AppState {
    /// The lists that failed, in the order of their sources.
    #[must_use]
    pub fn failed_lists(self) -> Memo<Vec<FailedList>> {
        let sources = self.config().sources.len();
        Memo::new(move |_| (0..sources).filter_map(|source| self.failed_list(source)).collect())
    }

    fn failed_list(self, source: usize) -> Option<FailedList> {
        let key = PollKey::list(source);
        let error = self.store.records.error(&key)?;
        let (label, next) = (self.source_label(source), self.schedule(&key));
        Some(FailedList { source, label, error, next, kept: self.kept_data(source) })
    }

    fn kept_data(self, source: usize) -> KeptData {
        let list = self.store.lists.with(|lists| lists.get(source).cloned().flatten());
        match list.as_deref() {
            Some(&ListState { seen: Some(seen), .. }) => {
                KeptData::Whole(self.store.now.get().saturating_sub(seen))
            }
            Some(list) => {
                let loaded = list.total.saturating_sub(list.missing);
                let loaded = usize::try_from(loaded).unwrap_or(usize::MAX);
                KeptData::Part(Count {
                    matching: loaded,
                    loaded,
                    missing: list.missing,
                    unconfirmed: list.unconfirmed.len(),
                    is_at_least: list.is_at_least,
                    is_loaded: true,
                })
            }
            None => KeptData::Nothing,
        }
    }
}
