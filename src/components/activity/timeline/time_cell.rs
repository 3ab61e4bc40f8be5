//! A moment in the table of the timeline.

use leptos::prelude::*;

use crate::{
    api::{Moment, Timestamp},
    browser::intl,
    components::use_i18n,
    i18n::{elapsed, general::NONE},
    poll::Millis,
};

/// How long after the start of the whole creation a moment is; what is no moment as it was sent.
#[component]
pub fn TimeCell(
    /// The moment; `None` where there is none.
    moment: Memo<Option<Moment>>,
    /// When the whole creation began; `None` until that is known.
    start: Memo<Option<Timestamp>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let passed = match moment.get() {
            Some(Moment::AsSent(text)) => return text,
            Some(Moment::At(at)) => start.get().map(|start| at.since(start).as_millis()),
            None => None,
        };
        let passed = passed.and_then(|passed| Millis::try_from(passed).ok());
        passed.map_or_else(
            || i18n.t(NONE).to_owned(),
            |passed| format!("+{}", elapsed(i18n.locale, passed)),
        )
    };
    let utc = move || moment.with(|moment| Some(intl::utc(moment.as_ref()?.timestamp()?)));
    view! { <span title=utc>{text}</span> }
}
