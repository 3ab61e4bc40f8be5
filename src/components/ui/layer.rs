//! A section that Escape closes.

use leptos::prelude::*;

use crate::hooks::ElementRef;

/// A section over or beside others. An Escape that closes it goes no further: not to what is around it, and
/// not to the page.
#[component]
pub fn Layer(
    /// Its name for a screen reader.
    #[prop(into)]
    label: String,
    /// Is given the section.
    #[prop(optional)]
    node_ref: ElementRef,
    /// Called by Escape. It may take the section away.
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
