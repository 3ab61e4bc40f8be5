//! The parts of a ROMA creation on one axis of the server's time, and the same as a table.
//!
//! The elements stay from answer to answer. Each second only the style property `--now` changes, which makes
//! every bar that has not ended grow.

mod axis_scale;
mod part_bar;
mod part_row;
mod table;
mod table_row;
mod time_cell;

use leptos::prelude::*;

use crate::{
    components::{
        ui::{Disclosure, Each},
        use_i18n,
    },
    domain::{axis::percentage, key::PollKey},
    i18n::{activity::SUB_SERVICES, pair, progress::AS_TABLE},
    state::AppState,
};
use axis_scale::AxisScale;
use part_row::PartRow;
use table::TimelineTable;

/// The timeline, and below it the table, folded at first.
#[component]
pub fn Timeline(
    /// The poll that follows the creation.
    poll: PollKey,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let axis = state.axis(&poll);
    let of_places = poll.clone();
    // The key of a part is its index, because two parts may have the same name.
    let places = Memo::new(move |_| {
        let count = state.store.records.with(&of_places, |record| {
            let process = record.progress.as_ref()?.task.process()?;
            Some(process.services.len())
        });
        (0..count.unwrap_or(0)).collect::<Vec<_>>()
    });
    let source = poll.source;
    let now = Memo::new(move |_| {
        state.store.now.track();
        Some(percentage(axis.get()?.at(state.server_time(source)?)))
    });
    let step = Memo::new(move |_| {
        let (place, _) = axis.get()?.ticks().nth(1)?;
        Some(percentage(place))
    });
    let name = state.poll_name(&poll);
    let label = move || pair(i18n.locale, &name.get(), i18n.t(SUB_SERVICES));
    let of_table = poll.clone();
    let row = move |index| view! { <PartRow poll=poll.clone() index axis /> }.into_any();
    view! {
        <div class="timeline" data-timeline="">
            <ul
                class="parts"
                aria-label=label
                style=("--now", move || now.get())
                style=("--step", move || step.get())
            >
                <Each keys=places children=row />
            </ul>
            {move || axis.get().map(|axis| view! { <AxisScale axis /> })}
            <Disclosure attr:class="timeline-table" title=i18n.t(AS_TABLE)>
                <TimelineTable poll=of_table.clone() places axis />
            </Disclosure>
        </div>
    }
}
