//! The notices of the lists of this console.

use leptos::prelude::*;

use super::Notices;
use crate::{domain::key::PollKey, state::AppState};

/// A notice for each list that failed.
#[component]
pub fn ListNotices() -> impl IntoView {
    let state = AppState::from_context();
    let check = move |source| state.refresh(Some(PollKey::list(source)));
    view! { <Notices failed=state.failed_lists() on_check=check /> }
}
