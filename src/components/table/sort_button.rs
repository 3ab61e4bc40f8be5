//! The button by which rows are sorted by a column.

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
    /// How the column takes part in the sort; `None` while it does not.
    position: Memo<Option<SortPosition>>,
    /// Sorts by the column alone, or, where it is given `true`, by this column too.
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
            // A click by Enter has Shift as well, if that is held.
            on:click=move |event: MouseEvent| on_sort.run(event.shift_key())
        >
            {i18n.t(column_title(column))}
            <span class="arrow" aria-hidden="true" translate="no">
                {arrow}
            </span>
        </button>
    }
}
