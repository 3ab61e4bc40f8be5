//! What is checked when, and what one can do about it: a panel below the heading, beside which the table
//! stays in use.
//!
//! Must not know how anything is fetched.

mod diagnostics;
mod polls;
mod rhythm;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{
    context::Ui,
    dom::{El, el},
    later::later,
    part::{
        focus::focus,
        icon::{Icon, icon},
    },
    reactive::Signal,
    words,
};
use diagnostics::diagnostics;
pub(super) use polls::check_now;
use polls::polls;
use rhythm::rhythm;

/// The button that opens the panel, and the panel.
pub(super) fn schedule_panel(ui: Ui) -> (El, El) {
    let is_open = Signal::new(false);
    let label = ui.say(words::checks::OPEN);
    let button = el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("data-checks", "")
        .attr("aria-label", label)
        .attr("title", label)
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .child(icon(Icon::CLOCK))
        .on_click(move || is_open.set(!is_open.get_untracked()));
    let opener = button.clone();
    let place = el("div").class("panel-place").child_of(move || {
        let (opener, close) = (opener.clone(), move || is_open.set(false));
        is_open.get().then(|| {
            later(ui, Some(Box::new(close)), |panels| (panels.checks)(ui, is_open, opener))
        })
    });
    (button, place)
}

pub(super) fn panel(ui: Ui, is_open: Signal<bool>, opener: El) -> El {
    let heading = el("h3").attr("tabindex", "-1").text(ui.say(words::checks::ALL));
    focus(&heading);
    let close = move || {
        is_open.set(false);
        let _ = opener.html().map(HtmlElement::focus);
    };
    let by_key = close.clone();
    let escape = move |event: web_sys::Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            by_key();
        }
    };
    let label = ui.say(words::general::CLOSE);
    let cross = el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", label)
        .attr("title", label)
        .child(icon(Icon::CLOSE))
        .on_click(close);
    el("section")
        .class("checks")
        .attr("aria-label", ui.say(words::checks::ALL))
        .on("keydown", escape)
        .child(el("div").class("checks-head").child(heading).child(cross))
        .child(el("div").class("checks-choices").child(rhythm(ui)).child(diagnostics(ui)))
        .child(polls(ui))
}
