//! A text to be copied by hand, where the browser does not copy by itself.

use leptos::{html, prelude::*};

use crate::{components::use_i18n, i18n::general::COPY_BY_HAND};

/// A field with the whole text selected. It takes the focus when it appears.
#[component]
pub fn CopyField(
    /// The text.
    text: String,
    /// Called by Escape. It may remove the field.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&text);
            let _ = field.focus();
            field.select();
        }
    });
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            on_close.run(());
        }
    };
    view! {
        <textarea
            node_ref=field
            class="copy-field"
            readonly
            rows="2"
            spellcheck="false"
            translate="no"
            aria-label=i18n.t(COPY_BY_HAND)
            title=i18n.t(COPY_BY_HAND)
            data-copy-field=""
            on:keydown=escape
        />
    }
}
