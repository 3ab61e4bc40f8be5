//! The bar of a part on the axis.

use leptos::prelude::*;

use crate::domain::{
    axis::{Axis, percentage},
    timeline::{Part, Until},
};

/// A bar from the part's start to its end, or to the server's present time. Without a start it is hidden.
#[component]
pub fn PartBar(
    /// The part; `None` until the first answer.
    part: Memo<Option<Part>>,
    /// The axis; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let lasting = move || part.with(|part| part.as_ref()?.lasting);
    let span = move || Some(lasting()?.span(axis.get()?));
    let from = move || span().map(|span| percentage(span.from));
    let to = move || {
        let end = span()?.to;
        Some(end.map_or_else(|| "var(--now)".to_owned(), percentage))
    };
    let has_not_begun = move || lasting().is_none();
    let is_underway = move || lasting().is_some_and(|lasting| lasting.to == Until::Now);
    view! {
        <div class="part-track" aria-hidden="true">
            <div
                class="part-bar"
                hidden=has_not_begun
                data-lasts=is_underway
                style=("--from", from)
                style=("--to", to)
            />
        </div>
    }
}
