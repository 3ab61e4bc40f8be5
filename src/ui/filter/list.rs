//! The list of offers below the field.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::{
    domain::filter::{Draft, Facet, Offer, Offers, facets, offers},
    i18n::{
        self,
        filter::{operator_text, property_text, value_text},
    },
    ui::{
        context::AppState,
        dom::{El, el},
        filter::field::{Field, LIST, label, option_id},
        reactive::effect,
    },
};

/// The values of the loaded rows.
pub(in crate::ui) fn counted(ui: AppState) -> Vec<Facet> {
    ui.store.fleet.with(|fleet| facets(fleet, &ui.config().sources))
}

/// What is offered for what was typed.
pub(in crate::ui) fn offered(ui: AppState, typed: &str, facets: &[Facet]) -> Offers {
    let draft = Draft::read(typed, &label(ui));
    let label = |property, value: Option<&str>| match value {
        Some(value) => value_text(ui.locale, property, value),
        None => ui.say(property_text(property)).to_owned(),
    };
    ui.filter.with(|filter| {
        let fleet = ui.store.fleet;
        fleet.with(|fleet| offers(typed, filter, facets, fleet, &label, &draft))
    })
}

/// The list.
pub(in crate::ui) fn list(ui: AppState, field: &Field) -> El {
    let (offers, active) = (field.offers, field.active);
    let of_option = field.clone();
    let indices = move || (0..offers.with(|offers| offers.list.len())).collect();
    let list = el("ul")
        .class("offers")
        .attr("id", LIST)
        .attr("role", "listbox")
        .attr("aria-label", ui.say(i18n::filter::OFFERS))
        // The field keeps the focus.
        .on("mousedown", |event| event.prevent_default())
        .list_of(indices, move |index| option(ui, &of_option, index));
    let element = list.raw().clone();
    effect(move || {
        let option = active.get().and_then(|index| {
            element.query_selector(&format!("#{}", option_id(index))).ok().flatten()
        });
        if let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) {
            let (top, height) = (option.offset_top(), option.offset_height());
            let (seen, room) = (element.scroll_top(), element.client_height());
            if top < seen || top + height > seen + room {
                element.set_scroll_top(top.min(top + height - room).max(0));
            }
        }
    });
    list
}

/// Shows whichever offer has this index now: it may become another one.
fn option(ui: AppState, field: &Field, index: usize) -> El {
    let (offers, active, field) = (field.offers, field.active, field.clone());
    let say = move |what: fn(AppState, &Offer) -> String| {
        let said = offers.with(|offers| offers.list.get(index).map(|offer| what(ui, offer)));
        said.unwrap_or_default()
    };
    el("li")
        .class("offer")
        .attr("id", &option_id(index))
        .attr("role", "option")
        .attr("data-offer", "")
        .attr_of("aria-selected", move || Some((active.get() == Some(index)).to_string()))
        .child(el("span").class("muted").text_of(move || say(of_what)))
        .child(el("span").class("offer-label").text_of(move || say(|_, offer| offer.label.clone())))
        .child(el("span").class("offer-count muted").text_of(move || {
            say(|_, offer| offer.count.map(|count| count.to_string()).unwrap_or_default())
        }))
        .on_click(move || field.choose(index))
}

/// The property and the sign of a value; nothing before a property itself.
fn of_what(ui: AppState, offer: &Offer) -> String {
    if offer.value.is_none() {
        return String::new();
    }
    let operator = ui.say(operator_text(offer.property, offer.negated));
    format!("{} {operator}", ui.say(property_text(offer.property)))
}
