//! A time in the table of the timeline.

use leptos::prelude::*;

use crate::{
    api::Moment,
    components::{ui::ValueOrNone, use_i18n},
    domain::{axis::Axis, sent_text::visible, timeline::Part},
    i18n::elapsed,
    poll::Millis,
    state::AppState,
};

/// The time since the start of the whole creation; a text that is not a time is shown as it was sent.
#[component]
pub fn TimeCell(
    /// The part of the creation.
    part: Memo<Option<Part>>,
    /// The axis of all parts; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
    /// Reads the time from the part: its start or its end.
    moment: fn(&Part) -> Option<Moment>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let moment = move || part.with(|part| moment(part.as_ref()?));
    let text = move || {
        let passed = match moment() {
            Some(Moment::AsSent(text)) => return Some(visible(&text).into_owned()),
            Some(Moment::At(at)) => {
                axis.get().map(Axis::start).map(|start| at.since(start).as_millis())
            }
            None => None,
        };
        let passed = passed.and_then(|passed| Millis::try_from(passed).ok());
        passed.map(|passed| format!("+{}", elapsed(i18n.locale, passed)))
    };
    let full = move || Some(state.full_time(moment()?.timestamp()?));
    view! {
        <span title=full>{move || view! { <ValueOrNone text=text() /> }}</span>
    }
}
