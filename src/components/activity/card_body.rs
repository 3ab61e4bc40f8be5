//! What a card shows below its name: how far the creation is, how it ended, why its last check failed, and when
//! the next check is.

use leptos::prelude::*;

use super::{outcome_note::OutcomeNote, task_progress::TaskProgress};
use crate::{
    components::{ConsoleLink, FailureNote},
    domain::key::PollKey,
    hooks::ElementRef,
    i18n::{Subject, general::service_name, schedule, service_and_source},
    state::AppState,
};

/// The body of a card.
#[component]
pub fn CardBody(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The card, which keeps the focus when the body changes.
    card: ElementRef,
) -> impl IntoView {
    let state = AppState::from_context();
    let service = service_name(poll.call.service());
    let source = service_and_source(&state.source_label(poll.source), service);
    let is_answered = state.is_answered(&poll);
    let (outcome, error) = (state.outcome(&poll), state.error(&poll));
    let of_progress = poll.clone();
    let progress = move || {
        card.keep_focus();
        let poll = of_progress.clone();
        if is_answered.get() {
            let status = state.listed_status(&poll);
            view! { <TaskProgress poll status /> }.into_any()
        } else {
            // Reserves the height of the first answer, so that the cards below do not move when it comes.
            let has_failed = move || error.with(Option::is_some);
            view! { <div class="card-awaited" hidden=has_failed /> }.into_any()
        }
    };
    let of_outcome = poll.clone();
    let note = move || {
        let poll = of_outcome.clone();
        outcome.get().map(|outcome| view! { <OutcomeNote poll outcome /> })
    };
    let link = poll.instance().and_then(|key| state.console_link(&key));
    let subject = Subject::of(&poll.call);
    let error = move || {
        let link = link.clone();
        error.get().map(|error| {
            view! {
                <div class="card-error">
                    <FailureNote error subject />
                    <ConsoleLink href=link.clone() />
                </div>
            }
        })
    };
    let next = move || {
        let next = state.schedule(&poll);
        next.map(|next| schedule(state.locale, next)).unwrap_or_default()
    };
    view! {
        {progress}
        {note}
        {error}
        <p class="card-foot muted" translate="no">
            <span class="ellipsis">{source}</span>
            <span>{next}</span>
        </p>
    }
}
