//! The room of rows that are not drawn.

use leptos::prelude::*;

use crate::domain::columns::Density;

/// A row as high as those that it stands for.
#[component]
pub fn Spacer(
    /// How many rows it stands for.
    rows: Signal<usize>,
    /// How high a row is.
    density: Memo<Density>,
) -> impl IntoView {
    // A style property is written at each notification, also of an equal value.
    let height = Memo::new(move |_| {
        let row = usize::try_from(density.get().row()).unwrap_or(0);
        rows.get().saturating_mul(row)
    });
    view! {
        <tr class="space" aria-hidden="true" style:height=move || format!("{}px", height.get())>
            <td></td>
        </tr>
    }
}
