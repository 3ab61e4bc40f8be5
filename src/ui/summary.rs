//! Where the summary stands.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of};
use crate::components::Summary;

/// The summary of everything loaded.
pub(super) fn summary(ui: AppState) -> El {
    let (counts, chosen) = (ui.group_counts(), ui.filtered_groups());
    island_of(ui, || {
        view! { <Summary counts chosen on_toggle=move |group| ui.toggle_group(group) /> }
    })
}
