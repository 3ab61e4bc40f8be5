//! A button that copies a text and says so, or lets the person copy it by hand.

use leptos::{prelude::*, task::spawn_local};

use super::{button::IconButton, copy_field::CopyField, icon::Shape};
use crate::{
    browser::clipboard,
    components::use_i18n,
    hooks::ElementRef,
    i18n::general::{COPIED, COPY_FAILED},
};

/// A copy button with its result beside it; if the browser refuses to copy, also a field with the text.
#[component]
pub fn CopyButton(
    /// The text to copy: its value at the time of the press.
    #[prop(into)]
    text: Signal<String>,
    /// What the button does, for a screen reader and as its tooltip: "Copy ID".
    #[prop(into)]
    name: Signal<String>,
    /// Called with the result in words, to be announced.
    #[prop(into)]
    on_outcome: Callback<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = RwSignal::new("");
    let button = ElementRef::default();
    // The text that the browser refused to copy.
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
            // Hidden from screen readers: the console's live region announces it.
            <span class="said" aria-hidden="true" translate="no">{outcome}</span>
            {field}
        </span>
    }
}
