//! A moment.

use leptos::prelude::*;

use crate::{api::Timestamp, browser::intl, state::AppState};

/// A date and a time by the clock that the person chose, and all of it when one points at it.
#[component]
pub fn TimeText(
    /// The moment.
    moment: Timestamp,
    /// Whether its zone stands behind it.
    #[prop(optional)]
    has_zone: bool,
) -> impl IntoView {
    let state = AppState::from_context();
    let text = move || if has_zone { state.zoned(moment) } else { state.date_time(moment) };
    view! {
        <time datetime=intl::utc(moment) title=move || state.full_time(moment)>
            {text}
        </time>
    }
}
