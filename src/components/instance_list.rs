//! The instances of all lists: their summary, the filter and the table.

use leptos::prelude::*;

use super::{
    FilterBar, InstanceTable, SelectionBar, StaleMark, Summary, TableToolbar, UnreadableEntries,
};
use crate::{
    hooks::{ElementRef, use_element_size},
    state::AppState,
};

/// The table, and above it the summary, the filter and the notes about stale or unreadable data.
#[component]
pub fn InstanceList() -> impl IntoView {
    let state = AppState::from_context();
    let rows = state.matching_rows();
    let scroll_box = ElementRef::default();
    let size = use_element_size(scroll_box);
    let fit = state.fitting_columns(size.width);
    let has_selection = Memo::new(move |_| state.selection.with(|selection| !selection.is_empty()));
    view! {
        <div class="main">
            <Summary
                counts=state.group_counts()
                chosen=state.filtered_groups()
                on_toggle=move |group| state.toggle_group(group)
            />
            <FilterBar rows>
                <TableToolbar rows fit />
            </FilterBar>
            <StaleMark stale=state.stale_data() />
            <UnreadableEntries entries=state.unreadable_entries() />
            {move || has_selection.get().then(|| view! { <SelectionBar rows fit /> })}
            <InstanceTable rows fit scroll_box height=size.height />
        </div>
    }
}
