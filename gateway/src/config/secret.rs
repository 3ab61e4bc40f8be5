//! Secrets, read from the environment or from a file, and never from the configuration itself.

use std::{fs::File, io::Read as _};

use secrecy::SecretString;

use super::ConfigError;

/// The longest secret, in bytes: a security token has a few thousand.
const LONGEST: u64 = 32 * 1024;

/// Where a secret is read from, with the field that says so.
pub(super) enum Place<'a> {
    Variable { field: String, name: &'a str },
    File { field: String, path: &'a str },
}

impl<'a> Place<'a> {
    /// Takes the one of the fields `NAME_env` and `NAME_file` of a table that is given.
    ///
    /// # Errors
    ///
    /// When not exactly one is given.
    pub(super) fn of(
        table: &str,
        name: &str,
        env: Option<&'a str>,
        file: Option<&'a str>,
    ) -> Result<Self, ConfigError> {
        let (env_field, file_field) =
            (format!("{table}.{name}_env"), format!("{table}.{name}_file"));
        match (env, file) {
            (Some(name), None) => Ok(Self::Variable { field: env_field, name }),
            (None, Some(path)) => Ok(Self::File { field: file_field, path }),
            (None, None) => {
                Err(ConfigError::new(table, format!("requires {name}_env or {name}_file")))
            }
            (Some(_), Some(_)) => {
                let problem = format!("cannot be used together with {name}_env");
                Err(ConfigError::new(file_field, problem))
            }
        }
    }
}

/// Reads a secret. A byte order mark before it and a line break after it are removed.
///
/// # Errors
///
/// When the secret is absent, empty, too long, or more than one line of text. The error never repeats it.
pub(super) fn read(
    place: &Place<'_>,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<SecretString, ConfigError> {
    let (field, shown, text) = match place {
        Place::Variable { field, name } => {
            let Some(text) = variable(name) else {
                return Err(ConfigError::new(field, format!("{name} is not set")));
            };
            (field, *name, text)
        }
        Place::File { field, path } => {
            let mut text = String::new();
            File::open(path)
                .and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text))
                .map_err(|error| ConfigError::new(field, format!("{path}: {error}")))?;
            (field, *path, text)
        }
    };
    let secret = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let secret = secret.strip_suffix('\n').unwrap_or(secret);
    let secret = secret.strip_suffix('\r').unwrap_or(secret);
    let fail = |problem: &str| Err(ConfigError::new(field, format!("{shown} {problem}")));
    if secret.is_empty() {
        fail("is empty")
    } else if secret.len() as u64 > LONGEST {
        fail("has more than 32768 characters")
    } else if secret.contains(|c: char| c.is_control()) {
        fail("holds a control character, or more than one line")
    } else {
        Ok(SecretString::from(secret))
    }
}
