//! The list of what can be chosen for the text in the field.

use leptos::{html, prelude::*};

use crate::{
    browser::scroll,
    components::use_i18n,
    domain::filter::Offer,
    i18n::filter::{OFFERS, operator_text, property_text},
    state::FilterDraft,
};

/// The ID of the list.
pub(super) const LIST_ID: &str = "filter-offers";

/// The ID of the option at this index.
pub(super) fn option_id(index: usize) -> String {
    format!("filter-offer-{index}")
}

/// The list. Its active option is always in sight, and the focus stays in the field.
#[component]
pub fn Options(
    /// What is typed, with what is offered for it.
    draft: FilterDraft,
    /// Is given the index of the option that was pressed.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        if let (Some(index), Some(list)) = (draft.active.get(), list.get()) {
            scroll::show_child(&list, index);
        }
    });
    view! {
        <ul
            node_ref=list
            class="offers"
            id=LIST_ID
            role="listbox"
            aria-label=i18n.t(OFFERS)
            translate="no"
            on:mousedown=|event| event.prevent_default()
        >
            <ForEnumerate
                each=move || draft.offers.with(|offers| offers.list.clone())
                key=Offer::key
                children=move |index, offer| {
                    view! { <FilterOption draft offer index on_choose /> }
                }
            />
        </ul>
    }
}

/// One option.
#[component]
fn FilterOption(
    /// What is typed, with what is offered for it now.
    draft: FilterDraft,
    /// What was offered when the option was made. Only its count can change since.
    offer: Offer,
    /// Its place in the list.
    #[prop(into)]
    index: Signal<usize>,
    /// Is given its index when it is pressed.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Offer { property, negated, value, label, .. } = offer;
    // A property stands alone, and a value behind its property and the sign.
    let condition = value.map(|_| {
        format!("{} {}", i18n.t(property_text(property)), i18n.t(operator_text(property, negated)))
    });
    let count = move || {
        draft
            .offers
            .with(|offers| offers.list.get(index.get())?.count.map(|count| count.to_string()))
    };
    let is_active = move || draft.active.get() == Some(index.get());
    view! {
        <li
            class="offer"
            id=move || option_id(index.get())
            role="option"
            data-offer=""
            aria-selected=move || is_active().to_string()
            on:click=move |_| on_choose.run(index.get_untracked())
        >
            <span class="muted">{condition}</span>
            <span class="offer-label">{label}</span>
            <span class="offer-count muted">{count}</span>
        </li>
    }
}
