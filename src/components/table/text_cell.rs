//! A cell of text.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    components::ui::ValueOrNone,
    domain::{fleet::Row, view::Column},
    state::AppState,
};

/// The text of a column for a row. A time has its full form as a tooltip.
#[component]
pub fn TextCell(
    /// The row.
    row: Memo<Arc<Row>>,
    /// The column.
    column: Column,
) -> impl IntoView {
    let state = AppState::from_context();
    let text = move || {
        let text = row.with(|row| state.cell_text(column, row));
        view! { <ValueOrNone text /> }
    };
    if column != Column::Created {
        return view! {
            <td class="cell" data-column=column.id()>
                {text}
            </td>
        }
        .into_any();
    }
    let full_time =
        move || row.with(|row| Some(state.full_time(row.instance.created.as_ref()?.timestamp()?)));
    view! {
        <td class="cell" data-column=column.id() title=full_time>
            {text}
        </td>
    }
    .into_any()
}
