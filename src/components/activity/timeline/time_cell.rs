//! A moment in the table of the timeline.

use leptos::prelude::*;

use crate::{
    api::Moment,
    components::{ui::ValueOrNone, use_i18n},
    domain::{axis::Axis, sent_text::visible, timeline::Part},
    i18n::elapsed,
    poll::Millis,
    state::AppState,
};

/// How long after the start of the whole creation a moment is; what is no moment as it was sent.
#[component]
pub fn TimeCell(
    /// The part of the creation.
    part: Memo<Option<Part>>,
    /// The axis of all parts; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
    /// Which moment of the part.
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
