//! A way past the table for the keyboard: it may have ten thousand rows, each with two stops.

use crate::{
    i18n::{self, Text},
    ui::{
        context::AppState,
        dom::{El, el},
    },
};

/// The buttons before and behind the table, seen only while they have the focus; each leads to the other.
pub(in crate::ui) fn skip(ui: AppState) -> [El; 2] {
    let button = |label: Text, handle: &str| {
        let button = el("button").class("button skip").attr("type", "button");
        button.attr(handle, "").text(ui.say(label))
    };
    let before = button(i18n::table::SKIP, "data-skip");
    let behind = button(i18n::table::SKIP_BACK, "data-skip-back");
    let (to_before, to_behind) = (before.html().cloned(), behind.html().cloned());
    let go = |to: Option<web_sys::HtmlElement>| {
        move || {
            let _ = to.as_ref().map(web_sys::HtmlElement::focus);
        }
    };
    [before.on_click(go(to_behind)), behind.on_click(go(to_before))]
}
