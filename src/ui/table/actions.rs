//! What one can do with the rows: copy the selected ones, or save all that match as a file.

use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc, sync::Arc};

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};

use crate::{
    browser::{clipboard, clock, download::Download, timer::Timer},
    domain::{columns::Fit, export, fleet::Row, view::Column},
    i18n::{self, export_file, rows_copied, selected},
    ui::{
        context::AppState,
        dom::{El, el},
        part::{
            button::button,
            icon::{Shape, icon},
        },
        reactive::{Memo, memo},
        table::{Rows, columns_panel::columns_panel},
    },
};

/// How long the browser has to fetch a file from the page.
const FETCHED: u64 = 60_000;

/// A file while the browser fetches it, and the timer that ends its address.
pub(in crate::ui) type Held = Rc<RefCell<Option<(Download, Option<Timer>)>>>;

/// The buttons beside the filter: columns, and export.
pub(in crate::ui) fn actions(ui: AppState, rows: Rows, fit: Memo<Fit>) -> El {
    let saved = Held::default();
    let save = move || {
        export_rows(ui, rows, fit, &saved);
    };
    let what = move || {
        let none = ui.selection.with(|selection| selection.is_empty());
        let what = if none { i18n::table::EXPORT_ALL } else { i18n::table::EXPORT_SELECTED };
        Some(ui.say(what).to_owned())
    };
    let export = button("data-export")
        .attr_of("title", what)
        .child(icon(Shape::Download))
        .text(ui.say(i18n::table::EXPORT))
        .on_click(save);
    el("div").class("table-actions").child(columns_panel(ui, fit)).child(export)
}

/// How much is selected and what to do with it, while anything is.
pub(in crate::ui) fn selection_bar(
    ui: AppState,
    rows: Rows,
    fit: Memo<Fit>,
) -> impl FnMut() -> Option<El> {
    let has_any = memo(move |_| ui.selection.with(|selection| !selection.is_empty()));
    move || has_any.get().then(|| bar(ui, rows, fit))
}

/// Saves the selected rows, else all that match, as a file, and holds it until the browser has it.
fn export_rows(ui: AppState, rows: Rows, fit: Memo<Fit>, saved: &Held) {
    let lines = lines(ui, &ui.chosen_rows(rows), fit);
    let name = export_file(ui.locale, clock::today());
    let download = Download::start(&name, "text/csv;charset=utf-8", &export::csv(&lines));
    let held = Rc::clone(saved);
    let forget = Timer::after(FETCHED, move || drop(held.take()));
    *saved.borrow_mut() = download.map(|download| (download, forget));
    ui.announcements.announce_about("rows", &format!("{}: {name}", ui.say(i18n::table::EXPORTED)));
}

fn bar(ui: AppState, rows: Rows, fit: Memo<Fit>) -> El {
    let said = RwSignal::new(String::new());
    let count = move || {
        said.set(String::new());
        ui.selection.with(|selection| {
            let shown = rows.with(|rows| selection.count(rows));
            selected(ui.locale, selection.len(), selection.len().saturating_sub(shown))
        })
    };
    let copy = move |text: String, count: usize| {
        spawn_local(async move {
            let now = if clipboard::copy(&text).await {
                rows_copied(ui.locale, count)
            } else {
                ui.say(i18n::general::COPY_FAILED).to_owned()
            };
            ui.announcements.announce_about("rows", &now);
            // The bar may be gone by then.
            said.set(now);
        });
    };
    let copy_ids = move || {
        let rows = ui.chosen_rows(rows);
        let ids: Vec<&str> = rows.iter().map(|row| &*row.key.id).collect();
        copy(ids.join("\n"), rows.len());
    };
    let copy_rows = move || {
        let rows = ui.chosen_rows(rows);
        copy(export::tsv(&lines(ui, &rows, fit)), rows.len());
    };
    let clear = button("data-clear-selection").text(ui.say(i18n::table::CLEAR_SELECTION));
    let node = clear.raw().clone();
    let clear = clear.on_click(move || {
        // The button goes: the focus is to stay in the table.
        let root = node.get_root_node().dyn_into::<ShadowRoot>().ok();
        let all = root.and_then(|root| root.query_selector("[data-select-all]").ok().flatten());
        if let Some(all) = all.and_then(|all| all.dyn_into::<HtmlElement>().ok()) {
            let _ = all.focus();
        }
        ui.selection.update(|selection| selection.clear());
    });
    el("div")
        .class("selection")
        .attr("role", "group")
        .attr("aria-label", ui.say(i18n::table::SELECTION))
        .attr("data-selection", "")
        .child(el("p").class("selection-count").text_of(count))
        .child(
            button("data-copy-ids")
                .child(icon(Shape::Copy))
                .text(ui.say(i18n::table::COPY_IDS))
                .on_click(copy_ids),
        )
        .child(
            button("data-copy-rows")
                .child(icon(Shape::Copy))
                .text(ui.say(i18n::table::COPY_ROWS))
                .on_click(copy_rows),
        )
        .child(clear)
        .child(el("span").class("muted").attr("data-copied", "").text_of(move || said.get()))
}

/// The columns that are shown, and the ID, with their headings.
fn lines(ui: AppState, rows: &[Arc<Row>], fit: Memo<Fit>) -> Vec<Vec<String>> {
    let columns: Vec<Column> =
        fit.with_untracked(|fit| fit.columns.iter().map(|fitted| fitted.column).collect());
    let line = |of: &dyn Fn(Column) -> String, id: &str| -> Vec<String> {
        let mut line: Vec<String> = columns.iter().map(|column| of(*column)).collect();
        // The name is first.
        line.insert(1.min(line.len()), id.to_owned());
        line
    };
    let heading = |column| {
        let is_name = column == Column::Name;
        let label = if is_name { i18n::table::NAME } else { i18n::table::column_title(column) };
        ui.say(label).to_owned()
    };
    let mut lines = vec![line(&heading, ui.say(i18n::general::ID))];
    for row in rows {
        lines.push(line(&|column| ui.cell_text(column, row).unwrap_or_default(), &row.key.id));
    }
    lines
}
