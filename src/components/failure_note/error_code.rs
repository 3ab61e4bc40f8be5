//! The error code of an API.

use leptos::prelude::*;

use crate::domain::sent_text::visible;

/// An error code, as it was sent.
#[component]
pub fn ErrorCode(
    /// The code, such as `APIG.0101`.
    code: String,
) -> impl IntoView {
    let text = format!("{} ", visible(&code));
    view! { <code data-error-code=code translate="no">{text}</code> }
}
