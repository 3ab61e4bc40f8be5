//! The token: in memory, and nowhere else.

use std::fmt;

use console_config::{TokenProblem, read_token};

/// The shortest token that is taken out of answers: a shorter one could be a word of any answer.
const SHORTEST_TOLD: usize = 8;
/// The text in place of the token.
const HIDDEN: &str = "[token]";

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

    /// Takes the token out of a server's text: some servers repeat it in their messages, and those are shown.
    pub(super) fn take_out(&self, text: &mut Vec<u8>) {
        if self.0.len() < SHORTEST_TOLD {
            return;
        }
        let read = String::from_utf8_lossy(text);
        if read.contains(&self.0) {
            *text = read.replace(&self.0, HIDDEN).into_bytes();
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}
