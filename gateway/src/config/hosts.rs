//! The names under which browsers reach the gateway.

use super::{ConfigError, Credentials};

/// Checks the field `hosts`.
///
/// # Errors
///
/// When one is no host name, or when the gateway uses its own credentials.
pub(super) fn hosts(
    names: &[String],
    credentials: &Credentials,
) -> Result<Vec<String>, ConfigError> {
    let wrong = |problem: &str| Err(ConfigError::new("hosts", problem));
    match credentials {
        Credentials::Gateway(_) if !names.is_empty() => wrong(
            "requires credentials = \"browser\": only pages of this machine may use the gateway's own",
        ),
        Credentials::Browser | Credentials::Gateway(_)
            if !names.iter().all(|name| is_name(name)) =>
        {
            wrong("must be host names such as \"console.example\", without a scheme or port")
        }
        Credentials::Browser | Credentials::Gateway(_) => {
            Ok(names.iter().map(|name| name.to_ascii_lowercase()).collect())
        }
    }
}

fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    name.len() <= 253 && name.split('.').all(is_label)
}
