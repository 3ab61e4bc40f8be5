//! A way past the table for the keyboard: it may have ten thousand rows, each with two or three tab stops.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    hooks::ElementRef,
    i18n::table::{SKIP, SKIP_BACK},
};

/// Buttons before and after long content, visible only while they have the focus; each focuses the other.
#[component]
pub fn SkipLinks(
    /// The content between the buttons.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let (before, behind) = (ElementRef::default(), ElementRef::default());
    view! {
        <button
            node_ref=before
            class="button skip"
            type="button"
            data-skip=""
            on:click=move |_| behind.focus()
        >
            {i18n.t(SKIP)}
        </button>
        {children()}
        <button
            node_ref=behind
            class="button skip"
            type="button"
            data-skip-back=""
            on:click=move |_| before.focus()
        >
            {i18n.t(SKIP_BACK)}
        </button>
    }
}
