//! The progress of one creation, of any service.

use leptos::prelude::*;

use super::{
    creation_bar::CreationBar,
    creation_failure::CreationFailure,
    eta::Eta,
    job::Job,
    stages::Stages,
    summary_line::{SummaryLine, percent, tone},
    timeline::Timeline,
};
use crate::{
    api::{PrepareState, ServiceName, Status},
    components::{ui::ProgressBar, use_i18n},
    domain::key::PollKey,
    i18n::{activity::NO_REASON, progress::Form},
    state::AppState,
};

/// What the last answer to a creation's poll said, with a progress bar.
#[component]
pub fn TaskProgress(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The status of an APIG instance in its list. Without it an APIG creation has no badge.
    #[prop(into, optional)]
    status: Option<Signal<Status>>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let summary = state.card_summary(&poll, status);
    let (percent, tone) = (percent(summary), tone(summary));
    let (remaining, stall) = (state.remaining(&poll, Form::Written), state.stall(&poll));
    let overdue = state.overdue(&poll);
    let link = poll.instance().and_then(|key| state.console_link(&key));
    let (failure, elapsed) = (state.failure(&poll), state.elapsed(&poll));
    let has_start = poll.call.service() != ServiceName::KooPhone;
    let label = state.progress_label(&poll);
    let bar = match poll.call.service() {
        ServiceName::Apig => {
            let poll = poll.clone();
            view! { <CreationBar poll label percent tone /> }.into_any()
        }
        ServiceName::Roma => view! { <ProgressBar label percent tone /> }.into_any(),
        ServiceName::KooPhone => {
            let prepare_state = state.prepare_state(&poll);
            let has_failed = move || prepare_state.get() == Some(PrepareState::Failed);
            // No answer about a cloud phone has a reason.
            let reason = move || {
                has_failed().then(|| view! { <p class="card-failure">{i18n.t(NO_REASON)}</p> })
            };
            view! {
                <ProgressBar label percent tone attr:hidden=has_failed />
                <Stages prepare_state />
                {reason}
            }
            .into_any()
        }
    };
    let parts = (poll.call.service() == ServiceName::Roma).then(|| {
        let job = state.job(&poll);
        view! {
            <Timeline poll />
            <Job job />
        }
    });
    // KooPhone does not report when a preparation began.
    let elapsed = has_start.then(|| {
        view! {
            <span class="time muted" translate="no">
                {elapsed}
            </span>
        }
    });
    view! {
        <div class="card-facts">
            <SummaryLine summary />
            {bar}
            <Eta remaining stall overdue />
            <CreationFailure failure link />
            {parts}
            {elapsed}
        </div>
    }
}
