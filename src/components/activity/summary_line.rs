//! The first line of a card: the state of the creation, and its progress.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::{ui::Badge, use_i18n},
    i18n::{BesideBadge, CardSummary},
};

/// The badge, and beside it the percentage or the number of phones that wait before this one.
#[component]
pub fn SummaryLine(
    /// The summary of the creation; `None` until the first answer.
    summary: Memo<Option<CardSummary>>,
) -> impl IntoView {
    let locale = use_i18n().locale;
    let badge = Memo::new(move |_| summary.with(|summary| summary.as_ref()?.badge.clone()));
    let beside = Memo::new(move |_| summary.with(|summary| summary.as_ref()?.beside));
    let beside = move || {
        let beside = beside.get()?;
        let text = beside.text(locale);
        Some(match beside {
            BesideBadge::Percent(percent) => {
                view! { <span class="percent" data-progress=percent.to_string()>{text}</span> }
                    .into_any()
            }
            BesideBadge::Waiting(count) => {
                view! { <span data-waiting=count.to_string()>{text}</span> }.into_any()
            }
        })
    };
    view! {
        <div class="card-line" translate="no">
            <Badge text=badge />
            {beside}
        </div>
    }
}

/// The percentage of the bar that is filled; `None` while it is not known.
pub(super) fn percent(summary: Memo<Option<CardSummary>>) -> Signal<Option<u8>> {
    Signal::derive(move || summary.with(|summary| summary.as_ref()?.percent))
}

/// The colour of the bar.
pub(super) fn tone(summary: Memo<Option<CardSummary>>) -> Signal<Option<Severity>> {
    Signal::derive(move || summary.with(|summary| summary.as_ref().map(|summary| summary.tone)))
}
