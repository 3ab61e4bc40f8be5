//! How far a creation is, of whichever service.

use leptos::prelude::*;

use super::{
    creation_progress::CreationProgress, preparation_progress::PreparationProgress,
    process_progress::ProcessProgress,
};
use crate::{
    api::{ServiceName, Status},
    domain::key::PollKey,
    state::AppState,
};

/// What the last answer of a creation's poll said, with its bar.
#[component]
pub fn TaskProgress(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The status of an APIG instance in its list. Without it an APIG creation has no badge.
    #[prop(into, optional)]
    status: Option<Signal<Status>>,
) -> impl IntoView {
    let summary = AppState::from_context().card_summary(&poll, status);
    match poll.call.service() {
        ServiceName::Apig => view! { <CreationProgress poll summary /> }.into_any(),
        ServiceName::KooPhone => view! { <PreparationProgress poll summary /> }.into_any(),
        ServiceName::Roma => view! { <ProcessProgress poll summary /> }.into_any(),
    }
}
