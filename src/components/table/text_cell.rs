//! A cell of text.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    components::ui::ValueOrNone,
    domain::{fleet::Row, view::Column},
    state::AppState,
};

/// What a column says of a row.
#[component]
pub fn TextCell(
    /// The row.
    row: Memo<Arc<Row>>,
    /// The column.
    column: Column,
) -> impl IntoView {
    let state = AppState::from_context();
    view! {
        <td class="cell" data-column=column.id()>
            {move || view! { <ValueOrNone text=row.with(|row| state.cell_text(column, row)) /> }}
        </td>
    }
}
