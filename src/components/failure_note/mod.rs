//! A failed call in four parts: what happened, the API's code and request ID, what to do, who can.

mod advice_note;
mod error_code;
mod error_facts;
mod failure_reason;

use leptos::prelude::*;

use super::use_i18n;
use crate::{
    api::Error,
    i18n::{Subject, advice_about},
};
pub use advice_note::AdviceNote;
use error_code::ErrorCode;
pub use error_facts::ErrorFacts;
pub use failure_reason::FailureReason;

/// The whole note about a failed call.
#[component]
pub fn FailureNote(
    /// The error of the call.
    error: Error,
    /// What the call is about.
    #[prop(optional)]
    subject: Subject,
) -> impl IntoView {
    let advice = advice_about(use_i18n().locale, &error, subject);
    view! {
        <AdviceNote advice>
            <ErrorFacts error />
        </AdviceNote>
    }
}
