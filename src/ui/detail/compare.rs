//! Two instances side by side: a row for each field, and a mark where they differ.

use leptos::prelude::*;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    domain::{compare, key::InstanceKey},
    i18n,
    ui::{
        context::AppState,
        detail::{
            clock::clock_choice,
            close_button,
            fields::{label, value},
            known::Known,
            on_escape,
        },
        dom::{El, el},
        part::{
            badge::{Badge, badge},
            button::button,
            focus::Focus,
        },
        reactive::{Memo, memo},
    },
};

/// What is said while one is kept and the other still to be opened.
pub(in crate::ui) fn comparing(ui: AppState, key: &InstanceKey) -> El {
    let known = Known::of(ui, key);
    let text = move || known.name.with(|name| i18n::detail::comparing(ui.locale, name));
    let stop = button("data-compare-stop").text(ui.say(i18n::detail::COMPARE_STOP));
    let focus = Focus::of(key, &stop);
    let stop = stop.on_click(move || {
        ui.compare(None);
        focus.give_back();
    });
    let bar = el("div").class("comparing").attr("data-comparing", &key.id);
    bar.child(el("p").text_of(text)).child(stop)
}

/// Two instances side by side.
pub(in crate::ui) fn comparison(ui: AppState, keys: &(InstanceKey, InstanceKey)) -> El {
    let (first, second) = (Known::of(ui, &keys.0), Known::of(ui, &keys.1));
    let only_different = RwSignal::new(false);
    let names = memo(move |_| {
        first.fields.with(|first| second.fields.with(|second| compare::names(first, second)))
    });
    let differs = move |name: &str| {
        first
            .fields
            .with(|first| second.fields.with(|second| compare::differs(first, second, name)))
    };
    // A memo, because an effect that reads both `names` and what those are made of misses a change of
    // the latter that leaves the former as it is.
    let count = memo(move |_| {
        names.with(|names| {
            let different = names.iter().filter(|name| differs(name)).count();
            i18n::detail::differences(ui.locale, different, names.len())
        })
    });
    let heading = el("h3").attr("tabindex", "-1").text(ui.say(i18n::detail::COMPARE_TITLE));
    let focus = Focus::of(&keys.1, &heading);
    focus.take();
    let close: Rc<dyn Fn()> = Rc::new(move || {
        ui.compare(None);
        ui.close();
        focus.give_back();
    });
    let by_key = Rc::clone(&close);
    let only = el("input").attr("type", "checkbox").attr("data-only-different", "").on(
        "change",
        move |event| {
            let field =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            only_different.set(field.is_some_and(|field| field.checked()));
        },
    );
    let tools = el("div")
        .class("compare-tools")
        .child(el("label").child(only).text(ui.say(i18n::detail::ONLY_DIFFERENCES)))
        .child(el("span").class("muted").attr("data-differences", "").text_of(move || count.get()))
        .child(clock_choice(ui));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(ui.say(i18n::detail::COMPARE_FIELD)))
        .child(column(ui, first))
        .child(column(ui, second));
    let rows = el("tbody").list_of(
        move || names.get(),
        move |name| {
            let of_row = name.clone();
            let is_different = memo(move |_| differs(&of_row));
            row(ui, [first, second], &name, is_different).attr_of("hidden", move || {
                (only_different.get() && !is_different.get()).then(String::new)
            })
        },
    );
    el("section")
        .class("compare")
        .attr("data-compare", "")
        .attr("aria-label", ui.say(i18n::detail::COMPARE_TITLE))
        .on("keydown", on_escape(move || by_key()))
        .child(
            el("div").class("detail-head").child(heading).child(close_button(ui, move || close())),
        )
        .child(tools)
        .child(
            el("div")
                .class("compare-scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", ui.say(i18n::detail::COMPARE_TITLE))
                .child(el("table").child(el("thead").child(head)).child(rows)),
        )
}

fn column(ui: AppState, known: Known) -> El {
    let status = move || {
        known.status.with(|status| {
            status.as_ref().map(|status| badge(ui, &Badge::of_status(ui.locale, status)))
        })
    };
    let name = el("span").class("compare-name").text_of(move || known.name.get());
    el("th").attr("scope", "col").child(name).child_of(status).child_of(known.failed(ui))
}

fn row(ui: AppState, both: [Known; 2], name: &str, is_different: Memo<bool>) -> El {
    let fields = both.map(|known| known.field(name));
    let mark = move || {
        is_different
            .get()
            .then(|| el("span").class("differs").text("≠ ").text(ui.say(i18n::detail::DIFFERS)))
    };
    let known = fields.iter().find_map(|field| field.with_untracked(Clone::clone));
    let heading = el("th").attr("scope", "row");
    let heading = match &known {
        Some(field) => label(ui, heading, field),
        None => heading,
    };
    let cells = fields.map(|field| {
        el("td").child_of(move || {
            Some(field.with(|field| match field {
                Some(field) => value(ui, field),
                None => el("span").class("muted").text(ui.say(i18n::general::NONE)),
            }))
        })
    });
    el("tr")
        .attr("data-compared", name)
        .attr_of("data-differs", move || Some(is_different.get().to_string()))
        .child(heading.child_of(mark))
        .children(cells)
}
