//! The headings: what a column is called, how it takes part in the sort, and how wide it is.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::MouseEvent;

use crate::{
    domain::{
        columns::Fit,
        selection::{Extent, Selection},
        view::{Column, SortKey},
    },
    i18n::{self, selected, sort_hint, sorted_by, table::column_title},
    ui::{
        context::AppState,
        dom::{El, el},
        reactive::{Memo, effect, memo},
        table::{Rows, separator::separator},
    },
};

/// The row of headings.
pub(super) fn head(ui: AppState, rows: Rows, fit: Memo<Fit>) -> El {
    let columns = move || fit.with(|fit| fit.columns.iter().map(|fitted| fitted.column).collect());
    let row = el("tr")
        .attr("aria-rowindex", "1")
        .child(select_all(ui, rows))
        .list_of(columns, move |column| heading(ui, fit, column));
    el("thead").child(row)
}

/// The checkbox of all rows that match.
fn select_all(ui: AppState, rows: Rows) -> El {
    let extent =
        memo(move |_| ui.selection.with(|selection| rows.with(|rows| selection.extent(rows))));
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("data-select-all", "")
        .attr("aria-label", ui.say(i18n::table::SELECT_ALL));
    let input = checkbox.input();
    effect(move || {
        let extent = extent.get();
        if let Some(input) = &input {
            input.set_checked(extent == Extent::All);
            input.set_indeterminate(extent == Extent::Some);
        }
    });
    let toggle = move || {
        let all = extent.get() == Extent::All;
        let change =
            |selection: &mut Selection| rows.with_untracked(|rows| selection.put(rows, !all));
        ui.selection.update(change);
        let count = ui.selection.with_untracked(Selection::len);
        ui.announcements.announce_about("selection", &selected(ui.locale, count, 0));
    };
    let checkbox = checkbox.on_click(toggle);
    el("th").class("heading check").attr("scope", "col").child(el("label").child(checkbox))
}

/// Where a column stands in the sort, from 0 on, and whether it descends.
type Sorted = Option<(usize, bool)>;

fn heading(ui: AppState, fit: Memo<Fit>, column: Column) -> El {
    let sorted = memo(move |_| {
        ui.sort.with(|sort| -> Sorted {
            let at = sort.keys().iter().position(|key| key.column == column)?;
            Some((at, sort.keys().get(at)?.descending))
        })
    });
    // Assistive technology takes one column for the sorted one: the further ones are in the hint.
    let direction = move || match sorted.get()? {
        (0, true) => Some("descending".to_owned()),
        (0, false) => Some("ascending".to_owned()),
        _ => None,
    };
    let arrow = move || {
        let Some((at, descending)) = sorted.get() else { return String::new() };
        let arrow = if descending { "▾" } else { "▴" };
        let are_several = ui.sort.with(|sort| sort.keys().len() > 1);
        if are_several { format!("{arrow}{}", at + 1) } else { arrow.to_owned() }
    };
    let button = el("button")
        .attr("type", "button")
        .attr("data-sort", column.id())
        .attr_of("title", move || Some(sort_hint(ui.locale, sorted.get())))
        .text(ui.say(column_title(column)))
        .child(el("span").class("arrow").attr("aria-hidden", "true").text_of(arrow))
        .on("click", move |event| {
            // A click by Enter has Shift as well, if that is held.
            let is_further = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.shift_key());
            ui.sort.update(|sort| {
                *sort = if is_further { sort.added(column) } else { sort.clicked(column) };
            });
            let said = ui.sort.with_untracked(|sort| {
                let said = |key: &SortKey| (ui.say(column_title(key.column)), key.descending);
                sorted_by(ui.locale, &sort.keys().iter().map(said).collect::<Vec<_>>())
            });
            ui.announcements.announce_about("sort", &said);
        });
    let width = move || {
        let width = fit.with(|fit| {
            let fitted = fit.columns.iter().find(|fitted| fitted.column == column);
            fitted.filter(|fitted| !fitted.is_elastic).map(|fitted| fitted.width)
        });
        width.map_or_else(|| "auto".to_owned(), |width| format!("{width}px"))
    };
    el("th")
        .class("heading")
        .attr("scope", "col")
        .attr("data-column", column.id())
        .attr_of("aria-sort", direction)
        .attr_of("data-sorted", move || sorted.get().map(|(at, _)| (at + 1).to_string()))
        .style_of("inline-size", width)
        .child(button)
        .child(separator(ui, fit, column))
}
