//! The tokens of the filter, each to be turned into its opposite or taken away.

use crate::ui::{
    context::Ui,
    dom::{El, el},
    filter::name,
    model::filter::Token,
    part::icon::{Icon, icon},
    reactive::{Memo, memo},
    words::{
        self,
        filter::{remove_condition, turn_condition},
    },
};

/// The tokens; `removed` is called when one has been taken away by its button, which had the focus.
pub(super) fn tokens(ui: Ui, removed: impl Fn() + Clone + 'static) -> El {
    let tokens = memo(move |_| ui.filter.with(|filter| filter.tokens().to_vec()));
    let indices = move || (0..tokens.with(Vec::len)).collect();
    el("ul")
        .class("tokens")
        .attr("aria-label", ui.say(words::filter::TOKENS))
        .attr_of("hidden", move || tokens.with(Vec::is_empty).then(String::new))
        .list_of(indices, move |index| token(ui, tokens, index, removed.clone()))
}

/// The token of an index, and not the one that is there now: it may be another by and by.
fn token(ui: Ui, tokens: Memo<Vec<Token>>, index: usize, removed: impl Fn() + 'static) -> El {
    let say = move |what: fn(Ui, &Token) -> String| {
        tokens.with(|tokens| tokens.get(index).map(|token| what(ui, token)))
    };
    let sign = move |ui: Ui, token: &Token, turned: bool| {
        name::sign(ui, token.property, token.negated != turned).to_owned()
    };
    let property = move || say(|ui, token| name::property(ui, token.property).to_owned());
    let turn = el("button")
        .class("token-sign")
        .attr("type", "button")
        .attr("data-turn", "")
        .attr_of("title", move || {
            let turned = tokens.with(|tokens| Some(sign(ui, tokens.get(index)?, true)))?;
            Some(turn_condition(ui.locale, &turned))
        })
        .text_of(move || {
            let sign = tokens.with(|tokens| Some(sign(ui, tokens.get(index)?, false)));
            sign.unwrap_or_default()
        })
        .on_click(move || ui.filter.update(|filter| filter.negate(index)));
    let remove = el("button")
        .class("icon-button token-remove")
        .attr("type", "button")
        .attr("data-remove", "")
        .attr_of("aria-label", move || {
            say(name::token).map(|token| remove_condition(ui.locale, &token))
        })
        .child(icon(Icon::CLOSE))
        .on_click(move || {
            ui.filter.update(|filter| filter.remove(index));
            removed();
        });
    el("li")
        .class("token")
        .attr_of("data-token", move || {
            tokens.with(|tokens| tokens.get(index).map(|token| token.property.id().to_owned()))
        })
        .child(el("span").class("muted").text_of(move || property().unwrap_or_default()))
        .child(turn)
        .child(
            el("span").class("token-values").text_of(move || say(name::values).unwrap_or_default()),
        )
        .child(remove)
}
