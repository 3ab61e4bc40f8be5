//! The tokens of the filter.

use leptos::{html, prelude::*};

use super::token_chip::TokenChip;
use crate::{browser::focus, components::use_i18n, i18n::filter::TOKENS as LABEL, state::AppState};

/// All tokens, in the order in which they were added; hidden while there are none.
#[component]
pub fn Tokens(
    /// Called when a token was removed by its button, which had the focus.
    #[prop(into)]
    on_removed: Callback<()>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let list = NodeRef::<html::Ul>::new();
    let count = Memo::new(move |_| state.filter.with(|filter| filter.tokens().len()));
    // A token that is turned round becomes another one, and keeps its place: that is its key, so that its
    // buttons keep the focus.
    let each = move || {
        if let Some(list) = list.get_untracked() {
            focus::keep_through_change(&list);
        }
        0..count.get()
    };
    let token = move |index: usize| {
        let token =
            Memo::new(move |_| state.filter.with(|filter| filter.tokens().get(index).cloned()));
        let turn = move |()| state.filter.update(|filter| filter.negate(index));
        let remove = move |()| {
            state.filter.update(|filter| filter.remove(index));
            on_removed.run(());
        };
        view! { <TokenChip token on_turn=turn on_remove=remove /> }
    };
    view! {
        <ul
            node_ref=list
            class="tokens"
            aria-label=i18n.t(LABEL)
            hidden=move || count.get() == 0
        >
            <For each key=|index| *index children=token />
        </ul>
    }
}
