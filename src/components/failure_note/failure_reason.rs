//! Why something failed that was asked for, in the service's own words.

use leptos::prelude::*;

use super::ErrorCode;
use crate::api::Failure;

/// The reason that a good answer gives for a failed creation.
#[component]
pub fn FailureReason(
    /// What the service said of it.
    failure: Failure,
) -> impl IntoView {
    let Failure { code, message } = failure;
    let code = code.map(|code| view! { <ErrorCode code /> });
    view! {
        <p class="card-failure" translate="no">{code} {message}</p>
    }
}
