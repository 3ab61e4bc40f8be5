//! The form that asks for a token.

use instance_console::{
    api::{Error, ErrorParts, Kind},
    client::Token,
    components::TokenForm,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Page;
use crate::{find, turn};

/// The error of a gateway for a request without a token.
fn no_token() -> Error {
    Error::from(ErrorParts {
        kind: Kind::Credential,
        status: Some(401),
        code: Some("APIG.1002".to_owned()),
        message: "Incorrect token".to_owned(),
        problem: None,
        request_id: None,
        retry_after: None,
    })
}

#[wasm_bindgen_test]
async fn a_typed_token_leaves_the_page_and_is_given_to_the_parent_last() {
    let (is_there, given) = (RwSignal::new(true), RwSignal::new(Vec::new()));
    let page = Page::mount(move || {
        let take = move |token: Token| {
            given.update(|given| given.push(token.reveal().to_owned()));
            is_there.set(false);
        };
        let form = move || {
            let form = view! {
                <TokenForm
                    source="North"
                    error=no_token()
                    is_refused=false
                    takes_focus=false
                    on_token=take
                />
            };
            is_there.get().then_some(form)
        };
        view! { <div>{form}</div> }
    });
    assert!(page.find("form").matches("[aria-label='Enter a token to continue']").unwrap());
    assert!(find(&page.place, "[data-token-reason]").is_none(), "no token was given yet");
    assert!(page.text("form").contains("Required by: North"));
    let field = page.field("[data-token-field]");
    assert!(field.matches("[type=password][required][autocomplete=off]").unwrap());
    let submit = page.button("Use token");
    field.set_value("   ");
    submit.click();
    assert_eq!(field.value(), "");
    assert!(given.read_untracked().is_empty());
    field.set_value(" secret ");
    submit.click();
    assert_eq!(field.value(), "");
    assert_eq!(given.get_untracked(), ["secret"]);
    turn().await;
    assert!(!field.is_connected());
}

#[wasm_bindgen_test]
async fn a_form_after_a_refusal_says_so_and_takes_the_focus_if_it_is_to() {
    for takes_focus in [true, false] {
        let page = Page::mount(move || {
            view! {
                <TokenForm
                    source="North"
                    error=no_token()
                    is_refused=true
                    takes_focus
                    on_token=|_| ()
                />
            }
        });
        turn().await;
        assert_eq!(page.has_focus("[data-token-field]"), takes_focus);
        let refused = page.text(".token-refused");
        assert_eq!(
            refused,
            "The token was rejected. It may have expired (tokens last 24 hours). Enter a new one."
        );
        assert_eq!(page.text("[data-token-reason]"), "APIG.1002 Incorrect token");
    }
}
