//! The bar of a part on the axis.

use leptos::prelude::*;

use crate::domain::{
    axis::{Axis, percentage},
    timeline::{Lasting, Until},
};

/// A bar from the part's start to its end, or to the server's time now. Without a start there is none.
#[component]
pub fn PartBar(
    /// How long the part lasted.
    lasting: Memo<Option<Lasting>>,
    /// The axis; `None` until the server's time is known.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let span = Memo::new(move |_| Some(lasting.get()?.span(axis.get()?)));
    let from = move || span.get().map(|span| percentage(span.from));
    let to = move || {
        let end = span.get()?.to;
        Some(end.map_or_else(|| "var(--now)".to_owned(), percentage))
    };
    let has_not_begun = move || lasting.get().is_none();
    let is_underway = move || lasting.get().is_some_and(|lasting| lasting.to == Until::Now);
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
