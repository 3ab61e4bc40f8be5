//! A status as icon, word and colour.

use leptos::prelude::*;

use crate::{
    api::{Severity, Status},
    components, i18n,
    ui::{context::Ui, dom::El, island::island_of, reactive},
};

/// A badge: what it says, how it looks, and what is said of it beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Badge {
    /// Decides icon and colour.
    pub(in crate::ui) severity: Severity,
    /// The word on it.
    pub(in crate::ui) text: String,
    /// What was sent, where that differs from what the table has; else empty.
    pub(in crate::ui) sent: String,
    /// The number for `data-status`; empty when none was sent.
    pub(in crate::ui) number: String,
}

impl Badge {
    /// A badge that says one thing.
    #[must_use]
    pub(in crate::ui) fn plain(severity: Severity, text: &str) -> Self {
        Self { severity, text: text.to_owned(), sent: String::new(), number: String::new() }
    }

    /// The badge of a word or number that no document has, as it was sent.
    #[must_use]
    pub(in crate::ui) fn unknown(ui: Ui, sent: &str) -> Self {
        Self::plain(Severity::Unknown, &i18n::unknown(ui.locale, sent))
    }

    /// The badge of an APIG status. What is not in the table is shown as it was sent; where name and
    /// number disagree, both are.
    #[must_use]
    pub(in crate::ui) fn of(ui: Ui, status: &Status) -> Self {
        let number = status.number().map(|number| number.to_string()).unwrap_or_default();
        let name = status.name().unwrap_or_default();
        let text = i18n::apig_status(ui.locale, status);
        let sent =
            if status.is_contradictory() { format!("{name} ≠ {number}") } else { String::new() };
        Self { severity: status.severity(), text, sent, number }
    }
}

/// Draws a badge, and beside it what contradicts it.
pub(in crate::ui) fn badge(ui: Ui, badge: &Badge) -> El {
    let Badge { severity: tone, text: label, sent: contradiction, number } = badge.clone();
    island_of(ui, || view! { <components::ui::Badge tone label number contradiction /> })
}

/// Draws a badge that stays the same element while what it says changes.
pub(in crate::ui) fn badge_of(ui: Ui, badge: reactive::Memo<Badge>) -> El {
    let tone = Signal::derive(move || badge.with(|badge| badge.severity));
    let label = Signal::derive(move || badge.with(|badge| badge.text.clone()));
    let number = Signal::derive(move || badge.with(|badge| badge.number.clone()));
    let contradiction = Signal::derive(move || badge.with(|badge| badge.sent.clone()));
    island_of(ui, || view! { <components::ui::Badge tone label number contradiction /> })
}
