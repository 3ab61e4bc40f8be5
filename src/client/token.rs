//! The token: in memory, and nowhere else.

use std::fmt;

use console_config::{TokenProblem, read_token};

/// A token that a header can carry. It cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token as typed or pasted, and removes what certainly does not belong to it.
    ///
    /// # Errors
    /// When the rest cannot be the value of a header.
    pub fn new(text: &str) -> Result<Self, TokenProblem> {
        read_token(text).map(Self)
    }

    /// The token itself: the value of the header `X-Auth-Token`, and what is taken out of texts in which a
    /// server may have repeated it.
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
