//! The entries of lists that cannot be read.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;

/// An entry that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnreadableEntry {
    /// The label of the source whose list has the entry.
    pub source: String,
    /// Its text, as it was sent.
    pub text: Arc<str>,
}

impl AppState {
    /// The entries that cannot be read, in the order of their sources.
    #[must_use]
    pub fn unreadable_entries(self) -> Memo<Vec<UnreadableEntry>> {
        Memo::new(move |_| {
            self.store.lists.with(|lists| {
                let entries = lists.iter().enumerate().flat_map(|(source, list)| {
                    let unreadable = list.iter().flat_map(|list| &list.unreadable);
                    unreadable.map(move |text| UnreadableEntry {
                        source: self.source_label(source),
                        text: Arc::clone(text),
                    })
                });
                entries.collect()
            })
        })
    }
}
