//! One change: of which instance, when, and what.

use leptos::prelude::*;

use super::{TimeText, ui::ValueOrNone, use_i18n};
use crate::{
    domain::{
        changes::{Change, What},
        sent_text::{visible, visible_name},
        view::Column,
    },
    i18n::{
        changes::{APPEARED, BECAME, GONE, NAME},
        pair,
        table::column_title,
    },
    state::AppState,
};

/// A change, with a button that opens its instance, unless the change is that the instance has gone.
#[component]
pub fn ChangeLine(
    /// The change.
    change: Change,
) -> impl IntoView {
    let state = AppState::from_context();
    let text = view! { <ChangeText change=change.clone() /> };
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
                on:click=move |_| state.visit(key.clone())
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

/// What has changed: `Status: Creating → Running`.
#[component]
fn ChangeText(
    /// The change.
    change: Change,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let column = match change.what {
        What::Appeared => return i18n.t(APPEARED).into_any(),
        What::Gone => return i18n.t(GONE).into_any(),
        What::Field(column) => column,
    };
    let label = i18n.t(if column == Column::Name { NAME } else { column_title(column) });
    let value = |row| view! { <bdi><ValueOrNone text=state.cell_text(column, row) /></bdi> };
    view! {
        {pair(i18n.locale, label, "")}
        {value(&change.before)}
        <span aria-hidden="true">{" → "}</span>
        <span class="unseen">{i18n.t(BECAME)}</span>
        {value(&change.after)}
    }
    .into_any()
}
