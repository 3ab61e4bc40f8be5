//! What an instance can do, to be searched where that is much. The field stays where it is through each
//! refresh, with what was typed.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    api::{Field, Value},
    i18n,
    ui::{
        context::AppState,
        detail::fields::chip,
        dom::{El, el},
        part::escape::is_escape,
        reactive::{Memo, memo},
    },
};

/// So many are seen at a glance.
const FEW: usize = 8;

/// The list, and above it a field to search it by where it is long.
pub(in crate::ui) fn features(ui: AppState, field: Memo<Option<Field>>) -> El {
    let typed = RwSignal::new(String::new());
    let all = memo(move |_| {
        field.with(|field| match field.as_ref().map(|field| &field.value) {
            Some(Value::List(items)) => items.clone(),
            Some(Value::Text(text) | Value::Json(text)) => vec![text.clone()],
            Some(Value::Flag(_) | Value::Masked | Value::Time(_)) | None => Vec::new(),
        })
    });
    let is_short = move || all.with(|all| all.len() <= FEW);
    let shown = memo(move |_| {
        // What was typed counts only while it can be seen.
        let text = if is_short() { String::new() } else { typed.get().trim().to_ascii_lowercase() };
        let mut all = all.get();
        all.retain(|feature| feature.to_ascii_lowercase().contains(&text));
        all
    });
    let found = memo(move |_| {
        let (shown, all) = (shown.with(Vec::len), all.with(Vec::len));
        i18n::detail::found(ui.locale, shown, all)
    });
    let label = ui.say(i18n::detail::FEATURE_SEARCH);
    let input = el("input")
        .attr("type", "search")
        .attr("placeholder", label)
        .attr("aria-label", label)
        .attr("data-features", "")
        .on("input", move |event| {
            if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                typed.set(field.value());
                ui.announcements.announce_about(label, &found.get());
            }
        })
        .on("keydown", move |event| {
            // Escape empties a field that is not empty, as browsers have it, and does no more.
            if is_escape(&event) && typed.with_untracked(|typed| !typed.is_empty()) {
                event.stop_propagation();
            }
        });
    let is_none = memo(move |_| shown.with(Vec::is_empty) && all.with(|all| !all.is_empty()));
    let none = move || {
        is_none.get().then(|| el("p").class("muted").text(ui.say(i18n::detail::FEATURE_NONE)))
    };
    let search = el("div")
        .class("feature-search")
        .attr_of("hidden", move || is_short().then(String::new))
        .child(input)
        .child(el("span").class("muted").text_of(move || found.get()));
    el("div")
        .child(search)
        .child(el("div").list_of(move || shown.get(), |feature| chip(&feature)))
        .child_of(none)
}
