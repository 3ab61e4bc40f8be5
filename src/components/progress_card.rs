//! The card of a single creation: the view `progress` of the element.

use leptos::prelude::*;

use super::{CheckNow, LiveRegions, SimulatorMark, TokenEnd, TokenPrompt, activity::CardBody};
use crate::{
    domain::key::PollKey,
    hooks::ElementRef,
    i18n::general::service_name,
    poll::Schedule,
    state::{AppState, TokenSource},
};

/// One creation by itself, with the form for a token while its proxy wants one.
#[component]
pub fn ProgressCard(
    /// The poll that follows the creation.
    poll: PollKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let card = ElementRef::default();
    let (id, service) = (poll.id().to_owned(), service_name(poll.call.service()));
    let name = state.poll_name(&poll);
    let mark = state.config().simulated.then(|| view! { <SimulatorMark /> });
    let of_schedule = poll.clone();
    // A page whose `getToken` gave no good token is asked again by this button.
    let is_possible = Signal::derive(move || {
        state.schedule(&of_schedule).is_none_or(Schedule::can_be_asked_for)
            || state.token_source.get() == TokenSource::Exhausted
    });
    view! {
        <div class="progress-card">
            <LiveRegions status=state.announcements.status alert=state.announcements.alert />
            <TokenPrompt />
            <TokenEnd />
            <section
                node_ref=card
                class="card"
                part="card"
                data-task=id
                data-service=service
                aria-label=name
                translate="no"
            >
                <div class="card-head">
                    <p class="card-name" dir="auto">
                        {name}
                    </p>
                    {mark}
                    <CheckNow
                        subject=name
                        is_possible
                        on_check=move |()| state.refresh(None)
                    />
                </div>
                <CardBody poll card />
            </section>
        </div>
    }
}
