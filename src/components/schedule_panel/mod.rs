//! The panel of the schedule, below the heading: when each poll is due, and how often it runs. The table
//! stays usable beside it.
//!
//! Must not know how anything is fetched.

mod diagnostics;
mod intervals;
mod polls;

use leptos::prelude::*;

use super::{
    ui::{IconButton, Layer, Shape},
    use_i18n,
};
use crate::{
    domain::{
        key::PollKey,
        stored::{PollChoice, PollPreferences},
    },
    hooks::ElementRef,
    i18n::{checks::TITLE, general::CLOSE},
    poll::Intervals,
};
use diagnostics::Diagnostics;
use intervals::IntervalChoices;
pub use polls::PollState;
use polls::Polls;

/// The panel. Its heading takes the focus as soon as it is in the page.
#[component]
pub fn SchedulePanel(
    /// The intervals of the configuration.
    configured: Intervals,
    /// The person's choices, which override the configuration.
    preferences: Memo<PollPreferences>,
    /// Called with each choice of an interval or of manual checks.
    #[prop(into)]
    on_choose: Callback<PollChoice>,
    /// Everything that is polled, in the order in which it is listed.
    polls: Memo<Vec<PollKey>>,
    /// Returns the state of a poll. The signals that it reads are tracked.
    #[prop(into)]
    describe: Callback<PollKey, PollState>,
    /// Runs one poll at once.
    #[prop(into)]
    on_check: Callback<PollKey>,
    /// Writes the diagnostics report: with IDs and names for `true`, else without.
    #[prop(into)]
    report: Callback<bool, String>,
    /// Called with the result of copying the report, in words, to be announced.
    #[prop(into)]
    on_copied: Callback<&'static str>,
    /// Called by Escape and by the close button. It may remove this panel.
    #[prop(into)]
    on_close: Callback<()>,
    /// Further choices.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = ElementRef::default();
    Effect::new(move |_| heading.focus());
    view! {
        <Layer attr:class="checks" label=i18n.t(TITLE) on_close>
            <div class="checks-head">
                <h3 node_ref=heading tabindex="-1">
                    {i18n.t(TITLE)}
                </h3>
                <IconButton
                    attr:data-close=""
                    shape=Shape::Close
                    name=i18n.t(CLOSE)
                    on_click=on_close
                />
            </div>
            <div class="checks-choices">
                <IntervalChoices configured preferences on_choose />
                {children.map(|children| children())}
                <Diagnostics report on_copied />
            </div>
            <Polls polls describe on_check />
        </Layer>
    }
}
