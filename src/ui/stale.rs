//! Whether the data of this engine are older than they should be.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of, reactive::memo};
use crate::{
    components::{StaleData, StaleMark},
    domain::{
        freshness::{self, Shown},
        key::PollKey,
    },
};

/// The mark at the table.
pub(super) fn stale(ui: AppState) -> El {
    let stale = memo(move |_| stale_data(ui));
    let stale = Signal::derive(move || stale.get());
    island_of(ui, || view! { <StaleMark stale /> })
}

fn stale_data(ui: AppState) -> Option<StaleData> {
    let now = ui.store.now.get();
    let interval = ui.intervals().settled;
    let shown = ui.store.errors.with(|errors| {
        ui.store.lists.with(|lists| {
            let shown = lists.iter().filter_map(|(source, list)| {
                let age = now.saturating_sub(list.seen?);
                let has_failed = errors.get(&PollKey::list(*source)).is_some();
                Some(Shown { source: *source, age, has_failed })
            });
            shown.collect::<Vec<_>>()
        })
    });
    let (sources, age) = freshness::stale(&shown, interval)?;
    let next = sources.first().and_then(|source| ui.schedule(&PollKey::list(*source)));
    let are_all = sources.len() == shown.len();
    let whose = if are_all { Vec::new() } else { sources };
    let whose = whose.into_iter().map(|source| ui.source_label(source)).collect();
    Some(StaleData { whose, age, next })
}
