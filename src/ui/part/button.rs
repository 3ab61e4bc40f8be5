//! Buttons: with words on them, or with a drawing and a name for those who do not see it.
//!
//! A handle is the attribute by which tests find a button.

use crate::ui::{
    dom::{El, el},
    part::icon::{Icon, icon},
};

/// A button with nothing on it yet.
#[must_use]
pub(in crate::ui) fn button(handle: &str) -> El {
    el("button").class("button").attr("type", "button").attr(handle, "")
}

/// A button with a drawing, and the name that it has instead of words.
#[must_use]
pub(in crate::ui) fn icon_button(handle: &str, shape: Icon, name: &str) -> El {
    let button = el("button").class("icon-button").attr("type", "button").attr(handle, "");
    button.attr("aria-label", name).attr("title", name).child(icon(shape))
}
