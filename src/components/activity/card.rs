//! The card of one creation in the list of creations.

use leptos::prelude::*;

use super::{card_body::CardBody, card_tools::CardTools};
use crate::{
    domain::key::PollKey, hooks::ElementRef, i18n::general::service_name, state::AppState,
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
    let outcome = state.outcome(&poll);
    let name = state.poll_name(&poll);
    let instance = poll.instance();
    let of_tools = poll.clone();
    let open = move |_| {
        if let Some(instance) = instance.clone() {
            state.visit(instance);
        }
    };
    view! {
        <li node_ref=card class="card" part="card" data-task=id data-service=service>
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
                <CardTools poll=of_tools name outcome />
            </div>
            <CardBody poll card />
        </li>
    }
}
