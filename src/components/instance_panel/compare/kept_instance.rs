//! The instance that is kept to be compared with the next one.

use leptos::prelude::*;

use super::ComparisonBar;
use crate::state::AppState;

/// The bar that names the kept instance; nothing while none is kept, or while it is compared.
#[component]
pub fn KeptInstance() -> impl IntoView {
    let state = AppState::from_context();
    let pair = state.compared_pair();
    let kept =
        Memo::new(move |_| state.store.compared.get().filter(|_| pair.with(Option::is_none)));
    // The inner closure makes Leptos build a new bar for each instance.
    move || kept.get().map(|key| move || view! { <ComparisonBar key=key.clone() /> })
}
