//! The token: in memory, and nowhere else.

use std::fmt;

use crate::api::Error;

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

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

/// A proxy wants a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Which proxy, by the index of its line.
    pub line: usize,
    /// A source that goes through it.
    pub source: usize,
    /// What it said.
    pub error: Error,
    /// Whether one was sent, and refused.
    pub was_sent: bool,
}
