//! The field in which a filter is typed, and the keys that choose from the list below it.

use leptos::{html, prelude::*};

use super::options::{LIST_ID, option_id};
use crate::{
    components::use_i18n,
    i18n::filter::{FIELD, HINT},
    state::FilterDraft,
};

/// The field. It keeps the focus while the arrow keys move in the list.
#[component]
pub fn Combobox(
    /// The filter as it is typed.
    draft: FilterDraft,
    /// Whether the list is shown.
    #[prop(into)]
    is_expanded: Signal<bool>,
    /// Set to the input element.
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let i18n = use_i18n();
    // Writing the field moves the caret, so it is written only where the text came from elsewhere.
    Effect::new(move |_| {
        let text = draft.text.get();
        if let Some(field) = node_ref.get().filter(|field| field.value() != text) {
            field.set_value(&text);
        }
    });
    let press = move |event: web_sys::KeyboardEvent| {
        // During composition, keys belong to the input method and do not choose an offer.
        if event.is_composing() {
            return;
        }
        let is_at_start = node_ref.try_get_untracked().flatten().is_some_and(|field| {
            let selection = [field.selection_start(), field.selection_end()];
            selection.iter().all(|at| matches!(at, Ok(Some(0))))
        });
        if draft.press(&event.key(), is_at_start) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <input
            node_ref=node_ref
            type="text"
            role="combobox"
            data-filter=""
            aria-label=i18n.t(FIELD)
            aria-autocomplete="list"
            aria-controls=LIST_ID
            aria-expanded=move || is_expanded.get().to_string()
            aria-activedescendant=move || draft.active.get().map(option_id)
            autocomplete="off"
            placeholder=i18n.t(HINT)
            spellcheck="false"
            on:input=move |event| draft.type_text(event_target_value(&event))
            on:click=move |_| draft.open()
            on:blur=move |_| draft.close()
            on:keydown=press
        />
    }
}
