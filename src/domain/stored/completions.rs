//! Ends of creations that were handled once and must not be handled again.

use serde::{Deserialize, Serialize};

use super::{Stored, lenient::Entries};

/// The most completions that are remembered; the oldest are forgotten first.
const MOST: usize = 100;

/// The last completion of each instance that was handled, oldest first.
///
/// `instance_id` identifies an instance: a hash of its source, and its ID. A new attempt at the same
/// instance has another `completion_id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Entries<Completion>")]
pub struct Completions(Vec<Completion>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Completion {
    instance_id: String,
    completion_id: String,
}

/// The completions whose card was dismissed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DismissedCompletions(pub Completions);

impl Stored for DismissedCompletions {
    const KEY: &'static str = "dismissed";
}

/// The completions for which a notification was shown, by any page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NotifiedCompletions(pub Completions);

impl Stored for NotifiedCompletions {
    const KEY: &'static str = "notified";
}

impl From<Entries<Completion>> for Completions {
    fn from(entries: Entries<Completion>) -> Self {
        let mut completions = Self::default();
        for entry in entries.0 {
            completions.add(&entry.instance_id, &entry.completion_id);
        }
        completions
    }
}

impl Completions {
    /// Remembers a completion in place of an earlier one of the same instance. Returns whether it is new.
    pub fn add(&mut self, instance_id: &str, completion_id: &str) -> bool {
        if self.contains(instance_id, completion_id) {
            return false;
        }
        self.forget(instance_id);
        self.0.push(Completion {
            instance_id: instance_id.to_owned(),
            completion_id: completion_id.to_owned(),
        });
        self.0.drain(..self.0.len().saturating_sub(MOST));
        true
    }

    /// Forgets the completion of an instance.
    pub fn forget(&mut self, instance_id: &str) {
        self.0.retain(|known| known.instance_id != instance_id);
    }

    /// Whether this completion is remembered.
    #[must_use]
    pub fn contains(&self, instance_id: &str, completion_id: &str) -> bool {
        self.completion_id(instance_id) == Some(completion_id)
    }

    /// The remembered completion of an instance.
    #[must_use]
    pub fn completion_id(&self, instance_id: &str) -> Option<&str> {
        let known = self.0.iter().find(|known| known.instance_id == instance_id);
        known.map(|known| &*known.completion_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_completion_is_new_once() {
        let mut completions = Completions::default();
        assert!(completions.add("a", "1"));
        assert!(!completions.add("a", "1"));
        assert!(completions.add("a", "2"), "another attempt");
        assert!(!completions.contains("a", "1"));
        completions.forget("a");
        assert!(completions.add("a", "2"));
    }

    #[test]
    fn the_oldest_of_many_are_forgotten() {
        let mut completions = Completions::default();
        (0..150).for_each(|index| assert!(completions.add(&index.to_string(), "end")));
        assert_eq!(completions.completion_id("49"), None);
        assert_eq!(completions.completion_id("50"), Some("end"));
    }

    #[test]
    fn an_entry_that_cannot_be_read_costs_no_other() {
        let text =
            r#"[7, {"instance_id": "a"}, {"instance_id": "b", "completion_id": "1", "x": 1}]"#;
        let read: DismissedCompletions = serde_json::from_str(text).expect("a value");
        assert!(read.0.contains("b", "1"));
        assert_eq!(read.0.0.len(), 1);
    }
}
