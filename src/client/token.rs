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

/// A shorter token could be a word of any answer.
const SHORTEST_TOLD: usize = 8;
/// What stands in its place.
const HIDDEN: &[u8] = b"[token]";

impl Token {
    /// Takes the token out of what a server has sent: some repeat it in their messages, and those are shown.
    pub(super) fn take_out(&self, text: &mut Vec<u8>) {
        let token = self.0.as_bytes();
        if token.len() < SHORTEST_TOLD {
            return;
        }
        let mut from = 0;
        while let Some(rest) = text.get(from..) {
            let Some(at) = rest.windows(token.len()).position(|part| part == token) else { return };
            let start = from + at;
            text.splice(start..start + token.len(), HIDDEN.iter().copied());
            from = start + HIDDEN.len();
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}
