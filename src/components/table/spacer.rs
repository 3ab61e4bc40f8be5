//! A row that takes the room of the rows that are not drawn.

use leptos::prelude::*;

/// A row as high as the rows that it stands for together.
#[component]
pub fn Spacer(
    /// How many rows it stands for.
    rows: Memo<usize>,
    /// How high a row is, in pixels.
    row_height: Memo<u32>,
) -> impl IntoView {
    let height = move || {
        let row = usize::try_from(row_height.get()).unwrap_or(0);
        format!("{}px", rows.get().saturating_mul(row))
    };
    view! {
        <tr class="space" aria-hidden="true" style:height=height>
            <td></td>
        </tr>
    }
}
