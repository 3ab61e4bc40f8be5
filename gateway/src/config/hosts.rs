//! The names under which browsers reach the gateway.

use super::ConfigError;

/// Checks the field `hosts`.
///
/// # Errors
///
/// When one is no host name, or when the gateway uses its own credentials.
pub(super) fn hosts(
    names: &[String],
    has_own_credentials: bool,
) -> Result<Vec<String>, ConfigError> {
    let wrong = |problem: &str| Err(ConfigError::new("hosts", problem));
    if has_own_credentials && !names.is_empty() {
        wrong(
            "needs credentials = \"browser\": only pages of this machine may use the gateway's own",
        )
    } else if !names.iter().all(|name| is_name(name)) {
        wrong("must be host names such as \"console.example\", without scheme and port")
    } else {
        Ok(names.iter().map(|name| name.to_ascii_lowercase()).collect())
    }
}

fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    name.len() <= 253 && name.split('.').all(is_label)
}
