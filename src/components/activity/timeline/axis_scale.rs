//! The numbers below the timeline's axis.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    domain::axis::{Axis, percentage},
    i18n::progress::tick,
};

/// The round numbers below the bars. Screen readers hear each part's time instead.
#[component]
pub fn AxisScale(
    /// The axis.
    axis: Axis,
) -> impl IntoView {
    let locale = use_i18n().locale;
    let tick = move |(place, number)| {
        // The last number has the unit, because there is room at the end.
        let unit = (place == 1000).then(|| axis.unit());
        view! { <span style:inset-inline-start=percentage(place)>{tick(locale, number, unit)}</span> }
            .into_any()
    };
    view! {
        <div class="scale muted" aria-hidden="true" translate="no">
            {axis.ticks().map(tick).collect_view()}
        </div>
    }
}
