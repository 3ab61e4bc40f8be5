//! A value, or a dash if there is none.

use leptos::{either::Either, prelude::*};

use crate::{components::use_i18n, i18n::general::NO_VALUE};

/// The text; without one a dash, which screen readers read as words.
#[component]
pub fn ValueOrNone(
    /// The value; `None` where there is none.
    text: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    // In braces: Leptos would write an element of literals alone as HTML text, which a strict page forbids.
    match text {
        Some(text) => Either::Left(text),
        None => Either::Right(view! {
            <span aria-hidden="true">{"–"}</span>
            <span class="unseen">{i18n.t(NO_VALUE)}</span>
        }),
    }
}
