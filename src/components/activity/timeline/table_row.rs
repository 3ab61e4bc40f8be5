//! One part of a ROMA creation as a row of the table.

use leptos::prelude::*;

use super::time_cell::TimeCell;
use crate::{
    components::{FailureReason, use_i18n},
    domain::{axis::Axis, key::PollKey, sent_text::visible, timeline::Part},
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
    /// The axis of all parts; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let (state, locale) = (AppState::from_context(), use_i18n().locale);
    let part = state.part(&poll, index);
    let name = move || part.with(|part| Some(visible(&part.as_ref()?.service.name).into_owned()));
    let word = move || part.with(|part| Some(part_state(locale, &part.as_ref()?.service)));
    let failure = Memo::new(move |_| part.with(|part| part.as_ref()?.service.failure.clone()));
    view! {
        <tr>
            <th scope="row"><bdi>{name}</bdi></th>
            <td>{word}</td>
            <td>
                <TimeCell part axis moment=|part| part.service.started.clone() />
            </td>
            <td>
                <TimeCell part axis moment=Part::ended />
            </td>
            <td>
                <span class="time muted">{state.part_elapsed(&poll, index)}</span>
            </td>
            <td>{move || failure.get().map(|failure| view! { <FailureReason failure /> })}</td>
        </tr>
    }
}
