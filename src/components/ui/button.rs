//! Buttons: with words, or with an icon and a name for screen readers.
//!
//! The attributes by which tests or styles find a button are set where it is used: `attr:data-refresh=""`.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::hooks::ElementRef;

/// A button with words on it.
#[component]
pub fn Button(
    /// Called when it is pressed, by a pointer or a key.
    #[prop(into)]
    on_click: Callback<()>,
    /// The words, with or without an icon before them.
    children: Children,
) -> impl IntoView {
    view! {
        <button class="button" part="button" type="button" on:click=move |_| on_click.run(())>
            {children()}
        </button>
    }
}

/// A button with an icon instead of words.
#[component]
pub fn IconButton(
    /// What the icon shows.
    #[prop(into)]
    shape: Signal<Shape>,
    /// What the button does, for a screen reader and as its tooltip.
    #[prop(into)]
    name: Signal<String>,
    /// Set to the button element.
    #[prop(optional)]
    node_ref: ElementRef,
    /// Called when it is pressed, by a pointer or a key.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            node_ref=node_ref
            class="icon-button"
            type="button"
            aria-label=name
            title=name
            on:click=move |_| on_click.run(())
        >
            <Icon shape />
        </button>
    }
}
