//! One change: of which instance, when, and what.

use leptos::prelude::*;

use crate::{
    domain::changes::{Change, What},
    state::AppState,
};

/// A change, with a button that opens its instance where that is still listed.
#[component]
pub fn ChangeLine(
    /// The change.
    change: Change,
) -> impl IntoView {
    let state = AppState::from_context();
    let text = state.change_text(&change);
    let time = change.at.map(|at| state.date_time(at));
    let Change { what, after, .. } = change;
    let key = after.key.clone();
    let name = match after.instance.name.as_str() {
        "" => key.id.to_string(),
        name => name.to_owned(),
    };
    let named = if what == What::Gone {
        view! { <span class="change-name">{name}</span> }.into_any()
    } else {
        view! {
            <button
                class="link change-name"
                type="button"
                title=key.id.to_string()
                on:click=move |_| state.visit(key.clone())
            >
                {name}
            </button>
        }
        .into_any()
    };
    view! {
        <li class="change" data-change=what.id() translate="no">
            {named}
            <span class="muted change-time">{time}</span>
            <span class="change-what">{text}</span>
        </li>
    }
}
