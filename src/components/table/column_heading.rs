//! The heading of one column.

use leptos::prelude::*;

use super::{resizer::Resizer, sort_button::SortButton};
use crate::{
    domain::{columns::Fit, view::Column},
    hooks::ElementRef,
    state::AppState,
};

/// What a column is called, how it takes part in the sort, and how wide it is.
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
    // Assistive technology takes one column for the sorted one: the further ones are in the hint.
    let direction = move || {
        let first = position.get().filter(|position| position.place == 0)?;
        Some(if first.descending { "descending" } else { "ascending" })
    };
    // A style property is written at each notification, also of an equal value.
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
