//! Why a creation failed, in the service's own words.

use leptos::prelude::*;

use super::ErrorCode;
use crate::{api::Failure, domain::sent_text::visible};

/// The reason that a successful answer gives for a failed creation.
#[component]
pub fn FailureReason(
    /// The service's code and message.
    failure: Failure,
) -> impl IntoView {
    let Failure { code, message } = failure;
    let message = message.map(|message| visible(&message).into_owned());
    let code = code.map(|code| view! { <ErrorCode code /> });
    view! {
        <p class="card-failure" translate="no">{code} <bdi>{message}</bdi></p>
    }
}
