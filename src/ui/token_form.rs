//! Where the form stands that asks for a token.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    context::AppState,
    dom::{El, el},
    engine::TokenRequest,
    island::island_of,
    reactive::memo,
};
use crate::{browser::clock, components::TokenForm, i18n, poll::Millis};

/// For how long whoever gave a token waits for what is said of it.
const WAITS: Millis = 5_000;

/// The form, while a proxy waits for a token; nothing else. Where several do, they take turns.
pub(super) fn token_form(ui: AppState) -> El {
    let first = memo(move |_| {
        let waiting = ui.store.token_requests;
        waiting.with(|all| all.iter().next().map(|(_, request)| Arc::clone(request)))
    });
    let given = RwSignal::new(None::<Millis>);
    el("div").child_of(move || {
        let request = first.get()?;
        Some(form(ui, &request, given))
    })
}

/// `given` is when the last one was given.
fn form(ui: AppState, request: &TokenRequest, given: RwSignal<Option<Millis>>) -> El {
    let TokenRequest { proxy, source, error, was_sent: is_refused } = request.clone();
    let source = ui.source_label(source);
    let text = if is_refused { i18n::token::REFUSED } else { i18n::token::TITLE };
    ui.announcements.alert(&format!("{source}: {}", ui.say(text)));
    // The form goes while a token is tried. Refused soon after, it takes the focus back.
    let tried = given.get_untracked().map(|given| clock::now().saturating_sub(given));
    let takes_focus = matches!(tried, Some(..WAITS));
    let on_token = move |token| {
        given.set(Some(clock::now()));
        ui.use_token(proxy, token);
    };
    island_of(ui, || view! { <TokenForm source error is_refused takes_focus on_token /> })
}
