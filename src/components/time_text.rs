//! A date and time.

use leptos::prelude::*;

use crate::{api::Timestamp, browser::intl, state::AppState};

/// A date and time by the clock that the person chose, with the full form as its tooltip.
#[component]
pub fn TimeText(
    /// The time.
    moment: Timestamp,
    /// Whether the time zone follows the time.
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
