//! What a person chose for this browser.

use serde::{Deserialize, Serialize};

use super::{PollPreferences, SavedFilters, Stored, lenient::or_default};
use crate::domain::columns::Layout;

/// The choices. Each field is read and changed alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The polling intervals.
    #[serde(deserialize_with = "or_default")]
    pub polls: PollPreferences,
    /// Whether times are shown in UTC.
    #[serde(deserialize_with = "or_default")]
    pub in_utc: bool,
    /// Whether the end of each creation shows a notification.
    #[serde(deserialize_with = "or_default")]
    pub notifications: bool,
    /// The filters that are kept under names.
    #[serde(deserialize_with = "or_default")]
    pub filters: SavedFilters,
    /// The table's columns, widths and density.
    #[serde(deserialize_with = "or_default")]
    pub table: Layout,
}

impl Stored for Preferences {
    const KEY: &'static str = "preferences";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_cannot_be_read_costs_no_other() {
        let text = r#"{"polls": 7, "in_utc": true, "notifications": "1", "filters": 1, "table": [], "theme": 1}"#;
        let read: Preferences = serde_json::from_str(text).expect("a value");
        assert_eq!(read, Preferences { in_utc: true, ..Preferences::default() });
    }
}
