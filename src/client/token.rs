//! The token: in memory, and nowhere else.

use std::fmt;

/// A token. It cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token as typed or given; `None` when nothing is left of it without blanks.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The value of the header `X-Auth-Token`; `None` for a token with anything but visible ASCII, which
    /// no browser sends.
    #[must_use]
    pub fn header_value(&self) -> Option<&str> {
        self.0.bytes().all(|byte| byte.is_ascii_graphic()).then_some(&self.0)
    }

    /// The token itself, to be taken out of texts in which a server may have repeated it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}
