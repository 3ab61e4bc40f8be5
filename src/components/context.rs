//! The catalogue of texts, as a Leptos context.

use leptos::prelude::{provide_context, use_context};

use crate::i18n::I18n;

/// Gives the catalogue, in the person's language, to every component below.
pub fn provide_i18n(i18n: I18n) {
    provide_context(i18n);
}

/// The catalogue in the person's language; in English where none was provided.
///
/// Call it only in the body of a component: a closure may run where another context is current.
#[must_use]
pub fn use_i18n() -> I18n {
    use_context().unwrap_or_default()
}
