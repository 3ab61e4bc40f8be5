//! A section that Escape closes.

use leptos::prelude::*;

use crate::hooks::ElementRef;

/// A section over or beside others. The Escape that closes it stops there: neither the elements around it nor
/// the page receive it.
#[component]
pub fn Layer(
    /// The section's name for a screen reader.
    #[prop(into)]
    label: String,
    /// Set to the section element.
    #[prop(optional)]
    node_ref: ElementRef,
    /// Called by Escape. It may remove the section.
    #[prop(into)]
    on_close: Callback<()>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            on_close.try_run(());
        }
    };
    view! {
        <section node_ref=node_ref aria-label=label on:keydown=escape>
            {children()}
        </section>
    }
}
