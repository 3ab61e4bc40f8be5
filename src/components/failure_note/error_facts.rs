//! What the API itself said of a failed call.

use leptos::prelude::*;

use super::ErrorCode;
use crate::{
    api::Error,
    components::use_i18n,
    domain::sent_text::visible,
    i18n::{general::REQUEST_ID, pair},
};

/// Its code, the HTTP status, its message, the request ID; each where there is one.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn ErrorFacts(
    /// How it failed.
    error: Error,
    /// What is to be said beside.
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
                " " {pair(i18n.locale, i18n.t(REQUEST_ID), "")}
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
