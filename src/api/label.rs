//! What is wrong with the configuration, in both languages, until `proxy` and `config` have codes for it.

/// A problem of the configuration.
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
