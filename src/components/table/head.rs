//! The row of headings.

use leptos::prelude::*;

use super::{column_heading::ColumnHeading, select_all::SelectAll};
use crate::{
    components::ui::Each,
    domain::{columns::Fit, view::Column},
    state::{AppState, Rows},
};

/// The head of the table.
#[component]
pub fn TableHead(
    /// The rows that match the filter.
    rows: Rows,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
    /// The columns, the name first.
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let state = AppState::from_context();
    let extent = state.selected_extent(rows);
    let heading = move |column| view! { <ColumnHeading column fit /> }.into_any();
    view! {
        <thead>
            <tr aria-rowindex="1">
                <th class="heading check" scope="col">
                    <SelectAll extent on_toggle=move |()| state.select_all(rows) />
                </th>
                <Each keys=columns children=heading />
            </tr>
        </thead>
    }
}
