//! One part of a ROMA creation: its name, how it stands, how long it lasted, and its bar.

use leptos::prelude::*;

use super::part_bar::PartBar;
use crate::{
    api::Severity,
    components::{
        FailureReason,
        ui::{Icon, Shape},
        use_i18n,
    },
    domain::{axis::Axis, key::PollKey, sent_text::visible},
    i18n::activity::part_state,
    state::AppState,
};

/// The row of a part.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn PartRow(
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
    let severity = move || part.with(|part| Some(part.as_ref()?.service.severity()));
    let word = move || part.with(|part| Some(part_state(locale, &part.as_ref()?.service)));
    let failure = Memo::new(move |_| part.with(|part| part.as_ref()?.service.failure.clone()));
    let shape = move || Shape::Severity(severity().unwrap_or(Severity::Unknown));
    view! {
        <li
            class="part"
            data-part=name
            data-tone=move || severity().map(Severity::as_str)
            translate="no"
        >
            <Icon shape=Signal::derive(shape) />
            <span class="part-name ellipsis" title=name>
                <bdi>{name}</bdi>
            </span>
            <span class="part-state">{word}</span>
            <span class="time muted">{state.part_elapsed(&poll, index)}</span>
            <PartBar part axis />
            {move || failure.get().map(|failure| view! { <FailureReason failure /> })}
        </li>
    }
}
