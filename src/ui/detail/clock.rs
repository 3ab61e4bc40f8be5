//! By which clock times are shown.

use crate::{
    i18n::{self, Text},
    ui::{
        context::AppState,
        dom::{El, el},
    },
};
use leptos::prelude::*;

/// Chooses between the browser's time zone and UTC.
pub(in crate::ui) fn clock_choice(ui: AppState) -> El {
    let choice = move |label: Text, in_utc: bool, name: &str| {
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-clock", name)
            .attr_of("aria-pressed", move || Some((ui.in_utc.get() == in_utc).to_string()))
            .text(ui.say(label))
            .on_click(move || ui.use_utc(in_utc))
    };
    el("div")
        .class("choice")
        .attr("role", "group")
        .attr("aria-label", ui.say(i18n::detail::BOTH_TIMES))
        .child(choice(i18n::detail::LOCAL_TIME, false, "local"))
        .child(choice(i18n::detail::UTC, true, "utc"))
}
