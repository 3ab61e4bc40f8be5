//! One row of the table.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::{status_cell::StatusCell, text_cell::TextCell};
use crate::{
    browser::listener::is_inside,
    components::{ConsoleLink, ui::Each, use_i18n},
    domain::{
        fleet::Row,
        sent_text::{isolated, visible, visible_name},
        view::Column,
    },
    i18n::{
        select,
        table::{NAME_MISSING, UNCONFIRMED, UNCONFIRMED_HINT},
    },
    state::{AppState, Rows},
};

/// The number of the first row for assistive technology: the heading is row 1.
const FIRST: usize = 2;

/// The row of an instance. It is reused for another instance when this one is scrolled out of sight.
#[component]
pub fn InstanceRow(
    /// The rows that match: a range of them is selected with Shift.
    rows: Rows,
    /// The data of the instance that this row shows.
    row: Memo<Arc<Row>>,
    /// The index among the rows that match; `None` while this row is not in use.
    index: Memo<Option<usize>>,
    /// The columns after the name column.
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let id = move || row.with(|row| row.key.id.to_string());
    let visible_id = move || row.with(|row| visible(&row.key.id).into_owned());
    let name = move || {
        row.with(|row| match visible_name(&row.instance.name) {
            Some(name) => name.into_owned(),
            None => i18n.t(NAME_MISSING).to_owned(),
        })
    };
    let is_open =
        move || row.with(|row| state.store.open.with(|open| open.as_ref() == Some(&row.key)));
    let is_selected =
        move || row.with(|row| state.selection.with(|selection| selection.has(&row.key)));
    // The names of the changed columns, on the row: the style sheet marks the cells of those columns.
    let changed = move || {
        row.with(|row| {
            state.store.changes.with(|changes| changes.mark_of(&row.key).map(str::to_owned))
        })
    };
    let is_unconfirmed = Memo::new(move |_| {
        row.with(|row| {
            state.store.lists.with(|lists| {
                let list = lists.get(row.key.source).and_then(Option::as_ref);
                list.is_some_and(|list| list.unconfirmed.contains(&row.key))
            })
        })
    });
    let unconfirmed = move || {
        is_unconfirmed.get().then(|| {
            view! {
                <span
                    class="unconfirmed muted"
                    title=i18n.t(UNCONFIRMED_HINT)
                    data-unconfirmed=""
                >
                    {i18n.t(UNCONFIRMED)}
                </span>
            }
        })
    };
    let link = state.has_console_links().then(|| {
        let href = Memo::new(move |_| row.with(|row| state.console_link(&row.key)));
        view! { <ConsoleLink href of=Signal::derive(move || isolated(&name()).into_owned()) /> }
    });
    let cell = move |column| {
        if column == Column::Status {
            view! { <StatusCell row /> }.into_any()
        } else {
            view! { <TextCell row column /> }.into_any()
        }
    };
    let open = move |event: MouseEvent| {
        if !is_inside(&event, ".check, .console-link") {
            state.visit(row.with_untracked(|row| row.key.clone()));
        }
    };
    let select_row = move |event: MouseEvent| {
        let key = row.with_untracked(|row| row.key.clone());
        state.select(rows, &key, event.shift_key());
    };
    view! {
        <tr
            part="row"
            class="row"
            translate="no"
            hidden=move || index.get().is_none()
            aria-rowindex=move || index.get().map(|index| (index + FIRST).to_string())
            aria-current=move || is_open().then_some("true")
            aria-selected=move || is_selected().to_string()
            data-row=move || index.get().map(|_| id())
            data-changed=changed
            on:click=open
        >
            <td class="cell check">
                <label>
                    <input
                        type="checkbox"
                        aria-label=move || select(i18n.locale, &isolated(&name()))
                        data-select=""
                        prop:checked=is_selected
                        on:click=select_row
                    />
                </label>
            </td>
            <th class="cell name-cell" scope="row">
                {unconfirmed}
                {link}
                <button class="link" type="button" title=name>
                    <bdi>{name}</bdi>
                </button>
                <span class="id" title=visible_id>
                    {visible_id}
                </span>
            </th>
            <Each keys=columns children=cell />
        </tr>
    }
}
