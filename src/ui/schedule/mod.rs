//! What is checked when, and what one can do about it: a panel below the heading, beside which the table
//! stays in use.
//!
//! Must not know how anything is fetched.

mod diagnostics;
mod intervals;
mod polls;

use web_sys::HtmlElement;

use super::{
    context::Ui,
    dom::{El, el},
    part::{button::icon_button, escape::is_escape, focus::focus, icon::Shape},
    reactive::Signal,
};
use crate::i18n;
use diagnostics::diagnostics;
use intervals::intervals;
pub(super) use polls::check_now;
use polls::polls;

/// The button that opens the panel, and the panel.
pub(super) fn schedule_panel(ui: Ui) -> (El, El) {
    let is_open = Signal::new(false);
    let label = ui.say(i18n::checks::OPEN);
    let button = icon_button("data-checks", Shape::Clock, label)
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .on_click(move || is_open.set(!is_open.get_untracked()));
    let opener = button.clone();
    let place = el("div")
        .class("panel-place")
        .child_of(move || is_open.get().then(|| panel(ui, is_open, opener.clone())));
    (button, place)
}

fn panel(ui: Ui, is_open: Signal<bool>, opener: El) -> El {
    let heading = el("h3").attr("tabindex", "-1").text(ui.say(i18n::checks::ALL));
    focus(&heading);
    let close = move || {
        is_open.set(false);
        let _ = opener.html().map(HtmlElement::focus);
    };
    let by_key = close.clone();
    let escape = move |event: web_sys::Event| {
        if is_escape(&event) {
            by_key();
        }
    };
    let label = ui.say(i18n::general::CLOSE);
    let cross = icon_button("data-close", Shape::Close, label).on_click(close);
    el("section")
        .class("checks")
        .attr("aria-label", ui.say(i18n::checks::ALL))
        .on("keydown", escape)
        .child(el("div").class("checks-head").child(heading).child(cross))
        .child(el("div").class("checks-choices").child(intervals(ui)).child(diagnostics(ui)))
        .child(polls(ui))
}
