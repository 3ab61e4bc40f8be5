//! Attempts at making something that were dealt with once and are not to be again: the card of their
//! end was dismissed, or a notification was shown.
//!
//! An attempt is an instance and when it ended; a new attempt at the same instance ends at another time.

use crate::api::Json;

/// As many as are remembered; the oldest are forgotten.
const MOST: usize = 100;

/// What is remembered, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempts(Vec<(String, String)>);

impl Attempts {
    /// Reads what was kept; what is malformed is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let Ok(Json::List(entries)) = Json::read(text.as_bytes()) else { return Self::default() };
        let entry = |entry: &Json| {
            let Json::List(parts) = entry else { return None };
            let [Json::Text(whose), Json::Text(end)] = parts.as_slice() else { return None };
            Some((whose.clone(), end.clone()))
        };
        Self(entries.iter().filter_map(entry).take(MOST).collect())
    }

    /// What is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let text = |text: &String| Json::Text(text.clone());
        let entry = |(whose, end): &(String, String)| Json::List(vec![text(whose), text(end)]);
        Json::List(self.0.iter().map(entry).collect()).to_string()
    }

    /// Remembers an attempt, in the place of any earlier one at the same instance; says whether it was
    /// not known.
    pub fn add(&mut self, whose: &str, end: &str) -> bool {
        if self.has(whose, end) {
            return false;
        }
        self.forget(whose);
        self.0.push((whose.to_owned(), end.to_owned()));
        self.0.drain(..self.0.len().saturating_sub(MOST));
        true
    }

    /// Forgets an instance; says whether it was known.
    pub fn forget(&mut self, whose: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|(known, _)| known != whose);
        self.0.len() != before
    }

    /// Whether an attempt is remembered.
    #[must_use]
    pub fn has(&self, whose: &str, end: &str) -> bool {
        self.knows(whose) == Some(end)
    }

    /// The end of the attempt at an instance that is remembered.
    #[must_use]
    pub fn knows(&self, whose: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == whose).map(|(_, end)| &**end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_is_new_once() {
        let mut attempts = Attempts::default();
        assert!(attempts.add("a", "1"));
        assert!(!attempts.add("a", "1"));
        assert!(attempts.add("a", "2"), "another attempt");
        assert!(!attempts.has("a", "1"));
        assert_eq!(Attempts::read(&attempts.write()), attempts);
        assert!(attempts.forget("a") && !attempts.forget("a"));
    }

    #[test]
    fn only_so_many_are_remembered_and_nonsense_is_none() {
        let mut attempts = Attempts::default();
        (0..150).for_each(|index| assert!(attempts.add(&index.to_string(), "end")));
        assert_eq!((attempts.knows("49"), attempts.knows("50")), (None, Some("end")));
        assert_eq!(Attempts::read(r#"[["a"],7,["a","b"]]"#).0.len(), 1);
        assert_eq!(Attempts::read("{"), Attempts::default());
    }
}
