//! The names under which browsers reach the gateway.

use super::ConfigError;

/// Checks the field `hosts`.
///
/// # Errors
///
/// When a name is no host name, or when names are given while only this machine's names are answered.
pub(super) fn hosts(
    names: &[String],
    is_for_this_machine: bool,
) -> Result<Vec<String>, ConfigError> {
    let wrong = |problem: &str| Err(ConfigError::new("hosts", problem));
    if is_for_this_machine && !names.is_empty() {
        wrong(
            "requires access.kind: without it, only pages of this machine can use the gateway's own \
             credentials",
        )
    } else if !names.iter().all(|name| is_name(name)) {
        wrong("must be host names such as \"console.example\", without a scheme or port")
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
