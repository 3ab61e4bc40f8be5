//! An instance's ID, to be copied.

use leptos::prelude::*;

use crate::{
    components::{ui::CopyButton, use_i18n},
    domain::sent_text::visible,
    i18n::detail::COPY_ID,
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
    let shown = visible(&id).into_owned();
    view! {
        <p class="detail-id" translate="no">
            <code>{shown}</code>
            <CopyButton
                text=id
                name=i18n.t(COPY_ID)
                on_outcome=move |words| state.announcements.announce(words)
            />
        </p>
    }
}
