//! The parts of a ROMA creation as a table: the facts of the timeline as text.

use leptos::prelude::*;

use super::table_row::TableRow;
use crate::{
    components::{ui::Each, use_i18n},
    domain::{axis::Axis, key::PollKey},
    i18n::{
        activity::SUB_SERVICE_TABLE,
        pair,
        progress::{
            COLUMN_ELAPSED, COLUMN_ENDED, COLUMN_ERROR, COLUMN_NAME, COLUMN_STARTED, COLUMN_STATE,
            since,
        },
    },
    state::AppState,
};

/// The heads of the columns.
const HEADS: [crate::i18n::Text; 6] =
    [COLUMN_NAME, COLUMN_STATE, COLUMN_STARTED, COLUMN_ENDED, COLUMN_ELAPSED, COLUMN_ERROR];

/// The table.
#[component]
pub fn TimelineTable(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The places of the parts in the answer.
    places: Memo<Vec<usize>>,
    /// The axis of the timeline; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let since = move || {
        axis.get().map(Axis::start).map(|start| since(i18n.locale, &state.date_time(start)))
    };
    let name = state.poll_name(&poll);
    let label = move || pair(i18n.locale, &name.get(), i18n.t(SUB_SERVICE_TABLE));
    let head = |text| view! { <th scope="col">{i18n.t(text)}</th> }.into_any();
    let row = move |index| view! { <TableRow poll=poll.clone() index axis /> }.into_any();
    // The table may be wider than its card. Then this box scrolls, by keyboard too.
    view! {
        <div
            class="timeline-scroll"
            role="region"
            tabindex="0"
            aria-label=label
        >
            <table translate="no">
                <caption class="muted">{since}</caption>
                <thead>
                    <tr>{HEADS.into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>
                    <Each keys=places children=row />
                </tbody>
            </table>
        </div>
    }
}
