//! The status of an instance, and how far it is while it is being created.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    api::{Severity, status::Code},
    components::{
        ui::{Badge, ProgressBar},
        use_i18n,
    },
    domain::{
        estimate,
        fleet::Row,
        key::{InstanceKey, PollKey},
        view::Column,
    },
    i18n::{BadgeText, progress::step},
    state::AppState,
};

/// The cell: a badge, and below it a bar.
#[component]
pub fn StatusCell(
    /// The row.
    row: Memo<Arc<Row>>,
) -> impl IntoView {
    let state = AppState::from_context();
    let badge = Memo::new(move |_| {
        row.with(|row| Some(BadgeText::of_status(state.locale, &row.instance.status)))
    });
    // The instance's key, so that another instance gets a new bar: the fill does not slide to its percentage.
    let creation = Memo::new(move |_| {
        row.with(|row| {
            row.instance.status.code().filter(|code| Code::is_creation(*code))?;
            percent_of(state, &row.key).map(|_| row.key.clone())
        })
    });
    let progress = move || creation.get().map(|key| view! { <CreationBar key /> });
    view! {
        <td class="cell status-cell" data-column=Column::Status.id()>
            <div class="status">
                <Badge text=badge />
                {progress}
            </div>
        </td>
    }
}

/// The progress bar of a creation: the steps that the service reports, without an estimate between them.
#[component]
fn CreationBar(
    /// The instance that is being created.
    key: InstanceKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let label = state.progress_label(&PollKey::progress(key.clone()));
    // Keeps the last percentage while the bar is being removed.
    let percent = Memo::new(move |before: Option<&Option<u8>>| {
        percent_of(state, &key).or_else(|| before.copied().flatten())
    });
    let shown = move || percent.get().map(|percent| percent.min(100));
    let value_text = Memo::new(move |_| {
        let shown = shown()?;
        Some(step(i18n.locale, estimate::reached(shown), estimate::COUNT, shown))
    });
    let number = move || percent.get().map(|percent| percent.to_string());
    view! {
        <span class="inline-progress" data-progress=number>
            <ProgressBar label percent tone=Some(Severity::Transition) value_text has_steps=true />
            <span class="percent">{move || number().map(|number| format!("{number}%"))}</span>
        </span>
    }
}

/// The percentage in the last answer about a creation. Tracks those answers.
fn percent_of(state: AppState, key: &InstanceKey) -> Option<u8> {
    let poll = PollKey::progress(key.clone());
    state.store.records.with(&poll, |record| record.progress.as_ref()?.percent)
}
