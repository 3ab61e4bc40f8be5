//! The lists of this engine that failed, above the table.

use leptos::prelude::*;

use super::{context::AppState, dom::El, engine::ListState, island::island_of};
use crate::{
    components::{FailedList, KeptData, Notices},
    domain::key::PollKey,
    i18n::Count,
};

/// The notices. That a list failed is read aloud by `news`, once.
pub(super) fn notices(ui: AppState) -> El {
    let sources = ui.config().sources.len();
    let failed = Signal::derive(move || {
        (0..sources).filter_map(|source| failed_list(ui, source)).collect::<Vec<_>>()
    });
    let check = move |source| ui.refresh(Some(PollKey::list(source)));
    island_of(ui, || view! { <Notices failed on_check=check /> })
}

fn failed_list(ui: AppState, source: usize) -> Option<FailedList> {
    let key = PollKey::list(source);
    let error = ui.store.errors.with(|errors| errors.get(&key).cloned())?;
    let (label, next) = (ui.source_label(source), ui.schedule(&key));
    Some(FailedList { source, label, error, next, kept: kept(ui, source) })
}

fn kept(ui: AppState, source: usize) -> KeptData {
    let list = ui.store.lists.with(|lists| lists.get(&source).cloned());
    match list.as_deref() {
        Some(&ListState { seen: Some(seen), .. }) => {
            KeptData::Whole(ui.store.now.get().saturating_sub(seen))
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
            })
        }
        None => KeptData::Nothing,
    }
}
