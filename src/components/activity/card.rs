//! The card of one creation: its name, how far it is, how it ended, why its last check failed, and when
//! the next check is.

use leptos::prelude::*;

use super::{card_tools::CardTools, outcome_note::OutcomeNote, task_progress::TaskProgress};
use crate::{
    components::{ConsoleLink, FailureNote},
    domain::key::PollKey,
    hooks::ElementRef,
    i18n::{general::service_name, schedule, service_and_source},
    state::AppState,
};

/// A card of the list.
#[component]
pub fn Card(
    /// The poll that follows the creation.
    poll: PollKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let card = ElementRef::default();
    let (id, service) = (poll.id().to_owned(), service_name(poll.call.service()));
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
    let error = move || {
        let link = link.clone();
        error.get().map(|error| {
            view! {
                <div class="card-error">
                    <FailureNote error />
                    <ConsoleLink href=link.clone() />
                </div>
            }
        })
    };
    let name = state.poll_name(&poll);
    let instance = poll.instance();
    let open = move |_| {
        if let Some(instance) = instance.clone() {
            state.visit(instance);
        }
    };
    let of_schedule = poll.clone();
    let next = move || {
        let next = state.schedule(&of_schedule);
        next.map(|next| schedule(state.locale, next)).unwrap_or_default()
    };
    view! {
        <li node_ref=card class="card" data-task=id data-service=service>
            <div class="card-head">
                <button
                    class="link card-name"
                    type="button"
                    dir="auto"
                    translate="no"
                    on:click=open
                >
                    {name}
                </button>
                <CardTools poll name outcome />
            </div>
            {progress}
            {note}
            {error}
            <p class="card-foot muted" translate="no">
                <span class="ellipsis">{source}</span>
                <span>{next}</span>
            </p>
        </li>
    }
}
