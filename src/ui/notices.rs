//! Where the notices of failed lists stand.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of};
use crate::{components::Notices, domain::key::PollKey};

/// The notices above the table.
pub(super) fn notices(ui: AppState) -> El {
    let check = move |source| ui.refresh(Some(PollKey::list(source)));
    island_of(ui, || view! { <Notices failed=ui.failed_lists() on_check=check /> })
}
