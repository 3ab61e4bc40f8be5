//! Where the focus goes when what shows an instance closes.

/// Selectors of the instance's row and card, then of what is always there.
pub(super) fn return_to(id: &str) -> Vec<String> {
    let id = id.replace('\\', r"\\").replace('"', r#"\""#);
    vec![
        format!("[data-row=\"{id}\"] button"),
        format!("[data-task=\"{id}\"] button"),
        "[data-filter]".to_owned(),
        "[data-refresh]".to_owned(),
    ]
}
