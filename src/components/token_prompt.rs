//! Asks for a token while a proxy waits for one.

use leptos::prelude::*;

use super::TokenForm;
use crate::{
    browser::clock,
    hooks::ElementRef,
    poll::Millis,
    state::{AppState, TokenRequest},
};

/// A person who gave a token waits so long for what becomes of it.
const WAITS: Millis = 5_000;

/// The form of the proxy whose turn it is; nothing while none wants a token.
#[component]
pub fn TokenPrompt() -> impl IntoView {
    let state = AppState::from_context();
    let request = state.token_request();
    let place = ElementRef::default();
    let given = StoredValue::new(None::<Millis>);
    let form = move || {
        place.keep_focus();
        let request = request.get()?;
        // The form goes while a token is tried. Refused soon after, it takes the focus back.
        let tried = given.get_value().map(|given| clock::now().saturating_sub(given));
        let takes_focus = matches!(tried, Some(..WAITS));
        // The closure inside has a form made anew for each request: what was typed for one proxy must not
        // be sent to another.
        Some(move || {
            let TokenRequest { proxy, source, error, was_sent } = TokenRequest::clone(&request);
            let on_token = move |token| {
                given.try_set_value(Some(clock::now()));
                state.use_token(proxy, token);
            };
            view! {
                <TokenForm
                    source=state.source_label(source)
                    error
                    is_refused=was_sent
                    takes_focus
                    on_token
                />
            }
        })
    };
    view! { <div node_ref=place>{form}</div> }
}
