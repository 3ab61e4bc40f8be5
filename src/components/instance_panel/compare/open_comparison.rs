//! The comparison of the kept instance with the open one.

use leptos::prelude::*;

use super::Comparison;
use crate::state::AppState;

/// The comparison; nothing unless an instance is kept and another one is open.
#[component]
pub fn OpenComparison() -> impl IntoView {
    let pair = AppState::from_context().compared_pair();
    // The inner closure makes Leptos build a new comparison for each pair.
    move || {
        pair.get().map(|(first, second)| {
            move || view! { <Comparison first=first.clone() second=second.clone() /> }
        })
    }
}
