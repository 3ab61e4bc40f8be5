//! One part of a ROMA creation as a row of the table.

use leptos::prelude::*;

use super::time_cell::TimeCell;
use crate::{
    api::Timestamp,
    components::{FailureReason, use_i18n},
    domain::key::PollKey,
    i18n::activity::part_state,
    state::AppState,
};

/// The row of a part.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn TableRow(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The place of the part in the answer.
    index: usize,
    /// What the part is called.
    name: String,
    /// When the whole creation began.
    start: Memo<Option<Timestamp>>,
) -> impl IntoView {
    let (state, locale) = (AppState::from_context(), use_i18n().locale);
    let part = state.part(&poll, index);
    let word =
        Memo::new(move |_| part.with(|part| Some(part_state(locale, &part.as_ref()?.service))));
    let started = Memo::new(move |_| part.with(|part| part.as_ref()?.service.started.clone()));
    let ended = Memo::new(move |_| part.with(|part| part.as_ref()?.ended()));
    let failure = Memo::new(move |_| part.with(|part| part.as_ref()?.service.failure.clone()));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{word}</td>
            <td>
                <TimeCell moment=started start />
            </td>
            <td>
                <TimeCell moment=ended start />
            </td>
            <td>
                <span class="time muted">{state.part_elapsed(&poll, index)}</span>
            </td>
            <td>{move || failure.get().map(|failure| view! { <FailureReason failure /> })}</td>
        </tr>
    }
}
