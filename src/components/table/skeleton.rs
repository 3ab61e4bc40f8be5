//! Placeholders for the rows until the first ones have come: of the same height and in the same columns, so
//! that nothing moves then.

use leptos::prelude::*;

use crate::domain::view::Column;

/// The most rows that are drawn: no scroll box has room for more.
const MOST: u32 = 30;

/// As many grey rows as the box has room for, while it is loading.
#[component]
pub fn SkeletonRows(
    /// Whether the first rows have not come yet.
    is_loading: Memo<bool>,
    /// The columns, the name first.
    columns: Memo<Vec<Column>>,
    /// How high a row is, in pixels.
    row_height: Memo<u32>,
    /// How high the scroll box is, in pixels.
    height: Signal<u32>,
) -> impl IntoView {
    let count =
        Memo::new(
            move |_| {
                if is_loading.get() { (height.get() / row_height.get()).min(MOST) } else { 0 }
            },
        );
    let bones = Memo::new(move |_| columns.with(Vec::len));
    move || (0..count.get()).map(|_| view! { <SkeletonRow bones=bones.get() /> }).collect_view()
}

/// A row of grey bars.
#[component]
fn SkeletonRow(
    /// How many bars, without the one in the place of the checkbox.
    bones: usize,
) -> impl IntoView {
    let cell = |_| {
        view! {
            <td class="cell">
                <Bone />
            </td>
        }
        .into_any()
    };
    view! {
        <tr class="skeleton" aria-hidden="true">
            <td class="cell check">
                <Bone />
            </td>
            {(0..bones).map(cell).collect_view()}
        </tr>
    }
}

/// A grey bar in the place of a text.
#[component]
fn Bone() -> impl IntoView {
    view! { <span class="bone"></span> }
}
