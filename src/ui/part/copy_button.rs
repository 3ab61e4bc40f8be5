//! Where a button that copies stands among elements.

use leptos::prelude::*;

use crate::{
    components::ui::CopyButton,
    ui::{context::AppState, dom::El, island::island_of},
};

/// Copies `text`; `what` is said of it to a screen reader.
pub(in crate::ui) fn copy_button(ui: AppState, text: &str, what: &str) -> El {
    copy_button_of(ui, what, text.to_owned())
}

/// Copies what `text` is when it is pressed.
pub(in crate::ui) fn copy_button_of(
    ui: AppState,
    what: &str,
    text: impl Into<Signal<String>>,
) -> El {
    island_of(ui, || {
        view! { <CopyButton text what on_outcome=move |words| ui.announcements.announce(words) /> }
    })
}
