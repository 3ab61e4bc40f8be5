//! The button that sorts the rows by a column.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::{
    components::use_i18n,
    domain::view::{Column, SortPosition},
    i18n::{sort_hint, table::column_title},
};

/// A column's name, and an arrow while rows are sorted by it.
#[component]
pub fn SortButton(
    /// The column.
    column: Column,
    /// The column's place in the sort; `None` while the rows are not sorted by it.
    position: Memo<Option<SortPosition>>,
    /// Sorts by this column alone for `false`; for `true` adds this column to the sort.
    #[prop(into)]
    on_sort: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let arrow = move || {
        let Some(SortPosition { place, descending, is_only }) = position.get() else {
            return String::new();
        };
        let arrow = if descending { "▾" } else { "▴" };
        if is_only { arrow.to_owned() } else { format!("{arrow}{}", place + 1) }
    };
    let hint = move || {
        let position = position.get();
        sort_hint(i18n.locale, position.map(|position| (position.place, position.descending)))
    };
    view! {
        <button
            type="button"
            title=hint
            data-sort=column.id()
            // A click that Enter causes reports the Shift key, too.
            on:click=move |event: MouseEvent| on_sort.run(event.shift_key())
        >
            {i18n.t(column_title(column))}
            <span class="arrow" aria-hidden="true" translate="no">
                {arrow}
            </span>
        </button>
    }
}
