//! The list of offers for the text in the filter's field.

use leptos::prelude::*;

use crate::{
    browser::scroll,
    components::{ui::Each, use_i18n},
    domain::{filter::Offer, sent_text::visible},
    hooks::ElementRef,
    i18n::{
        I18n,
        filter::{OFFERS, operator_text, property_text},
    },
    state::FilterDraft,
};

/// The ID of the list.
pub(super) const LIST_ID: &str = "filter-offers";

/// The ID of the option at this index.
pub(super) fn option_id(index: usize) -> String {
    format!("filter-offer-{index}")
}

/// The list. It scrolls to its active option, and leaves the focus in the field.
#[component]
pub fn Options(
    /// The filter as it is typed, with its offers.
    draft: FilterDraft,
    /// Called with the index of the pressed option.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = ElementRef::default();
    Effect::new(move |_| {
        if let (Some(index), Some(list)) = (draft.active.get(), list.get()) {
            scroll::show_child(&list, index);
        }
    });
    let keys = Memo::new(move |_| {
        draft.offers.with(|offers| offers.list.iter().map(key).collect::<Vec<_>>())
    });
    let option = move |key: String| {
        let index = Memo::new(move |_| keys.with(|keys| keys.iter().position(|it| *it == key)));
        view! { <FilterOption draft index on_choose /> }.into_any()
    };
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
            <Each keys children=option />
        </ul>
    }
}

/// One option.
#[component]
fn FilterOption(
    /// The filter as it is typed, with its offers.
    draft: FilterDraft,
    /// The option's index in the list; `None` while the option is being removed.
    index: Memo<Option<usize>>,
    /// Called with the option's index when it is pressed.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move |write: fn(I18n, &Offer) -> Option<String>| {
        move || draft.offers.with(|offers| write(i18n, offers.list.get(index.get()?)?))
    };
    // An offer of a value begins with its property and operator; an offer of a property has neither.
    let condition = text(|i18n, offer| {
        let sign = operator_text(offer.property, offer.negated);
        let property = property_text(offer.property);
        offer.value.as_ref().map(|_| format!("{} {}", i18n.t(property), i18n.t(sign)))
    });
    let label = text(|_, offer| Some(visible(&offer.label).into_owned()));
    let count = text(|_, offer| offer.count.map(|count| count.to_string()));
    let is_active = move || draft.active.get().is_some_and(|active| index.get() == Some(active));
    view! {
        <li
            class="offer"
            id=move || index.get().map(option_id)
            role="option"
            data-offer=""
            aria-selected=move || is_active().to_string()
            on:click=move |_| {
                if let Some(index) = index.get_untracked() {
                    on_choose.run(index);
                }
            }
        >
            <span class="muted">{condition}</span>
            <span class="offer-label">{label}</span>
            <span class="offer-count muted">{count}</span>
        </li>
    }
}

/// A key for an offer, unique in the list.
fn key(Offer { property, negated, value, .. }: &Offer) -> String {
    format!("{} {negated} {value:?}", property.id())
}
