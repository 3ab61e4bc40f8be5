//! A status as icon, word and colour.

use leptos::prelude::*;

use super::ui::Badge;
use crate::i18n::BadgeText;

/// A badge that stays the same element while what it says changes.
#[component]
pub fn StatusBadge(
    /// What it says.
    #[prop(into)]
    badge: Signal<BadgeText>,
) -> impl IntoView {
    let tone = Signal::derive(move || badge.with(|badge| badge.severity));
    let label = Signal::derive(move || badge.with(|badge| badge.label.clone()));
    let number = Signal::derive(move || badge.with(|badge| badge.number.clone()));
    let contradiction = Signal::derive(move || badge.with(|badge| badge.contradiction.clone()));
    view! { <Badge tone label number contradiction /> }
}
