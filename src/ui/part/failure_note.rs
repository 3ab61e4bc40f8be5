//! Where what is said of a failure stands among elements.

use leptos::prelude::*;

use crate::{
    api::Error,
    components::FailureNote,
    ui::{context::AppState, dom::El, island::island_of},
};

/// Draws what is to be said of a failed call.
pub(in crate::ui) fn failure_note(ui: AppState, error: &Error) -> El {
    let error = error.clone();
    island_of(ui, || view! { <FailureNote error /> })
}
