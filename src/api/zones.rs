//! Availability zones, which three documents write in three ways.

/// Splits a list of zones.
///
/// APIG writes `[az-7a, az-7b]`, which is no JSON; ROMA writes a JSON array inside a string. Removes
/// one pair of brackets, splits at commas, trims blanks and quotes, and drops empty parts: an empty
/// text gives no zones, not one without a name.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    inner
        .split(',')
        .map(|zone| zone.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\''))
        .filter(|zone| !zone.is_empty())
        .map(str::to_owned)
        .collect()
}
