//! The panel in which the person chooses the columns, their order, and the height of the rows.

mod column_choice;
mod popover;

use leptos::prelude::*;

use crate::{
    components::{
        ui::{Icon, PopoverPlace, Shape},
        use_i18n,
    },
    domain::columns::Fit,
    hooks::ElementRef,
    i18n::table::COLUMNS,
};
use popover::ColumnsPopover;

/// A button, and below it the panel while that is open.
#[component]
pub fn ColumnsPanel(
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let i18n = use_i18n();
    let opener = ElementRef::default();
    let is_open = RwSignal::new(false);
    view! {
        <PopoverPlace is_open opener>
            <button
                node_ref=opener
                class="button"
                type="button"
                aria-haspopup="dialog"
                aria-expanded=move || is_open.get().to_string()
                data-columns=""
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                <Icon shape=Shape::Columns />
                {i18n.t(COLUMNS)}
            </button>
            {move || is_open.get().then(|| view! { <ColumnsPopover fit /> })}
        </PopoverPlace>
    }
}
