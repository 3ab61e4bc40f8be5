//! An instance's fields with their labels, in groups. Each has a row that stays as long as the field is
//! sent, so a change of one touches nothing else.

use crate::{
    api::{Field, Group, Value},
    browser::intl,
    i18n,
    ui::{
        context::AppState,
        detail::{features::features, known::Known, window::window},
        dom::{El, el},
        reactive::memo,
    },
};
use leptos::prelude::*;

/// The groups, in the order in which they stand.
const GROUPS: [Group; 7] = [
    Group::Overview,
    Group::Network,
    Group::Access,
    Group::Billing,
    Group::Maintenance,
    Group::Features,
    Group::Other,
];

/// All fields that were sent.
pub(in crate::ui) fn field_groups(ui: AppState, known: Known) -> El {
    el("div").class("groups").children(GROUPS.into_iter().map(|group| section(ui, known, group)))
}

fn section(ui: AppState, known: Known, group: Group) -> El {
    let names = memo(move |_| {
        known.fields.with(|fields| {
            let here = fields.iter().filter(|field| field.group == group);
            here.map(|field| field.name.clone()).collect::<Vec<_>>()
        })
    });
    let list =
        el("dl").class("facts").list_of(move || names.get(), move |name| fact(ui, known, &name));
    el("section")
        .attr_of("hidden", move || names.with(Vec::is_empty).then(String::new))
        .child(el("h4").text(ui.say(i18n::detail::group_text(group))))
        .children((group == Group::Maintenance).then(|| window(ui, known)))
        .child(list)
}

fn fact(ui: AppState, known: Known, name: &str) -> El {
    let field = known.field(name);
    let place = el("dd");
    let place = if name == "supported_features" {
        place.child(features(ui, field))
    } else {
        place.child_of(move || field.with(|field| Some(value(ui, field.as_ref()?))))
    };
    let label = field.with_untracked(|field| Some(label(ui, el("dt"), field.as_ref()?)));
    el("div").class("fact").attr("data-field", name).children(label).child(place)
}

/// What a field is called, and what the documents say of it. It does not change with its value.
pub(in crate::ui) fn label(ui: AppState, place: El, field: &Field) -> El {
    let label = field.code.map_or(field.name.as_str(), |code| ui.say(i18n::field_text(code)));
    let hint = i18n::detail::hint_text(field.hint);
    place
        .attr("title", &field.name)
        .text(label)
        .children(hint.map(|hint| el("span").class("hint").text(ui.say(hint))))
}

/// What was sent. Reads the clock that the person chose, where it is a moment.
pub(in crate::ui) fn value(ui: AppState, field: &Field) -> El {
    let place = el("span");
    match &field.value {
        Value::Flag(true) => place.text(ui.say(i18n::detail::YES)),
        Value::Flag(false) => place.text(ui.say(i18n::detail::NO)),
        Value::Json(text) => place.child(el("code").class("json").text(text)),
        Value::List(items) => place.children(items.iter().map(|item| chip(item))),
        Value::Masked => place.class("muted").text(ui.say(i18n::detail::MASKED)),
        Value::Text(text) => {
            let meaning = i18n::detail::meaning(&field.name, text).map(|text| ui.say(text));
            match meaning {
                Some(meaning) if meaning != text => place.text(&format!("{meaning} ({text})")),
                Some(_) | None => place.text(text),
            }
        }
        Value::Time(moment) => {
            let utc = intl::utc(*moment);
            let time = el("time").attr("datetime", &utc).attr("title", &utc);
            place.child(time.text(&ui.zoned(*moment)))
        }
    }
}

/// One of several texts.
pub(in crate::ui) fn chip(text: &str) -> El {
    el("span").class("chip").text(text)
}
