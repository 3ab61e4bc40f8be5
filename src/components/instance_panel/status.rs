//! An instance's status as a badge.

use leptos::prelude::*;

use crate::{
    api::Status,
    components::{ui::Badge, use_i18n},
    i18n::BadgeText,
};

/// The badge; nothing while no status is known.
#[component]
pub(super) fn InstanceStatus(
    /// The status.
    status: Memo<Option<Status>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = Memo::new(move |_| {
        status.with(|status| Some(BadgeText::of_status(i18n.locale, status.as_ref()?)))
    });
    view! { <Badge text /> }
}
