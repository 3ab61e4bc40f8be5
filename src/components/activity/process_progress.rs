//! How far a ROMA creation is, and each of its parts.

use leptos::prelude::*;

use super::{
    creation_failure::CreationFailure,
    eta::Eta,
    summary_line::{SummaryLine, percent, tone},
    timeline::Timeline,
};
use crate::{
    components::{ui::ProgressBar, use_i18n},
    domain::key::PollKey,
    i18n::{CardSummary, activity::JOB},
    state::AppState,
};

/// The progress of a ROMA creation.
#[component]
pub fn ProcessProgress(
    /// The poll that follows the creation.
    poll: PollKey,
    /// What its card says first.
    summary: Memo<Option<CardSummary>>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let (percent, tone) = (percent(summary), tone(summary));
    let (remaining, stall) = (state.remaining(&poll), state.stall(&poll));
    let (failure, elapsed) = (state.failure(&poll), state.elapsed(&poll));
    let job = state.job(&poll);
    let job = move || {
        job.get().map(|job| {
            let title = job.clone();
            let label = format!("{}: ", i18n.t(JOB));
            view! {
                <p class="muted ellipsis" title=title translate="no">
                    {label}
                    <code>{job}</code>
                </p>
            }
        })
    };
    view! {
        <div class="card-facts">
            <SummaryLine summary />
            <ProgressBar percent tone />
            <Eta remaining stall />
            <CreationFailure failure />
            <Timeline poll />
            {job}
            <span class="time muted" translate="no">
                {elapsed}
            </span>
        </div>
    }
}
