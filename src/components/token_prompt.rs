//! The form for a token, while a proxy waits for one.

use leptos::prelude::*;

use super::{
    TokenForm,
    ui::{Icon, Shape},
    use_i18n,
};
use crate::{
    api::Severity,
    browser::clock,
    hooks::ElementRef,
    i18n::token::{ASKED, NOT_GIVEN},
    poll::Millis,
    state::{AppState, TokenRequest, TokenSource},
};

/// If a token is refused within this time, the form takes the focus again.
const WAITS: Millis = 5_000;

/// The form for the first proxy that waits for a token; nothing while none does.
#[component]
pub fn TokenPrompt() -> impl IntoView {
    let state = AppState::from_context();
    let request = state.token_request();
    let place = ElementRef::default();
    let given = StoredValue::new(None::<Millis>);
    let form = move || {
        place.keep_focus();
        let request = request.get()?;
        // The form is removed while a token is tried. If that is refused soon, the form takes the focus back.
        let tried = given.get_value().map(|given| clock::now().saturating_sub(given));
        let takes_focus = matches!(tried, Some(..WAITS));
        // The inner closure makes Leptos build a new form for each request: a token typed for one proxy
        // must not be sent to another.
        Some(move || {
            if !state.has_typed_tokens() {
                let is_exhausted = state.token_source.get() == TokenSource::Exhausted;
                return view! { <TokenNote is_exhausted /> }.into_any();
            }
            let TokenRequest { proxy, source, error, was_sent, .. } = TokenRequest::clone(&request);
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
            .into_any()
        })
    };
    view! { <div node_ref=place>{form}</div> }
}

/// The note that is shown while the page, not a person, provides the token.
#[component]
fn TokenNote(
    /// Whether the page gave no usable token.
    is_exhausted: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let (severity, text) =
        if is_exhausted { (Severity::Failed, NOT_GIVEN) } else { (Severity::Transition, ASKED) };
    view! {
        <section class="notice" part="notice" data-notice="token" role="status">
            <Icon shape=Shape::Severity(severity) />
            <p>{i18n.t(text)}</p>
        </section>
    }
}
