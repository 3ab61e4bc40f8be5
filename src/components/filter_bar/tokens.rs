//! The tokens of the filter.

use leptos::prelude::*;

use super::token_chip::TokenChip;
use crate::{
    components::{ui::Each, use_i18n},
    hooks::ElementRef,
    i18n::filter::TOKENS as LABEL,
    state::AppState,
};

/// All tokens, in the order in which they were added; hidden while there are none.
#[component]
pub fn Tokens(
    /// Called when a token was removed by its button, which had the focus.
    #[prop(into)]
    on_removed: Callback<()>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let list = ElementRef::default();
    // The key of a token is its index: a negated token is another token at the same index, so its buttons
    // stay and keep the focus.
    let places = Memo::new(move |_| {
        state.filter.with(|filter| (0..filter.tokens().len()).collect::<Vec<_>>())
    });
    let token = move |index: usize| {
        let turn = move |()| state.filter.update(|filter| filter.negate(index));
        let remove = move |()| {
            state.filter.update(|filter| filter.remove(index));
            on_removed.run(());
        };
        view! { <TokenChip index on_turn=turn on_remove=remove /> }.into_any()
    };
    view! {
        <ul
            node_ref=list
            class="tokens"
            aria-label=i18n.t(LABEL)
            hidden=move || places.with(Vec::is_empty)
        >
            <Each keys=places children=token around=list />
        </ul>
    }
}
