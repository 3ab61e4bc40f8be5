//! Where the focus goes when the panel of an instance closes.

/// Selectors of buttons in the instance's row and card, then of controls that are always there.
pub(super) fn return_to(id: &str) -> Vec<String> {
    let id = id.replace('\\', r"\\").replace('"', r#"\""#);
    vec![
        format!("[data-row=\"{id}\"] button"),
        format!("[data-task=\"{id}\"] button"),
        "[data-filter]".to_owned(),
        "[data-refresh]".to_owned(),
    ]
}
