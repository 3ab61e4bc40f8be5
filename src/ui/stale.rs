//! Where the mark of old data stands.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of};
use crate::components::StaleMark;

/// The mark at the table.
pub(super) fn stale(ui: AppState) -> El {
    island_of(ui, || view! { <StaleMark stale=ui.stale_data() /> })
}
