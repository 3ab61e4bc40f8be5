//! Why a creation failed, and what one can do about it.

use leptos::prelude::*;

use crate::{
    api::Failure,
    components::{AdviceNote, FailureReason, use_i18n},
    i18n::advice_for_code,
};

/// The service's own words, and what its code means.
#[component]
pub fn CreationFailure(
    /// Why the creation failed; `None` where it did not.
    failure: Memo<Option<Failure>>,
) -> impl IntoView {
    let locale = use_i18n().locale;
    let code = Memo::new(move |_| failure.with(|failure| failure.as_ref()?.code.clone()));
    let advice = move || {
        let advice = advice_for_code(locale, &code.get()?)?;
        Some(view! { <AdviceNote advice /> })
    };
    view! {
        {move || failure.get().map(|failure| view! { <FailureReason failure /> })}
        {advice}
    }
}
