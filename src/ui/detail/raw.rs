//! The last answer as it was sent, made readable when someone looks.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::{json_text, readable_text},
    i18n,
    ui::{
        context::AppState,
        detail::known::Known,
        dom::{El, el},
        engine::Sent,
        part::copy_button::copy_button_of,
        reactive::{Memo, memo},
    },
};

/// So many lines are laid out without a pause; of a longer text the beginning is shown.
const LINES: usize = 2_000;

/// A section to be opened, with a button that copies all of it.
pub(in crate::ui) fn raw(ui: AppState, known: Known) -> El {
    let is_open = RwSignal::new(false);
    // An answer that says what the one before did is no reason to write it again.
    let sent: Memo<Option<Arc<Sent>>> = memo(move |before: Option<&Option<Arc<Sent>>>| {
        let now = known.sent.get();
        let before = before.cloned().flatten();
        let is_same = before.as_ref().map(|sent| &sent.body) == now.as_ref().map(|sent| &sent.body);
        if is_same { before } else { now }
    });
    let text =
        memo(move |_| if is_open.get() { pretty(sent.get().as_deref()) } else { String::new() });
    let lines = move || text.with(|text| text.split('\n').count());
    let shown =
        move || text.with(|text| text.split('\n').take(LINES).collect::<Vec<_>>().join("\n"));
    let rest = move || {
        let lines = lines();
        (lines > LINES).then(|| {
            let text = i18n::detail::cut(ui.locale, LINES, lines);
            el("p").class("hint").text(&text)
        })
    };
    let repaired = move || {
        let is_repaired =
            sent.with(|sent| sent.as_ref().is_some_and(|sent| readable_text(&sent.body).1));
        is_repaired.then(|| {
            let text = ui.say(i18n::detail::REPAIRED);
            el("p").class("hint").attr("data-repaired", "").text(text)
        })
    };
    let section = el("details").class("raw").attr("data-raw", "");
    let element = section.raw().clone();
    let title = ui.say(i18n::detail::JSON);
    let whole = Signal::derive(move || sent.with(|sent| pretty(sent.as_deref())));
    section
        .on("toggle", move |_| is_open.set(element.has_attribute("open")))
        .attr_of("hidden", move || known.is_whole.with(|is_whole| (!is_whole).then(String::new)))
        .child(el("summary").text(title))
        .child(copy_button_of(ui, title, whole))
        .child_of(rest)
        .child_of(repaired)
        .child(
            el("pre")
                .attr("tabindex", "0")
                .attr("aria-label", title)
                .child(el("code").text_of(shown)),
        )
}

fn pretty(sent: Option<&Sent>) -> String {
    sent.map(|sent| json_text::pretty(&readable_text(&sent.body).0)).unwrap_or_default()
}
