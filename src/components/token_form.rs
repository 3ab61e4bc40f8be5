//! A form in which the person types a token for a proxy.

use console_config::TokenProblem;
use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use crate::{
    api::Error,
    client::Token,
    components::use_i18n,
    i18n::{
        I18n, advice,
        token::{HINT, HOW, REFUSED, TITLE, TOKEN, USE, problem as problem_text, required_by},
    },
};

/// The form. It handles Enter and a click on its button itself, because `submit` never fires in a sandboxed
/// frame without `allow-forms`. Either of them empties the field at once, whether the token is valid or not.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub fn TokenForm(
    /// The label of the source that waits for the token.
    #[prop(into)]
    source: String,
    /// The error with which the proxy, or the service behind it, asked for a token.
    error: Error,
    /// Whether a token was sent before, and refused.
    is_refused: bool,
    /// Whether the field takes the focus as soon as it is in the page.
    takes_focus: bool,
    /// Called with a typed token that is valid. It may remove this form.
    #[prop(into)]
    on_token: Callback<Token>,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Input>::new();
    if takes_focus {
        Effect::new(move |_| field.get().map(|field| field.focus()));
    }
    // What an API says of a call without a token is no news, and was not asked for.
    let reason = (is_refused || error.problem.is_some()).then(|| said(i18n, &error));
    let reason = reason.map(|reason| {
        view! {
            <p data-token-reason="" translate="no">
                {reason}
            </p>
        }
    });
    let problem = RwSignal::new(None::<TokenProblem>);
    let refused = is_refused.then(|| view! { <p class="token-refused">{i18n.t(REFUSED)}</p> });
    let submit = move || {
        let Some(field) = field.get_untracked() else { return };
        let token = Token::new(&field.value());
        field.set_value("");
        problem.set(token.as_ref().err().copied());
        match token {
            Ok(token) => on_token.run(token),
            Err(_) => {
                let _ = field.focus();
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            submit();
        }
    };
    let forget_problem = move |_| {
        if problem.with_untracked(Option::is_some) {
            problem.set(None);
        }
    };
    view! {
        <form class="token-form" aria-label=i18n.t(TITLE) on:submit=|event| event.prevent_default()>
            <h3>{i18n.t(TITLE)}</h3>
            <p class="muted" translate="no">
                {required_by(i18n.locale, &source)}
            </p>
            {reason}
            {refused}
            <p class="field-problem" id="token-problem" role="alert" translate="no">
                {move || problem.get().map_or("", |problem| i18n.t(problem_text(problem)))}
            </p>
            <label>
                <span>{i18n.t(TOKEN)}</span>
                <input
                    node_ref=field
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    required
                    on:keydown=press
                    aria-describedby="token-problem"
                    aria-invalid=move || problem.get().map(|_| "true")
                    data-token-field=""
                    on:input=forget_problem
                />
            </label>
            <button class="button primary" type="button" on:click=move |_| submit()>
                {i18n.t(USE)}
            </button>
            <p class="muted">{i18n.t(HOW)}</p>
            <p class="muted">{i18n.t(HINT)}</p>
        </form>
    }
}

/// The error in words: advice if the answer did not come from an API, else the API's own words.
fn said(i18n: I18n, error: &Error) -> String {
    let said = match error.problem {
        Some(_) => advice(i18n.locale, error).happened,
        None => format!("{} {}", error.code.as_deref().unwrap_or_default(), error.message),
    };
    said.trim().to_owned()
}
