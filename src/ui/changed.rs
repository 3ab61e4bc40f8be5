//! What changed in the table since one last looked: a list, and a mark that fades from the rows.

use leptos::prelude::*;
use std::cell::RefCell;

use crate::{
    browser::{clock, listener, timer::Timer},
    domain::{
        changes::{Change, What},
        fleet::Row,
        view::Column,
    },
    i18n,
    ui::{
        context::AppState,
        dom::{El, el},
        part::button::button,
        reactive::{Kept, effect, memo},
    },
};

/// The list of changes; nothing while there are none.
pub(super) fn changed(ui: AppState) -> El {
    let changes = ui.store.changes;
    fade(ui);
    Kept::new(listener::visibility(move |hidden| {
        if hidden {
            changes.maybe_update(|changes| {
                let news = changes.news();
                changes.look_away();
                news > 0
            });
        }
    }));
    let count = memo(move |_| changes.with(|changes| (changes.list().len(), changes.news())));
    let is_empty = memo(move |_| count.get().0 == 0);
    el("div").child_of(move || {
        if is_empty.get() {
            return None;
        }
        let since = move || i18n::changes::since(ui.locale, count.get().1);
        let clear =
            button("data-clear-changes").text(ui.say(i18n::changes::CLEAR)).on_click(move || {
                changes.update(|changes| changes.clear());
                ui.announcements.announce(ui.say(i18n::changes::CLEARED));
            });
        let head =
            el("div")
                .class("changes-head")
                .child(el("h3").text(ui.say(i18n::changes::TITLE)).child(
                    el("span").class("muted").text_of(move || format!(" {}", count.get().0)),
                ))
                .child(clear);
        let numbers = move || {
            changes.with(|changes| changes.list().iter().map(|one| one.number).collect::<Vec<_>>())
        };
        let list = el("ul").class("changes-list").list_of(numbers, move |number| {
            let found = changes.with_untracked(|changes| {
                changes.list().iter().find(|one| one.number == number).cloned()
            });
            found.map_or_else(|| el("li"), |change| line(ui, &change))
        });
        let section = el("section")
            .class("changes")
            .attr("aria-label", ui.say(i18n::changes::TITLE))
            .attr("data-changes", "")
            .child(head)
            .child(el("p").class("muted").attr("data-since", "").text_of(since))
            .child(list);
        Some(section)
    })
}

fn line(ui: AppState, change: &Change) -> El {
    let key = change.after.key.clone();
    let name = match change.after.instance.name.as_str() {
        "" => &*key.id,
        name => name,
    };
    let what = match change.what {
        What::Appeared => ui.say(i18n::changes::APPEARED).to_owned(),
        What::Gone => ui.say(i18n::changes::GONE).to_owned(),
        What::Field(column) => {
            let text = |row: &Row| {
                let status = (column == Column::Status).then_some(&row.instance.status);
                status.map_or_else(
                    || ui.cell(column, row),
                    |status| i18n::apig_status(ui.locale, status),
                )
            };
            let is_name = column == Column::Name;
            let label =
                if is_name { i18n::changes::NAME } else { i18n::table::column_title(column) };
            let label = ui.say(label);
            i18n::changes::field(ui.locale, label, &text(&change.before), &text(&change.after))
        }
    };
    let at = change.at.map(|at| ui.date_time(at)).unwrap_or_default();
    let is_gone = change.what == What::Gone;
    let named = if is_gone {
        el("span").class("change-name").text(name)
    } else {
        let id = key.id.clone();
        let button = el("button").class("link change-name").attr("type", "button").text(name);
        button.attr("title", &id).on_click(move || ui.open(key.clone()))
    };
    el("li")
        .class("change")
        .attr("data-change", change.what.id())
        .child(named)
        .child(el("span").class("muted change-time").text(&at))
        .child(el("span").class("change-what").text(&what))
}

/// Takes the marks away when they have been seen for long enough.
fn fade(ui: AppState) {
    let changes = ui.store.changes;
    let timer = RefCell::new(None);
    effect(move || {
        let wait = changes.with(|changes| changes.marked(clock::now()));
        let fade = wait.and_then(|wait| {
            Timer::after(wait, move || {
                changes.maybe_update(|changes| changes.unmark(clock::now()));
            })
        });
        timer.replace(fade);
    });
}
