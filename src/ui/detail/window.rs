//! The daily maintenance window by both clocks, and whether it is open now by the server's.

use crate::{
    api::{
        Severity, Timestamp, Value,
        maintenance::{State, Window},
    },
    browser::intl,
    i18n,
    ui::{
        context::AppState,
        detail::known::Known,
        dom::{El, el},
        part::icon::{Shape, icon},
        reactive::memo,
    },
};
use leptos::prelude::*;

/// The window; nothing where none, or none that can be read, was sent.
pub(in crate::ui) fn window(ui: AppState, known: Known) -> El {
    let text = move |names: [&str; 2]| {
        known.fields.with(|fields| {
            let field = fields.iter().find(|field| names.contains(&field.name.as_str()))?;
            if let Value::Text(text) = &field.value { Some(text.clone()) } else { None }
        })
    };
    let found = memo(move |_| {
        let begin = text(["maintain_begin", "maintainBegin"])?;
        Window::parse(&begin, &text(["maintain_end", "maintainEnd"])?)
    });
    let now = move || -> Option<Timestamp> {
        ui.store.now.track();
        ui.server_time(known.source)
    };
    let state = move || {
        let second = (now()?.as_millis() / 1000).rem_euclid(86_400);
        Some(found.get()?.state(u32::try_from(second).ok()?))
    };
    let look = memo(move |_| match state() {
        Some(State::Inside(_)) => Severity::Warning,
        Some(State::Outside(_)) => Severity::Stopped,
        Some(State::Unclear) | None => Severity::Unknown,
    });
    let said = move || {
        state().map(|state| i18n::detail::window_state(ui.locale, state)).unwrap_or_default()
    };
    let times = move || {
        let (Some(window), Some(now)) = (found.get(), now()) else { return String::new() };
        let utc = i18n::detail::window(window, ui.say(i18n::detail::UTC));
        let offset = intl::offset(now);
        if offset == 0 {
            return utc;
        }
        let zone = i18n::detail::zone(offset);
        format!("{utc} = {}", i18n::detail::window(window.shifted(offset), &zone))
    };
    let state = el("p")
        .class("window-state")
        .attr_of("data-tone", move || Some(look.get().as_str().to_owned()))
        .child_of(move || Some(icon(Shape::Severity(look.get()))))
        .child(el("span").text_of(said));
    el("div")
        .class("window")
        .attr("data-window", "")
        .attr_of("hidden", move || found.with(Option::is_none).then(String::new))
        .child(el("p").class("window-title").text(ui.say(i18n::detail::WINDOW)))
        .child(el("p").text_of(times))
        .child(state)
        .child(el("p").class("hint").text(ui.say(i18n::detail::WINDOW_ASSUMED)))
}
