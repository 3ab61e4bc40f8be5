//! What is checked when, and what one can do about it: a panel below the heading, beside which the table
//! stays in use.
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
    i18n::{checks::ALL, general::CLOSE},
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
    /// What the person chose instead.
    preferences: Memo<PollPreferences>,
    /// Is given each choice of an interval, or of none.
    #[prop(into)]
    on_choose: Callback<PollChoice>,
    /// Everything that is polled, in the order in which it is listed.
    polls: Memo<Vec<PollKey>>,
    /// Tells how a poll stands, and what is read in telling it is tracked.
    #[prop(into)]
    describe: Callback<PollKey, PollState>,
    /// Asks for one of them at once.
    #[prop(into)]
    on_check: Callback<PollKey>,
    /// Writes the diagnostics report: with IDs and names, or without.
    #[prop(into)]
    report: Callback<bool, String>,
    /// Is given in words what came of copying the report, to be announced.
    #[prop(into)]
    on_copied: Callback<&'static str>,
    /// Called by Escape and by the cross. It may take this panel away.
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
        <Layer attr:class="checks" label=i18n.t(ALL) on_close>
            <div class="checks-head">
                <h3 node_ref=heading tabindex="-1">
                    {i18n.t(ALL)}
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
