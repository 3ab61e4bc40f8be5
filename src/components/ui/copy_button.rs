//! A button that copies a text and says that it did.

use leptos::{prelude::*, task::spawn_local};

use super::{button::IconButton, icon::Shape};
use crate::{
    browser::clipboard,
    components::use_i18n,
    i18n::general::{COPIED, COPY_FAILED},
};

/// A button with what came of it beside.
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
    let copy = move |()| {
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            let words = i18n.t(if is_copied { COPIED } else { COPY_FAILED });
            // The button may be gone by now.
            outcome.try_set(words);
            on_outcome.try_run(words);
        });
    };
    view! {
        <span class="copy">
            <IconButton attr:data-copy="" shape=Shape::Copy name on_click=copy />
            // For the eye only: the console's live region says it.
            <span class="said" aria-hidden="true" translate="no">{outcome}</span>
        </span>
    }
}
