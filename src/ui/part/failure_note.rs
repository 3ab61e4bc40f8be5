//! Where what is said of a failure stands among elements.

use leptos::prelude::*;

use crate::{
    api::{Error, Failure},
    components::{AdviceNote, FailureNote, FailureReason},
    i18n::Advice,
    ui::{
        context::AppState,
        dom::El,
        island::{island, island_of},
    },
};

/// Draws what is to be said of a failed call.
pub(in crate::ui) fn failure_note(ui: AppState, error: &Error) -> El {
    let error = error.clone();
    island_of(ui, || view! { <FailureNote error /> })
}

/// What happened, what to do, and who can do it.
pub(in crate::ui) fn in_words(ui: AppState, advice: &Advice) -> El {
    let advice = advice.clone();
    island_of(ui, || view! { <AdviceNote advice /> })
}

/// Draws why something failed, in the service's own words.
pub(in crate::ui) fn failure(failure: &Failure) -> El {
    let failure = failure.clone();
    island(|| view! { <FailureReason failure /> })
}
