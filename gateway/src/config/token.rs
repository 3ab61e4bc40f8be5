//! The gateway's own token, which must be there from the start.

use std::fmt;

use axum::http::HeaderValue;

use super::{ConfigError, file::File};
use crate::{
    simulator::ACCEPTED_TOKEN,
    token_file::{TokenFile, TokenFileError, header_value, problem_text},
};

/// A token of the gateway.
#[derive(Clone)]
pub enum Token {
    /// A token that does not change.
    Fixed(HeaderValue),
    /// A token that a file holds; a renewed one counts within two seconds.
    File(TokenFile),
}

impl Token {
    /// The one that the simulator accepts.
    pub(super) fn simulated() -> Self {
        Self::Fixed(HeaderValue::from_static(ACCEPTED_TOKEN))
    }

    /// Reads the token from the one place that the file names.
    pub(super) fn read(
        file: &File,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let fail = |field: &str, problem: &str| Err(ConfigError::new(field, problem));
        match (&file.token_env, &file.token_file) {
            (Some(name), None) => {
                let Some(text) = variable(name) else {
                    return fail("token_env", &format!("environment variable {name} is not set"));
                };
                match header_value(&text) {
                    Ok(token) => Ok(Self::Fixed(token)),
                    Err(problem) => fail(
                        "token_env",
                        &format!("environment variable {name} {}", problem_text(problem)),
                    ),
                }
            }
            (None, Some(path)) => match TokenFile::open(path) {
                Ok(file) => Ok(Self::File(file)),
                Err(TokenFileError::Unreadable(error)) => {
                    fail("token_file", &format!("{path}: {error}"))
                }
                Err(error) => fail("token_file", &format!("{path} {error}")),
            },
            (None, None) => fail("credentials", "\"gateway\" requires token_env or token_file"),
            (Some(_), Some(_)) => fail("token_file", "cannot be used together with token_env"),
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(_) => formatter.write_str("Fixed(…)"),
            Self::File(file) => file.fmt(formatter),
        }
    }
}
