//! The content of the columns panel.

use leptos::prelude::*;

use super::column_choice::ColumnChoice;
use crate::{
    components::{
        ui::{Button, Each},
        use_i18n,
    },
    domain::columns::{Density, Fit, Layout},
    hooks::ElementRef,
    i18n::table::{COLUMNS, COLUMNS_AUTOMATIC, COLUMNS_CHOSEN, COMPACT, RESET_COLUMNS},
    state::AppState,
};

/// The panel. It takes the focus when it appears.
#[component]
pub fn ColumnsPopover(
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let (panel, list) = (ElementRef::default(), ElementRef::default());
    Effect::new(move |_| panel.focus());
    let note = move || {
        let is_chosen = state.layout.with(Layout::is_chosen);
        i18n.t(if is_chosen { COLUMNS_CHOSEN } else { COLUMNS_AUTOMATIC })
    };
    let order = Memo::new(move |_| state.layout.with(|layout| layout.order().collect::<Vec<_>>()));
    let choice = move |column| view! { <ColumnChoice column fit /> }.into_any();
    let is_compact = move || state.density.get() == Density::Compact;
    let set_density = move |event| {
        let is_compact = event_target_checked(&event);
        let density = if is_compact { Density::Compact } else { Density::Comfortable };
        state.change_layout(|layout| layout.with_density(density));
    };
    view! {
        <div
            node_ref=panel
            class="popover"
            role="dialog"
            aria-label=i18n.t(COLUMNS)
            tabindex="-1"
            data-columns-panel=""
        >
            <p class="muted" translate="no" data-columns-note="">
                {note}
            </p>
            <ul node_ref=list class="columns">
                <Each keys=order children=choice around=list />
            </ul>
            <label class="choice">
                <input
                    type="checkbox"
                    data-compact=""
                    prop:checked=is_compact
                    on:change=set_density
                />
                <span>{i18n.t(COMPACT)}</span>
            </label>
            <Button
                attr:data-reset-columns=""
                on_click=move |()| state.change_layout(|_| Layout::default())
            >
                {i18n.t(RESET_COLUMNS)}
            </Button>
        </div>
    }
}
