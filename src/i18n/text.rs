//! A text in both languages.

use crate::domain::config::Locale;

/// A text that a person reads, in both languages, so that one cannot be forgotten in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Text {
    /// The same thing said in both languages.
    #[must_use]
    pub(super) const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { en, zh }
    }

    /// The text in one language.
    #[must_use]
    pub const fn localized(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.en,
            Locale::Zh => self.zh,
        }
    }
}

/// The catalogue in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct I18n {
    /// The language.
    pub locale: Locale,
}

impl I18n {
    /// A text in this language.
    #[must_use]
    pub const fn t(self, text: Text) -> &'static str {
        text.localized(self.locale)
    }
}
