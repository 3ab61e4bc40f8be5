//! The buttons beside the filter: columns, and export.

use leptos::prelude::*;

use super::columns_panel::ColumnsPanel;
use crate::{
    browser::{download::Download, timer::Timer},
    components::{
        ui::{Button, Icon, Shape},
        use_i18n,
    },
    domain::columns::Fit,
    i18n::table::{EXPORT, EXPORT_ALL, EXPORT_SELECTED},
    poll::Millis,
    state::{AppState, Rows},
};

/// How long the file's object URL stays valid, for the browser to fetch it.
const FETCHED: Millis = 60_000;

/// The buttons for the whole table.
#[component]
pub fn TableToolbar(
    /// The rows that match the filter.
    rows: Rows,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let download = StoredValue::new_local(None::<(Download, Option<Timer>)>);
    let export = move |()| {
        let forget = Timer::after(FETCHED, move || drop(download.try_set_value(None)));
        let started = state.download_rows(rows, fit);
        download.set_value(started.map(|started| (started, forget)));
    };
    let hint = move || {
        let is_all = state.selection.with(|selection| selection.is_empty());
        i18n.t(if is_all { EXPORT_ALL } else { EXPORT_SELECTED })
    };
    view! {
        <div class="table-actions">
            <ColumnsPanel fit />
            <Button attr:title=hint attr:data-export="" on_click=export>
                <Icon shape=Shape::Download />
                {i18n.t(EXPORT)}
            </Button>
        </div>
    }
}
