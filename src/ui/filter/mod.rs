//! The filter: one field in which one types words, or chooses properties and values from a list.
//!
//! Promises that the field is written only where its words were changed from elsewhere, so that the
//! caret stays, and that the list is made anew only when what it offers has changed.

pub(in crate::ui) mod field;
pub(in crate::ui) mod list;
mod tokens;

use crate::{
    domain::fleet::Fleet,
    i18n::{self, Count, count},
    ui::{
        context::AppState,
        dom::{El, el},
        filter::{
            field::{Field, is_shown},
            list::list,
            tokens::tokens,
        },
        part::{
            button::icon_button,
            icon::{Shape, icon},
        },
        reactive::{effect, memo},
        table::Rows,
    },
};
use leptos::prelude::*;

/// Filter and count.
pub(in crate::ui) fn tools(ui: AppState, rows: Rows) -> El {
    let counted = move || {
        ui.store.fleet.track();
        let loaded = ui.store.fleet.with_untracked(Fleet::len);
        let matching = rows.with(|rows| rows.len());
        let counted = ui.store.lists.with(|lists| Count {
            matching,
            loaded,
            missing: lists.values().map(|list| list.missing).sum(),
            unconfirmed: lists.values().map(|list| list.unconfirmed.len()).sum(),
            is_at_least: lists.values().any(|list| list.is_at_least),
        });
        count(ui.locale, counted)
    };
    // Announced when the filter changes, not on a refresh.
    let mut before = ui.filter.get_untracked();
    effect(move || {
        let (now, counted) = (ui.filter.get(), counted());
        if now != before {
            ui.announcements.announce_about("count", &counted);
            before = now;
        }
    });
    el("div")
        .class("tools")
        .child(filter(ui))
        .child(el("p").class("count").attr("data-count", "").text_of(counted))
}

fn filter(ui: AppState) -> El {
    let (input, field) = Field::new(ui);
    let (removed, cleared) = (field.clone(), field.clone());
    let clear = icon_button("data-clear", Shape::Close, ui.say(i18n::table::CLEAR_FILTER))
        .class("icon-button filter-clear")
        .attr_of("hidden", {
            let field = field.clone();
            move || field.is_clear().then(String::new)
        })
        .on_click(move || cleared.clear());
    let parts = el("div")
        .class("filter-field")
        .child(icon(Shape::Search))
        .child(tokens(ui, move || removed.focus()))
        .child(input)
        .child(clear);
    let is_shown = memo(move |_| is_shown(field.offers));
    let offers = move || is_shown.get().then(|| list(ui, &field));
    el("div").class("filter").child(parts).child_of(offers)
}
