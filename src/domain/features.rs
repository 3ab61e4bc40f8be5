//! The features of an instance, and the search in them.

use crate::api::{Field, Value};

/// A list with at most this many features has no search.
pub const FEW: usize = 8;

/// The features that a field lists.
#[must_use]
pub fn features(field: Option<&Field>) -> Vec<String> {
    match field.map(|field| &field.value) {
        Some(Value::List(features)) => features.clone(),
        Some(Value::Text(text) | Value::Json(text)) => vec![text.clone()],
        Some(Value::Flag(_) | Value::Masked | Value::Time(_)) | None => Vec::new(),
    }
}

/// The features that contain a typed text, ignoring case, each with its index in the whole list. A list
/// without a search is returned whole, whatever was typed.
#[must_use]
pub fn matching(features: &[String], typed: &str) -> Vec<(usize, String)> {
    let typed =
        if features.len() > FEW { typed.trim().to_ascii_lowercase() } else { String::new() };
    let all = features.iter().cloned().enumerate();
    all.filter(|(_, feature)| feature.to_ascii_lowercase().contains(&typed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(features: &[String], typed: &str) -> Vec<usize> {
        matching(features, typed).into_iter().map(|(at, _)| at).collect()
    }

    #[test]
    fn a_search_ignores_case_and_blanks_around() {
        let many: Vec<_> = (0..12).map(|number| format!("Feature_{number}")).collect();
        assert_eq!(found(&many, " feature_1 "), [1, 10, 11]);
        assert_eq!(found(&many, "").len(), 12);
        assert!(found(&many, "other").is_empty());
    }

    #[test]
    fn a_short_list_is_shown_whole() {
        let few = vec!["one".to_owned(); FEW];
        assert_eq!(found(&few, "two").len(), FEW);
    }
}
