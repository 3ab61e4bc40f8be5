//! The gateway's own token, which must be valid at the start.

use std::fmt;

use console_config::read_token;
use secrecy::SecretString;

use super::{ConfigError, file::File};
use crate::{
    simulator::ACCEPTED_TOKEN,
    token_file::{TokenFile, TokenFileError, problem_text},
};

/// A token of the gateway.
#[derive(Clone)]
pub enum Token {
    /// A token that does not change.
    Fixed(SecretString),
    /// A token that a file holds; a renewed one is used within two seconds.
    File(TokenFile),
}

impl Token {
    /// The token that the simulator accepts.
    pub(super) fn simulated() -> Self {
        Self::Fixed(ACCEPTED_TOKEN.into())
    }

    /// Reads the token from `token_env` or `token_file` at the top of the file.
    pub(super) fn read(
        file: &File,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        Self::of("", file.token_env.as_deref(), file.token_file.as_deref(), variable)
    }

    /// Reads the token from `token_env` or `token_file` of a table; `table` is empty for the top of the file.
    pub(super) fn of(
        table: &str,
        env: Option<&str>,
        path: Option<&str>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let fail = |field: &str, problem: &str| {
            let dot = if table.is_empty() { "" } else { "." };
            Err(ConfigError::new(format!("{table}{dot}{field}"), problem))
        };
        match (env, path) {
            (Some(name), None) => {
                let Some(text) = variable(name) else {
                    return fail("token_env", &format!("environment variable {name} is not set"));
                };
                match read_token(&text) {
                    Ok(token) => Ok(Self::Fixed(token.into())),
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
            (None, None) if table.is_empty() => {
                fail("credentials", "\"gateway\" requires token_env or token_file")
            }
            (None, None) => Err(ConfigError::new(table, "requires token_env or token_file")),
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
