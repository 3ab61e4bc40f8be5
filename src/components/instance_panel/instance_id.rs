//! An instance's ID, to be copied.

use leptos::prelude::*;

use crate::{
    components::{ui::CopyButton, use_i18n},
    i18n::general::ID,
    state::AppState,
};

/// The ID, and a button that copies it.
#[component]
pub(super) fn InstanceId(
    /// The ID.
    id: String,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let text = id.clone();
    view! {
        <p class="detail-id" translate="no">
            <code>{id}</code>
            <CopyButton
                text
                what=i18n.t(ID)
                on_outcome=move |words| state.announcements.announce(words)
            />
        </p>
    }
}
