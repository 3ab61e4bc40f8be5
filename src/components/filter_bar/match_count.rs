//! How many instances match the filter.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    i18n::{Count, count as count_text},
};

/// How many of the loaded instances match, and whether there are more than those.
#[component]
pub fn MatchCount(
    /// The numbers.
    count: Memo<Count>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="count" data-count="" translate="no">
            {move || count_text(i18n.locale, count.get())}
        </p>
    }
}
