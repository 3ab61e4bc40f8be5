//! Where a badge stands among elements.

use leptos::prelude::*;

pub(in crate::ui) use crate::i18n::BadgeText as Badge;
use crate::{
    components::StatusBadge,
    ui::{context::AppState, dom::El, island::island_of},
};

/// Draws a badge that stays the same element while what it says changes.
pub(in crate::ui) fn badge_of(ui: AppState, badge: Memo<Badge>) -> El {
    island_of(ui, || view! { <StatusBadge badge /> })
}
