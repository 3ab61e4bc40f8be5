//! How far an APIG creation is: the service tells its steps, and what is between two of them is an
//! estimate.

use leptos::prelude::*;

use super::{
    creation_failure::CreationFailure,
    eta::Eta,
    summary_line::{SummaryLine, percent, tone},
};
use crate::{
    components::{ui::ProgressBar, use_i18n},
    domain::{axis, estimate, key::PollKey},
    i18n::{
        CardSummary,
        progress::{ESTIMATE, step},
    },
    state::AppState,
};

/// The progress of an APIG creation.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn CreationProgress(
    /// The poll that follows the creation.
    poll: PollKey,
    /// What its card says first.
    summary: Memo<Option<CardSummary>>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let (percent, tone) = (percent(summary), tone(summary));
    let (remaining, stall) = (state.remaining(&poll), state.stall(&poll));
    let value_text = Memo::new(move |_| {
        let percent = percent.get()?;
        let step = step(i18n.locale, estimate::reached(percent), estimate::COUNT, percent);
        Some(match remaining.get() {
            Some(remaining) => format!("{step}; {remaining}"),
            None => step,
        })
    });
    let estimate = state.estimate(&poll);
    let estimate = move || estimate.get().map_or_else(|| "0".to_owned(), axis::percentage);
    view! {
        <div class="card-facts">
            <SummaryLine summary />
            <ProgressBar percent tone value_text has_steps=true attr:title=i18n.t(ESTIMATE)>
                <div class="bar-guess" style:inline-size=estimate />
            </ProgressBar>
            <Eta remaining stall />
            <CreationFailure failure=state.failure(&poll) />
            <span class="time muted" translate="no">
                {state.elapsed(&poll)}
            </span>
        </div>
    }
}
