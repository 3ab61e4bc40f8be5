//! What narrows the table: the filter, and how much it leaves.

use crate::ui::reactive::{Signal, effect};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::ui::{
    context::Ui,
    dom::{El, el},
    model::fleet::Fleet,
    part::icon::{Icon, icon},
    table::Rows,
    words::{self, count},
};

/// Filter and count.
pub(in crate::ui) fn tools(ui: Ui, rows: Rows) -> El {
    let counted = move || {
        ui.store.fleet.track();
        let loaded = ui.store.fleet.with_untracked(Fleet::len);
        let missing: u64 =
            ui.store.lists.with(|lists| lists.iter().map(|(_, list)| list.missing).sum());
        let total = missing.saturating_add(u64::try_from(loaded).unwrap_or(u64::MAX));
        count(ui.locale, rows.with(|rows| rows.len()), loaded, total)
    };
    // What a filter leaves is news; what a refresh leaves is none.
    let mut before = ui.filter.get_untracked();
    effect(move || {
        let (now, counted) = (ui.filter.get(), counted());
        if now != before {
            ui.announce_about("count", &counted);
            before = now;
        }
    });
    let input = el("input")
        .attr("type", "search")
        .attr("data-filter", "")
        .attr("aria-label", ui.say(words::table::FILTER))
        .attr("placeholder", ui.say(words::table::FILTER_HINT))
        .attr("spellcheck", "false");
    let filter =
        el("label").class("filter").child(icon(Icon::SEARCH)).child(bound(input, ui.filter));
    el("div")
        .class("tools")
        .child(filter)
        .child(el("p").class("count").attr("data-count", "").text_of(counted))
}

/// A field and a signal that follow each other. The field is written only where it differs, so that
/// the caret stays.
fn bound(field: El, signal: Signal<String>) -> El {
    let Ok(input) = field.raw().clone().dyn_into::<HtmlInputElement>() else { return field };
    let typed = input.clone();
    effect(move || {
        let text = signal.get();
        if input.value() != text {
            input.set_value(&text);
        }
    });
    field.on("input", move |_| signal.set(typed.value()))
}
