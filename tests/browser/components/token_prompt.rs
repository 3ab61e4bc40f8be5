//! The form that asks for a token, over the state of a console.

use std::sync::Arc;

use instance_console::{
    api::{Error, ErrorParts, Kind},
    components::TokenPrompt,
    state::{AppState, TokenRequest},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Page, mount_with_state};
use crate::{find, script, turn};

fn ask(state: AppState, proxy: usize, was_sent: bool) {
    let error = Error::from(ErrorParts {
        kind: Kind::Credential,
        status: Some(401),
        code: None,
        message: "no token".to_owned(),
        problem: None,
        request_id: None,
        retry_after: None,
    });
    let request = TokenRequest { proxy, source: 0, error, was_sent, is_repeated: false };
    state.store.token_requests.update(|requests| requests.push(Arc::new(request)));
}

fn answer(state: AppState, proxy: usize) {
    let is_other = |request: &Arc<TokenRequest>| request.proxy != proxy;
    state.store.token_requests.update(|requests| requests.retain(is_other));
}

async fn prompt() -> (Page, AppState) {
    script("window.realFetch ??= window.fetch; window.fetch = () => new Promise(() => {})");
    let (page, state) = mount_with_state(|| {
        view! {
            <TokenPrompt />
            <button id="near"></button>
        }
    });
    turn().await;
    (page, state)
}

#[wasm_bindgen_test]
async fn proxies_take_turns_and_what_was_typed_for_one_is_not_there_for_the_next() {
    let (page, state) = prompt().await;
    assert!(find(&page.place, "form").is_none());
    ask(state, 1, false);
    turn().await;
    assert!(page.text("form").contains("North"));
    assert!(!page.has_focus("[data-token-field]"), "nobody asked for it");
    page.field("[data-token-field]").set_value("secret");
    ask(state, 0, false);
    turn().await;
    assert_eq!(page.field("[data-token-field]").value(), "secret", "the first one waits still");
    answer(state, 1);
    turn().await;
    assert_eq!(page.field("[data-token-field]").value(), "");
}

#[wasm_bindgen_test]
async fn a_token_that_is_refused_soon_has_the_focus_again() {
    let (page, state) = prompt().await;
    ask(state, 0, false);
    turn().await;
    page.focus("[data-token-field]");
    page.field("[data-token-field]").set_value("secret");
    page.click(".token-form .primary");
    answer(state, 0);
    turn().await;
    assert!(find(&page.place, "form").is_none());
    ask(state, 0, true);
    turn().await;
    assert!(find(&page.place, ".token-refused").is_some());
    assert!(page.has_focus("[data-token-field]"));
}
