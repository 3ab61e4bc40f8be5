//! The panel in which one chooses columns, their order, and how high rows are.

mod column_choice;
mod popover;

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::{
    browser::{focus, timer::Timer},
    components::{
        ui::{Icon, Shape},
        use_i18n,
    },
    domain::columns::Fit,
    hooks::ElementRef,
    i18n::table::COLUMNS,
};
use popover::ColumnsPopover;

/// A button, and below it the panel while that is open.
///
/// The panel closes by Escape, by the button, and when the focus leaves.
#[component]
pub fn ColumnsPanel(
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (place, opener) = (ElementRef::default(), ElementRef::default());
    let is_open = RwSignal::new(false);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.stop_propagation();
            is_open.set(false);
            opener.focus();
        }
    };
    let look = StoredValue::new_local(None::<Timer>);
    // A moment later it is known where the focus went; moving a column takes it, and gives it back.
    let left = move |_| {
        let close = move || {
            if place.get().is_some_and(|place| focus::has_left(&place)) {
                is_open.try_set(false);
            }
        };
        look.try_set_value(Timer::after(0, close));
    };
    view! {
        <div node_ref=place class="popover-place" on:keydown=escape on:focusout=left>
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
        </div>
    }
}
