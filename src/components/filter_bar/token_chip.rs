//! One token of the filter: a property, its sign and its values.

use leptos::prelude::*;

use crate::{
    components::{
        ui::{Icon, Shape},
        use_i18n,
    },
    domain::filter::Token,
    i18n::{
        I18n,
        filter::{
            condition_button, condition_text, operator_text, property_text, remove_condition,
            turn_condition, values_text,
        },
    },
    state::AppState,
};

/// A token, with a button that negates it and one that removes it.
#[component]
pub fn TokenChip(
    /// The token's index in the filter.
    index: usize,
    /// Negates the token, or takes the negation back.
    #[prop(into)]
    on_turn: Callback<()>,
    /// Removes the token.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let text = move |write: fn(I18n, &Token) -> String| {
        move || state.filter.with(|filter| filter.tokens().get(index).map(|it| write(i18n, it)))
    };
    let id = text(|_, token| token.property.id().to_owned());
    let property = text(|i18n, token| i18n.t(property_text(token.property)).to_owned());
    let sign = text(|i18n, token| sign_text(i18n, token, token.negated).to_owned());
    let values = text(|i18n, token| values_text(i18n.locale, token));
    let turn =
        text(|i18n, token| turn_condition(i18n.locale, sign_text(i18n, token, !token.negated)));
    let said = text(|i18n, token| {
        let condition = condition_text(i18n.locale, token);
        condition_button(i18n.locale, &condition, sign_text(i18n, token, !token.negated))
    });
    let remove =
        text(|i18n, token| remove_condition(i18n.locale, &condition_text(i18n.locale, token)));
    view! {
        <li class="token" data-token=id translate="no">
            <span class="muted">{property}</span>
            <button
                class="token-sign"
                type="button"
                data-turn=""
                aria-label=said
                title=turn
                on:click=move |_| on_turn.run(())
            >
                <span>{sign}</span>
            </button>
            <span class="token-values">{values}</span>
            <button
                class="icon-button token-remove"
                type="button"
                data-remove=""
                aria-label=remove
                on:click=move |_| on_remove.run(())
            >
                <Icon shape=Shape::Close />
            </button>
        </li>
    }
}

/// What stands between the property and the values of a token: `is`, or `is not` where it is negated.
const fn sign_text(i18n: I18n, token: &Token, is_negated: bool) -> &'static str {
    i18n.t(operator_text(token.property, is_negated))
}
