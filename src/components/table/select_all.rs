//! The checkbox that selects all rows.

use leptos::prelude::*;

use crate::{components::use_i18n, domain::selection::Extent, i18n::table::SELECT_ALL};

/// A checkbox for all rows that match the filter.
#[component]
pub fn SelectAll(
    /// Whether all, some or none of those rows are selected.
    extent: Memo<Extent>,
    /// Selects all rows, or deselects them if all are selected.
    #[prop(into)]
    on_toggle: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label>
            <input
                type="checkbox"
                aria-label=i18n.t(SELECT_ALL)
                data-select-all=""
                prop:checked=move || extent.get() == Extent::All
                prop:indeterminate=move || extent.get() == Extent::Some
                on:click=move |_| on_toggle.run(())
            />
        </label>
    }
}
