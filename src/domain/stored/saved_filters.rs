//! The filters that a person keeps under names.

use serde::{Deserialize, Serialize};

use super::lenient::Entries;
use crate::domain::filter::Filter;

/// The most filters that are kept.
const MOST: usize = 50;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;

/// The filters, sorted by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Entries<SavedFilter>")]
pub struct SavedFilters(Vec<SavedFilter>);

/// A filter with its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What the person calls it.
    pub name: String,
    /// The filter's text form.
    pub filter: String,
}

impl From<Entries<SavedFilter>> for SavedFilters {
    fn from(entries: Entries<SavedFilter>) -> Self {
        let mut all = Self::default();
        for SavedFilter { name, filter } in entries.0 {
            all.keep(&name, &Filter::parse(&filter));
        }
        all
    }
}

/// The name under which a filter is kept: without blanks around it, and not too long.
#[must_use]
pub fn saved_name(typed: &str) -> String {
    let name: String = typed.trim().chars().take(LONGEST_NAME).collect();
    name.trim_end().to_owned()
}

impl SavedFilters {
    /// All filters, sorted by name.
    #[must_use]
    pub fn list(&self) -> &[SavedFilter] {
        &self.0
    }

    /// Keeps a filter under a name, in place of another one of that name.
    ///
    /// Returns `false`, and keeps nothing, for a blank name, for a filter that lets every row through, and
    /// for one more than 50 filters.
    pub fn keep(&mut self, name: &str, filter: &Filter) -> bool {
        let name = saved_name(name);
        let is_known = self.0.iter().any(|saved| saved.name == name);
        if name.is_empty() || filter.is_empty() || (!is_known && self.0.len() >= MOST) {
            return false;
        }
        self.remove(&name);
        let place = self.0.partition_point(|saved| saved.name < name);
        self.0.insert(place, SavedFilter { name, filter: filter.text_form() });
        true
    }

    /// Removes the filter with this name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|saved| saved.name != name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(filters: &SavedFilters) -> Vec<String> {
        filters.list().iter().map(|saved| format!("{}: {}", saved.name, saved.filter)).collect()
    }

    #[test]
    fn a_name_has_one_filter_and_all_stand_by_name() {
        let mut filters = SavedFilters::default();
        assert!(filters.keep(" prod ", &Filter::parse("prod")));
        assert!(filters.keep("failed", &Filter::parse("state=failed")));
        assert!(filters.keep("prod", &Filter::parse("prod spec=BASIC")));
        assert_eq!(text(&filters), ["failed: state=failed", "prod: spec=BASIC prod"]);
        filters.remove("failed");
        assert_eq!(text(&filters), ["prod: spec=BASIC prod"]);
    }

    #[test]
    fn a_name_that_is_too_long_is_cut() {
        let typed = format!(" {} end ", "a".repeat(LONGEST_NAME - 1));
        let name = saved_name(&typed);
        assert_eq!(name, "a".repeat(LONGEST_NAME - 1));
        let mut filters = SavedFilters::default();
        assert!(filters.keep(&typed, &Filter::parse("prod")));
        assert_eq!(filters.list()[0].name, name);
    }

    #[test]
    fn what_is_blank_or_too_much_is_not_kept() {
        let mut filters = SavedFilters::default();
        assert!(!filters.keep("  ", &Filter::parse("prod")));
        assert!(!filters.keep("all", &Filter::default()));
        for number in 0..MOST {
            assert!(filters.keep(&number.to_string(), &Filter::parse("prod")));
        }
        assert!(!filters.keep("one more", &Filter::parse("prod")));
        assert!(filters.keep("7", &Filter::parse("other")));
        assert_eq!(filters.list().len(), MOST);
    }

    #[test]
    fn what_cannot_be_read_costs_no_other() {
        let stored = r#"[{"name": "b", "filter": "x"}, 7, {"name": 1}, {"name": "a", "filter": "status=Running"}, {"name": "", "filter": "y"}]"#;
        let filters: SavedFilters = serde_json::from_str(stored).expect("a value");
        assert_eq!(text(&filters), ["a: status=Running", "b: x"]);
        let again = serde_json::to_string(&filters).expect("a text");
        assert_eq!(serde_json::from_str::<SavedFilters>(&again).expect("a value"), filters);
    }
}
