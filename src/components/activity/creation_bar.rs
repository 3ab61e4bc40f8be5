//! The progress bar of an APIG creation: the service reports steps, and the progress between two steps is
//! estimated.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::{ui::ProgressBar, use_i18n},
    domain::{axis, estimate, key::PollKey},
    i18n::{
        progress::{ESTIMATE, Form, step},
        sentences,
    },
    state::AppState,
};

/// The bar of an APIG creation, with the estimate behind its fill.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn CreationBar(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The bar's name for a screen reader.
    label: Memo<String>,
    /// The percentage that the service reported; `None` until the first answer.
    percent: Signal<Option<u8>>,
    /// The severity that decides the bar's colour.
    tone: Signal<Option<Severity>>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let remaining = state.remaining(&poll, Form::Spoken);
    let value_text = Memo::new(move |_| {
        let percent = percent.get()?;
        let step = step(i18n.locale, estimate::reached(percent), estimate::COUNT, percent);
        Some(match remaining.get() {
            Some(remaining) => sentences(i18n.locale, &[step, remaining]),
            None => step,
        })
    });
    let estimate = state.estimate(&poll);
    let estimate = move || estimate.get().map_or_else(|| "0".to_owned(), axis::percentage);
    view! {
        <ProgressBar label percent tone value_text has_steps=true attr:title=i18n.t(ESTIMATE)>
            <div class="bar-guess" style:inline-size=estimate />
        </ProgressBar>
    }
}
