//! One row of the table: it is given an instance, and another when the one it had is out of sight.

use leptos::prelude::*;
use std::sync::Arc;

use web_sys::HtmlInputElement;

use crate::{
    api::status::Code,
    domain::{columns::Fit, fleet::Row, key::PollKey, view::Column},
    i18n::{self, select},
    ui::{
        context::AppState,
        dom::{El, Slot, el},
        part::{
            badge::{Badge, badge_of},
            progress_bar::progress_bar,
        },
        reactive::{Memo, effect, memo},
    },
};

/// The number of the first row for assistive technology: the heading is row 1.
pub(super) const FIRST: usize = 2;

/// What a row shows, and where it stands among the rows that match.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) index: usize,
    pub(super) row: Arc<Row>,
}

impl Shown {
    /// Whether it is the same instance, changed or not.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.row.key == other.row.key
    }
}

/// A row of the table.
pub(super) fn instance_row(ui: AppState, shown: RwSignal<Shown>, fit: Memo<Fit>) -> El {
    let (name, id) = (Slot::default(), Slot::default());
    let link = el("button").class("link").attr("type", "button").slot(&name);
    let id_text = el("span").class("id").slot(&id);
    let checkbox = el("input").attr("type", "checkbox").attr("data-select", "");
    let status_cell = el("td").class("cell status-cell").attr("data-column", Column::Status.id());
    let status_cell = status_cell.child(status(ui, shown));
    let element = el("tr")
        .class("row")
        .child(el("td").class("cell check").child(el("label").child(checkbox.clone())))
        .child(
            el("th")
                .class("cell name-cell")
                .attr("scope", "row")
                .child_of(unconfirmed(ui, shown))
                .child(link.clone())
                .child(id_text.clone()),
        );
    keep_marks(ui, shown, element.clone(), checkbox.input());
    let line = element.clone();
    let mut cells: Vec<(Column, El, Slot)> = Vec::new();
    let mut before: Option<Shown> = None;
    // One effect for all texts: a table makes thirty rows at a time.
    effect(move || {
        fit.with(|fit| place(&line, fit, &status_cell, &mut cells));
        shown.with(|shown| {
            let Shown { index, row } = shown;
            if before.as_ref().is_none_or(|before| before.index != *index) {
                let _ = line.clone().attr("aria-rowindex", &(index + FIRST).to_string());
            }
            let is_other = before.as_ref().is_none_or(|before| !before.is_same(shown));
            if is_other {
                let _ = line.clone().attr("data-row", &row.key.id);
            }
            if id.set(&row.key.id) {
                let _ = id_text.clone().attr("title", &row.key.id);
            }
            let shown_name = match row.instance.name.as_str() {
                "" => ui.say(i18n::table::NAME_MISSING),
                name => name,
            };
            if name.set(shown_name) {
                let _ = link.clone().attr("title", shown_name);
                let _ = checkbox.clone().attr("aria-label", &select(ui.locale, shown_name));
            }
            for (column, _, text) in &cells {
                // The badge keeps itself.
                if *column != Column::Status {
                    text.set(&ui.cell(*column, row));
                }
            }
            before = Some(shown.clone());
        });
    });
    element
}

/// Puts the cells of these columns into a row, in their order; those that stand so already stay.
fn place(line: &El, fit: &Fit, status_cell: &El, cells: &mut Vec<(Column, El, Slot)>) {
    let columns = || fit.columns.iter().map(|fitted| fitted.column).skip(1);
    if columns().eq(cells.iter().map(|(column, ..)| *column)) {
        return;
    }
    for (_, element, _) in cells.drain(..) {
        element.raw().remove();
    }
    for column in columns() {
        let text = Slot::default();
        let element = if column == Column::Status {
            status_cell.clone()
        } else {
            el("td").class("cell").attr("data-column", column.id()).slot(&text)
        };
        let _ = line.clone().child(element.clone());
        cells.push((column, element, text));
    }
}

/// Keeps true whether a row is the open one, whether it is selected, and what changed in it just now.
fn keep_marks(ui: AppState, shown: RwSignal<Shown>, line: El, checkbox: Option<HtmlInputElement>) {
    let marks = memo(move |_| {
        shown.with(|shown| {
            let key = &shown.row.key;
            let is_open = ui.store.open.with(|open| open.as_ref() == Some(key));
            (is_open, ui.selection.with(|selection| selection.has(key)))
        })
    });
    let line = line
        .attr_of("aria-current", move || marks.get().0.then(|| "true".to_owned()))
        .attr_of("aria-selected", move || Some(marks.get().1.to_string()))
        // On the row, for all its cells: the style sheet finds those that it names.
        .attr_of("data-changed", move || {
            let key = shown.with(|shown| shown.row.key.clone());
            ui.store.changes.with(|changes| changes.mark_of(&key).map(str::to_owned))
        });
    drop(line);
    effect(move || {
        // Read anew for each instance: a click has set the box of the one before.
        shown.track();
        let is_selected = marks.get().1;
        if let Some(checkbox) = &checkbox {
            checkbox.set_checked(is_selected);
        }
    });
}

/// The mark of a row that the last reading of a list that kept changing did not have.
fn unconfirmed(ui: AppState, shown: RwSignal<Shown>) -> impl FnMut() -> Option<El> + 'static {
    let is_unconfirmed = memo(move |_| {
        let key = shown.with(|shown| shown.row.key.clone());
        ui.store.lists.with(|lists| {
            lists.get(&key.source).is_some_and(|list| list.unconfirmed.contains(&key))
        })
    });
    move || {
        is_unconfirmed.get().then(|| {
            el("span")
                .class("unconfirmed muted")
                .attr("data-unconfirmed", "")
                .attr("title", ui.say(i18n::table::UNCONFIRMED_HINT))
                .text(ui.say(i18n::table::UNCONFIRMED))
        })
    }
}

/// The badge, and below it how far the creation is while there is one.
fn status(ui: AppState, shown: RwSignal<Shown>) -> El {
    let badge =
        memo(move |_| shown.with(|shown| Badge::of_status(ui.locale, &shown.row.instance.status)));
    let percent = memo(move |_| {
        shown.with(|shown| {
            let is_creation = shown.row.instance.status.code().is_some_and(Code::is_creation);
            let key = is_creation.then(|| PollKey::progress(shown.row.key.clone()))?;
            ui.store.tasks.with(|tasks| tasks.get(&key)?.percent)
        })
    });
    el("div")
        .class("status")
        .child(badge_of(ui, badge))
        .child_of(move || percent.get().map(|percent| progress(ui, percent)))
}

fn progress(ui: AppState, percent: u8) -> El {
    el("span")
        .class("inline-progress")
        .attr("data-progress", &percent.to_string())
        .child(progress_bar(ui, percent))
        .child(el("span").class("percent").text(&format!("{percent}%")))
}
