//! The panel of the instance that is open.

use leptos::prelude::*;

use super::InstancePanel;
use crate::state::AppState;

/// The panel; nothing while no instance is open, or while two are compared.
#[component]
pub fn OpenInstance() -> impl IntoView {
    let state = AppState::from_context();
    let pair = state.compared_pair();
    let open = Memo::new(move |_| state.store.open.get().filter(|_| pair.with(Option::is_none)));
    // The inner closure makes Leptos build a new panel for each instance. Without it, the next instance would
    // reuse this panel, with the text that was typed in it.
    move || open.get().map(|key| move || view! { <InstancePanel key=key.clone() /> })
}
