//! The tokens of the filter, each to be turned into its opposite or taken away.

use crate::{
    domain::filter::Token,
    i18n::{
        self,
        filter::{
            condition_text, operator_text, property_text, remove_condition, turn_condition,
            values_text,
        },
    },
    ui::{
        context::AppState,
        dom::{El, el},
        part::icon::{Shape, icon},
        reactive::memo,
    },
};
use leptos::prelude::*;

/// The tokens; `removed` is called when one has been taken away by its button, which had the focus.
pub(super) fn tokens(ui: AppState, removed: impl Fn() + Clone + 'static) -> El {
    let count = memo(move |_| ui.filter.with(|filter| filter.tokens().len()));
    el("ul")
        .class("tokens")
        .attr("aria-label", ui.say(i18n::filter::TOKENS))
        .attr_of("hidden", move || (count.get() == 0).then(String::new))
        .list_of(move || (0..count.get()).collect(), move |index| token(ui, index, removed.clone()))
}

/// Shows whichever token has this index now: it may become another one.
fn token(ui: AppState, index: usize, removed: impl Fn() + 'static) -> El {
    let say = move |what: fn(AppState, &Token) -> String| {
        ui.filter.with(|filter| filter.tokens().get(index).map(|token| what(ui, token)))
    };
    let text = move |what| el("span").text_of(move || say(what).unwrap_or_default());
    let turn = el("button")
        .class("token-sign")
        .attr("type", "button")
        .attr("data-turn", "")
        .attr_of("title", move || {
            say(|ui, token| {
                let opposite = operator_text(token.property, !token.negated);
                turn_condition(ui.locale, ui.say(opposite))
            })
        })
        .child(text(|ui, token| ui.say(operator_text(token.property, token.negated)).to_owned()))
        .on_click(move || ui.filter.update(|filter| filter.negate(index)));
    let remove = el("button")
        .class("icon-button token-remove")
        .attr("type", "button")
        .attr("data-remove", "")
        .attr_of("aria-label", move || {
            say(|ui, token| remove_condition(ui.locale, &condition_text(ui.locale, token)))
        })
        .child(icon(Shape::Close))
        .on_click(move || {
            ui.filter.update(|filter| filter.remove(index));
            removed();
        });
    el("li")
        .class("token")
        .attr_of("data-token", move || say(|_, token| token.property.id().to_owned()))
        .child(text(|ui, token| ui.say(property_text(token.property)).to_owned()).class("muted"))
        .child(turn)
        .child(text(|ui, token| values_text(ui.locale, token)).class("token-values"))
        .child(remove)
}
