//! The filter above the table: one field for words, properties and values, and how many instances match.

mod combobox;
mod match_count;
mod options;
mod saved_filters;
mod token_chip;
mod tokens;

use leptos::{html, prelude::*};

use super::{
    ui::{Icon, IconButton, Shape},
    use_i18n,
};
use crate::{
    i18n::table::CLEAR_FILTER,
    state::{AppState, FilterDraft, Rows},
};
use combobox::Combobox;
use match_count::MatchCount;
use options::Options;
use saved_filters::SavedFilters;
use tokens::Tokens;

/// The bar. After each choice, and when something is removed, its field has the focus.
#[component]
pub fn FilterBar(
    /// The rows that match.
    rows: Rows,
    /// What stands at the end of the bar.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let draft = FilterDraft::new(state);
    let count = state.match_count(rows);
    state.announce_match_count(count);
    let field = NodeRef::<html::Input>::new();
    let focus = move |()| {
        if let Some(field) = field.try_get_untracked().flatten() {
            let _ = field.focus();
        }
    };
    let choose = move |index| {
        draft.choose(index);
        focus(());
    };
    let clear = move |()| {
        draft.clear();
        focus(());
    };
    let are_offered = Memo::new(move |_| draft.offers.with(|offers| !offers.list.is_empty()));
    let options = move || are_offered.get().then(|| view! { <Options draft on_choose=choose /> });
    view! {
        <div class="tools">
            <div class="filter" part="filter">
                <div class="filter-field">
                    <Icon shape=Shape::Search />
                    <Tokens on_removed=focus />
                    <Combobox draft is_expanded=are_offered node_ref=field />
                    <IconButton
                        attr:data-clear=""
                        attr:hidden=draft.is_clear
                        shape=Shape::Close
                        name=i18n.t(CLEAR_FILTER)
                        on_click=clear
                    />
                    <SavedFilters />
                </div>
                {options}
            </div>
            <MatchCount count />
            {children.map(|children| children())}
        </div>
    }
}
