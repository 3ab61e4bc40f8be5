//! A button that copies a text and says that it did, or has the person copy it.

use leptos::{prelude::*, task::spawn_local};

use super::{button::IconButton, copy_field::CopyField, icon::Shape};
use crate::{
    browser::clipboard,
    components::use_i18n,
    hooks::ElementRef,
    i18n::general::{COPIED, COPY_FAILED},
};

/// A button with what came of it beside: where the browser does not copy, the text in a field to copy from.
#[component]
pub fn CopyButton(
    /// What is copied: its value at the time of the press.
    #[prop(into)]
    text: Signal<String>,
    /// What it does, for a screen reader and as its tooltip: "Copy ID".
    #[prop(into)]
    name: Signal<String>,
    /// Is given what came of it in words, to be announced.
    #[prop(into)]
    on_outcome: Callback<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = RwSignal::new("");
    let button = ElementRef::default();
    // What the browser did not copy.
    let uncopied = RwSignal::new(None::<String>);
    let copy = move |()| {
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            let words = i18n.t(if is_copied { COPIED } else { COPY_FAILED });
            // The button may be gone by now.
            outcome.try_set(words);
            uncopied.try_set(Some(text).filter(|_| !is_copied));
            on_outcome.try_run(words);
        });
    };
    let close = move |()| {
        button.focus();
        uncopied.set(None);
    };
    let field = move || uncopied.get().map(|text| view! { <CopyField text on_close=close /> });
    view! {
        <span class="copy">
            <IconButton attr:data-copy="" node_ref=button shape=Shape::Copy name on_click=copy />
            // For the eye only: the console's live region says it.
            <span class="said" aria-hidden="true" translate="no">{outcome}</span>
            {field}
        </span>
    }
}
