//! Why something failed that was asked for, in the service's own words.

use leptos::prelude::*;

use super::ErrorCode;
use crate::{api::Failure, domain::sent_text::visible};

/// The reason that a good answer gives for a failed creation.
#[component]
pub fn FailureReason(
    /// What the service said of it.
    failure: Failure,
) -> impl IntoView {
    let Failure { code, message } = failure;
    let message = message.map(|message| visible(&message).into_owned());
    let code = code.map(|code| view! { <ErrorCode code /> });
    view! {
        <p class="card-failure" translate="no">{code} <bdi>{message}</bdi></p>
    }
}
