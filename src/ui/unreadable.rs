//! The entries that the lists of this engine could not read.

use std::sync::Arc;

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of, reactive::memo};
use crate::components::{UnreadableEntries, UnreadableEntry};

/// How many there are, and their text.
pub(super) fn unreadable(ui: AppState) -> El {
    let entries = memo(move |_| {
        ui.store.lists.with(|lists| {
            let entries = lists.iter().flat_map(|(source, list)| {
                list.unreadable.iter().map(move |text| UnreadableEntry {
                    source: ui.source_label(*source),
                    text: Arc::clone(text),
                })
            });
            entries.collect::<Vec<_>>()
        })
    });
    let entries = Signal::derive(move || entries.get());
    island_of(ui, || view! { <UnreadableEntries entries /> })
}
