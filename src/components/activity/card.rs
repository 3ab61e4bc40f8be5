//! The card of one creation: its name, how far it is, how it ended, why its last check failed, and when
//! the next check is.

use leptos::prelude::*;

use super::{card_tools::CardTools, outcome_note::OutcomeNote, task_progress::TaskProgress};
use crate::{
    components::FailureNote,
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
    let source = service_and_source(state.locale, &state.source_label(poll.source), service);
    let is_answered = state.is_answered(&poll);
    let (outcome, error) = (state.outcome(&poll), state.error(&poll));
    let of_progress = poll.clone();
    let progress = move || {
        card.keep_focus();
        let poll = of_progress.clone();
        is_answered.get().then(|| {
            let status = state.listed_status(&poll);
            view! { <TaskProgress poll status /> }
        })
    };
    let of_outcome = poll.clone();
    let note = move || {
        let poll = of_outcome.clone();
        outcome.get().map(|outcome| view! { <OutcomeNote poll outcome /> })
    };
    let error = move || {
        error.get().map(|error| {
            view! {
                <div class="card-error">
                    <FailureNote error />
                </div>
            }
        })
    };
    let of_name = poll.clone();
    let name = Memo::new(move |_| {
        // A ROMA instance is named by its own answer.
        state.store.records.with(&of_name, |_| ());
        state.name_of(&of_name)
    });
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
                <button class="link card-name" type="button" translate="no" on:click=open>
                    {name}
                </button>
                <CardTools poll outcome />
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
