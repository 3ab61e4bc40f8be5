//! Asks for a token when a proxy wants one.

use std::sync::Arc;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::{
    context::Ui,
    dom::{El, el},
    engine::TokenRequest,
    part::focus::focus,
    reactive::{Signal, memo},
};
use crate::{browser::clock, client::Token, i18n, poll::Millis};

/// For how long whoever gave a token waits for what is said of it.
const WAITS: Millis = 5_000;

/// The form, while a proxy waits for a token; nothing else. Where several do, they take turns.
pub(super) fn token_form(ui: Ui) -> El {
    let first = memo(move |_| {
        let waiting = ui.store.token_requests;
        waiting.with(|all| all.iter().next().map(|(_, request)| Arc::clone(request)))
    });
    let given = Signal::new(None::<Millis>);
    el("div").child_of(move || {
        let request = first.get()?;
        Some(form(ui, &request, given))
    })
}

/// `given` is when the last one was given.
fn form(ui: Ui, request: &TokenRequest, given: Signal<Option<Millis>>) -> El {
    let proxy = request.proxy;
    let field = el("input")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("required", "")
        .attr("data-token-field", "");
    let input = field.raw().clone().dyn_into::<HtmlInputElement>().ok();
    // The form goes while a token is tried. Refused soon after, it takes the focus back.
    let tried = given.get_untracked().map(|given| clock::now().saturating_sub(given));
    if let Some(..WAITS) = tried {
        focus(&field);
    }
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(input) = &input else { return };
        let token = Token::new(&input.value());
        // It must not stay in the page.
        input.set_value("");
        if let Some(token) = token {
            given.set(Some(clock::now()));
            ui.engine(|engine| engine.use_token(proxy, token));
        }
    };
    let error = &request.error;
    let said = match error.problem {
        Some(_) => i18n::advice(ui.locale, error).happened,
        None => format!("{} {}", error.code.as_deref().unwrap_or_default(), error.message),
    };
    let refused =
        request.was_sent.then(|| el("p").class("token-refused").text(ui.say(i18n::token::REFUSED)));
    let reason = el("p").attr("data-token-reason", "").text(said.trim());
    ui.alarm(&format!(
        "{}: {}",
        ui.source_label(request.source),
        ui.say(if request.was_sent { i18n::token::REFUSED } else { i18n::token::TITLE })
    ));
    el("form")
        .class("token-form")
        .attr("aria-label", ui.say(i18n::token::TITLE))
        .child(el("h3").text(ui.say(i18n::token::TITLE)))
        .child(el("p").class("muted").text(&ui.source_label(request.source)))
        .child(reason)
        .children(refused)
        .child(el("label").child(el("span").text(ui.say(i18n::token::TOKEN))).child(field))
        .child(
            el("button")
                .class("button primary")
                .attr("type", "submit")
                .text(ui.say(i18n::token::USE)),
        )
        .child(el("p").class("muted").text(ui.say(i18n::token::HINT)))
        .on("submit", submit)
}
