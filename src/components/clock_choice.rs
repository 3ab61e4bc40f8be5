//! The choice of the clock by which times are shown.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    i18n::{
        Text,
        detail::{BOTH_TIMES, LOCAL_TIME, UTC},
    },
    state::AppState,
};

/// Chooses between the browser's time zone and UTC, for the whole page.
#[component]
pub fn ClockChoice() -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let choice = move |label: Text, in_utc: bool, name: &'static str| {
        view! {
            <button
                class="button"
                type="button"
                data-clock=name
                aria-pressed=move || (state.in_utc.get() == in_utc).to_string()
                on:click=move |_| state.use_utc(in_utc)
            >
                {i18n.t(label)}
            </button>
        }
    };
    view! {
        <div class="choice" role="group" aria-label=i18n.t(BOTH_TIMES)>
            {choice(LOCAL_TIME, false, "local")}
            {choice(UTC, true, "utc")}
        </div>
    }
}
