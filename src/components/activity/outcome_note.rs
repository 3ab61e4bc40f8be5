//! How a creation ended, when, and after how long.

use leptos::prelude::*;

use crate::{
    domain::{creation_outcome::Outcome, key::PollKey},
    state::AppState,
};

/// The line of a card whose creation has ended.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn OutcomeNote(
    /// The poll that followed the creation.
    poll: PollKey,
    /// How the creation ended.
    outcome: Outcome,
) -> impl IntoView {
    let state = AppState::from_context();
    let (text, ended) = (state.outcome_text(&poll, outcome), state.ended(&poll));
    view! {
        <p class="card-end" data-ended=outcome.as_str() title=ended translate="no">
            {text}
        </p>
    }
}
