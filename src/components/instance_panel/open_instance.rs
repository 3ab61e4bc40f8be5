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
    // The closure inside has a panel made anew for each instance: without it, the panel of the next one
    // would be drawn over this one, with what was typed here.
    move || open.get().map(|key| move || view! { <InstancePanel key=key.clone() /> })
}
