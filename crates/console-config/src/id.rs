//! Identifiers of projects, users and instances.

/// The longest ID of APIG and ROMA Connect, and the longest name of a region, in characters.
pub const LONGEST_ID: usize = 64;

/// The longest ID of KooPhone, by its API document.
pub(crate) const LONGEST_KOOPHONE_ID: usize = 32;

/// Whether a text is an ID of at most `longest` characters.
///
/// The services' IDs have ASCII letters, digits, hyphens and underscores only, and the gateway refuses
/// a path with anything else.
#[must_use]
pub fn is_id(text: &str, longest: usize) -> bool {
    (1..=longest).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
