//! Why a creation failed, and what one can do about it.

use leptos::prelude::*;

use crate::{
    api::Failure,
    components::{AdviceNote, ConsoleLink, FailureReason, use_i18n},
    i18n::advice_for_code,
};

/// The service's code and message, advice for that code, and a link to the cloud's own console.
#[component]
pub fn CreationFailure(
    /// Why the creation failed; `None` if it did not.
    failure: Memo<Option<Failure>>,
    /// The address of the instance on the cloud's own console, if it has one.
    link: Option<String>,
) -> impl IntoView {
    let locale = use_i18n().locale;
    let code = Memo::new(move |_| failure.with(|failure| failure.as_ref()?.code.clone()));
    let advice = move || {
        let advice = advice_for_code(locale, &code.get()?)?;
        Some(view! { <AdviceNote advice /> })
    };
    let link = move || {
        let link = link.clone().filter(|_| failure.with(Option::is_some))?;
        Some(view! { <ConsoleLink href=Some(link) /> })
    };
    view! {
        {move || failure.get().map(|failure| view! { <FailureReason failure /> })}
        {advice}
        {link}
    }
}
