//! Where a button stands among elements, which listen to it and write on it by themselves.
//!
//! A handle is the attribute by which tests find a button.

use leptos::prelude::*;

use crate::{
    components::ui::{Button, IconButton, Shape},
    ui::{dom::El, island::island},
};

/// A button with nothing on it yet.
#[must_use]
pub(in crate::ui) fn button(handle: &str) -> El {
    island(|| view! { <Button on_click=|()| ()>""</Button> }).attr(handle, "")
}

/// A button with an icon, and the name that it has instead of words.
#[must_use]
pub(in crate::ui) fn icon_button(handle: &str, shape: Shape, name: &str) -> El {
    let name = name.to_owned();
    island(|| view! { <IconButton shape name on_click=|()| () /> }).attr(handle, "")
}
