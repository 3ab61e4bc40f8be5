//! One change: of which instance, when, and what.

use leptos::prelude::*;

use super::TimeText;
use crate::{
    domain::{
        changes::{Change, What},
        sent_text::{visible, visible_name},
    },
    state::AppState,
};

/// A change, with a button that opens its instance where that is still listed.
#[component]
pub fn ChangeLine(
    /// The change.
    change: Change,
) -> impl IntoView {
    let state = AppState::from_context();
    let said = change.clone();
    let text = move || state.change_text(&said);
    let time = change.at.map(|moment| view! { <TimeText moment /> });
    let Change { what, after, .. } = change;
    let key = after.key.clone();
    let name = visible_name(&after.instance.name).unwrap_or_else(|| visible(&key.id)).into_owned();
    let named = if what == What::Gone {
        view! { <span class="change-name"><bdi>{name}</bdi></span> }.into_any()
    } else {
        view! {
            <button
                class="link change-name"
                type="button"
                title=visible(&key.id).into_owned()
                on:click=move |_| state.open(key.clone())
            >
                <bdi>{name}</bdi>
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
