//! A word of the APIs' own vocabulary in both languages.

/// What a documented code is called.
///
/// The Chinese words are those of the API documents; the English ones are clear words rather than
/// the documents' identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Label {
    /// The same thing said in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { en, zh }
    }
}
