//! The heading of one column.

use leptos::prelude::*;

use super::{resizer::Resizer, sort_button::SortButton};
use crate::{
    domain::{columns::Fit, view::Column},
    hooks::ElementRef,
    state::AppState,
};

/// A column's name, its place in the sort, and its width.
#[component]
pub fn ColumnHeading(
    /// The column.
    column: Column,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let state = AppState::from_context();
    let heading = ElementRef::default();
    let position = Memo::new(move |_| state.sort.with(|sort| sort.position(column)));
    let fitted = move || fit.with(|fit| fit.column(column));
    // Only one column of a table may have `aria-sort`: the first sorted one. Each further one says its place
    // in the hint of its button.
    let direction = move || {
        let first = position.get().filter(|position| position.place == 0)?;
        Some(if first.descending { "descending" } else { "ascending" })
    };
    // A memo, because Leptos writes a style property at each notification, even if the value is equal.
    let width = Memo::new(move |_| match fitted() {
        Some(fitted) if !fitted.is_elastic => format!("{}px", fitted.width),
        _ => "auto".to_owned(),
    });
    let resize = move |width| state.change_layout(|layout| layout.with_width(column, width));
    view! {
        <th
            node_ref=heading
            class="heading"
            scope="col"
            aria-sort=direction
            data-column=column.id()
            data-sorted=move || position.get().map(|position| (position.place + 1).to_string())
            style:inline-size=width
        >
            <SortButton
                column
                position
                on_sort=move |is_further| state.sort_by(column, is_further)
            />
            <Resizer
                column
                heading
                width=Signal::derive(move || fitted().map_or(0, |fitted| fitted.width))
                is_hidden=Signal::derive(move || fit.with(|fit| fit.follows(column)))
                on_resize=resize
            />
        </th>
    }
}
