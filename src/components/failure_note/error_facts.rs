//! What the API itself said of a failed call.

use leptos::prelude::*;

use super::ErrorCode;
use crate::{
    api::Error,
    components::use_i18n,
    domain::sent_text::visible,
    i18n::{general::REQUEST_ID, pair},
};

/// The error's code, HTTP status, message and request ID, as far as it has them.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn ErrorFacts(
    /// The error of the call.
    error: Error,
    /// What stands after the facts.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let message = visible(&error.message).into_owned();
    let code = error.code.clone().map(|code| view! { <ErrorCode code /> });
    let status = error.status.map(|status| view! { <span>{format!("HTTP {status} ")}</span> });
    let request_id = error.request_id.clone().map(|id| {
        view! {
            <span class="muted">
                " · " {pair(i18n.locale, i18n.t(REQUEST_ID), "")}
                <code>{visible(&id).into_owned()}</code>
            </span>
        }
    });
    view! {
        <p class="note-facts" translate="no">
            {code} {status} <bdi>{message}</bdi> {request_id}
            {children.map(|children| children())}
        </p>
    }
}
