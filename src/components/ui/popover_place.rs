//! A button with the panel that it opens below.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::{
    browser::{focus, timer::Timer},
    hooks::ElementRef,
};

/// The place of a button and of the panel that it opens. The panel closes by Escape, and when the focus
/// leaves.
#[component]
pub fn PopoverPlace(
    /// Whether the panel is open.
    is_open: RwSignal<bool>,
    /// The button, to which Escape gives the focus.
    opener: ElementRef,
    /// The button, and the panel while it is open.
    children: Children,
) -> impl IntoView {
    let place = ElementRef::default();
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.stop_propagation();
            is_open.set(false);
            opener.focus();
        }
    };
    let look = StoredValue::new_local(None::<Timer>);
    // Checked in the next task, when the focus has settled: an element that is moved within the panel loses
    // the focus and gets it back.
    let left = move |_| {
        let close = move || {
            if place.get().is_some_and(|place| focus::has_left(&place)) {
                is_open.try_set(false);
            }
        };
        look.try_set_value(Timer::after(0, close));
    };
    view! {
        <div node_ref=place class="popover-place" on:keydown=escape on:focusout=left>
            {children()}
        </div>
    }
}
