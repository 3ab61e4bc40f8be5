//! Where the entries stand that cannot be read.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of};
use crate::components::UnreadableEntries;

/// How many there are, and their text.
pub(super) fn unreadable(ui: AppState) -> El {
    island_of(ui, || view! { <UnreadableEntries entries=ui.unreadable_entries() /> })
}
