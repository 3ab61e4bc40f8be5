//! The text of a badge.

use super::{Locale, Text, apig_status, unknown};
use crate::{
    api::{Severity, Status, status::Code},
    domain::sent_text::isolated,
};

const CREATED_HINT: Text = Text::new("已创建，仍在启动", "Created, still starting up");

/// The word on a badge, its looks, and the notes to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadgeText {
    /// The severity that decides icon and colour.
    pub severity: Severity,
    /// The word on the badge.
    pub label: String,
    /// The number that was sent; empty where none was.
    pub number: String,
    /// The name and number as sent, if they contradict each other; else empty.
    pub contradiction: String,
    /// A tooltip with what the word alone does not tell; else empty.
    pub hint: &'static str,
}

impl BadgeText {
    /// A badge with a word and no notes.
    #[must_use]
    pub fn plain(severity: Severity, label: &str) -> Self {
        let label = label.to_owned();
        Self { severity, label, number: String::new(), contradiction: String::new(), hint: "" }
    }

    /// The badge of an undocumented word or number, as it was sent.
    #[must_use]
    pub fn unknown(locale: Locale, sent: &str) -> Self {
        Self::plain(Severity::Unknown, &unknown(locale, sent))
    }

    /// The badge of an APIG status. A status that is not in the table is shown as it was sent; if name and
    /// number disagree, both are shown.
    #[must_use]
    pub fn of_status(locale: Locale, status: &Status) -> Self {
        let number = status.number().map(|number| number.to_string()).unwrap_or_default();
        let name = status.name().unwrap_or_default();
        let contradiction = if status.is_contradictory() {
            format!("{} ≠ {number}", isolated(name))
        } else {
            String::new()
        };
        let label = apig_status(locale, status);
        let hint = match status.code() {
            Some(Code::CreateSuccess) => CREATED_HINT.localized(locale),
            Some(_) | None => "",
        };
        Self { severity: status.severity(), label, number, contradiction, hint }
    }
}
