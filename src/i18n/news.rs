//! What is said aloud.

use super::Locale;

/// Something has become something.
#[must_use]
pub fn is_now(locale: Locale, name: &str, what: &str) -> String {
    match locale {
        Locale::En => format!("{name}: {what}"),
        Locale::Zh => format!("{name}：{what}"),
    }
}
