//! The filter of the table: free words, and properties with the values that they must or must not have.
//!
//! Promises that a filter's text form, which stands in an address, is parsed as the same filter, and that
//! any text is parsed as some filter.

mod draft;
mod group;
mod key_action;
mod offer;
mod property;
mod text;

use std::sync::Arc;

pub use draft::Draft;
pub use group::{Group, GroupCounts};
pub use key_action::{FieldState, KeyAction};
pub use offer::{Facet, Offer, Offers, facets, offers};
pub use property::Property;

use super::{
    config::Source,
    fleet::{Fleet, Row},
};

/// A filter. An empty one lets every row through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The conditions that a row must all meet; no two have the same property and sign.
    tokens: Vec<Token>,
    /// The free words as typed: each must be found in name, ID or address.
    pub text: String,
}

/// A property that must have one of some values, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The property.
    pub property: Property,
    /// Whether the property must have none of the values.
    pub negated: bool,
    /// The values, none twice; an empty one stands for rows without a value.
    pub values: Vec<String>,
}

impl Filter {
    /// The conditions that a row must all meet.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether it lets every row through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.text.trim().is_empty()
    }

    /// Whether a token has this value.
    #[must_use]
    pub fn has(&self, property: Property, negated: bool, value: &str) -> bool {
        let token = self.tokens.iter().find(|token| token.is(property, negated));
        token.is_some_and(|token| token.values.iter().any(|known| known == value))
    }

    /// Adds a value, to the token of that property and sign if there is one.
    pub fn add(&mut self, property: Property, negated: bool, value: &str) {
        let value = property.canonical(value);
        if self.has(property, negated, &value) {
            return;
        }
        match self.tokens.iter_mut().find(|token| token.is(property, negated)) {
            Some(token) => token.values.push(value),
            None => self.tokens.push(Token { property, negated, values: vec![value] }),
        }
    }

    /// Adds a value, or removes it if the filter has it.
    pub fn toggle(&mut self, property: Property, value: &str) {
        if !self.has(property, false, value) {
            return self.add(property, false, value);
        }
        for token in self.tokens.iter_mut().filter(|token| token.is(property, false)) {
            token.values.retain(|known| known != value);
        }
        self.tokens.retain(|token| !token.values.is_empty());
    }

    /// Removes the last token. Nothing happens where there is none.
    pub fn remove_last(&mut self) {
        self.tokens.pop();
    }

    /// Removes the token at an index. Nothing happens where there is none.
    pub fn remove(&mut self, index: usize) {
        if index < self.tokens.len() {
            self.tokens.remove(index);
        }
    }

    /// Negates a token, or takes its negation back. If the filter has such a token already, both become one.
    pub fn negate(&mut self, index: usize) {
        let Some(token) = self.tokens.get_mut(index) else { return };
        token.negated = !token.negated;
        for token in std::mem::take(&mut self.tokens) {
            for value in &token.values {
                self.add(token.property, token.negated, value);
            }
        }
    }

    /// The rows that the filter lets through, in their order.
    #[must_use]
    pub fn apply(&self, fleet: &Fleet, sources: &[Source]) -> Vec<Arc<Row>> {
        let text = self.text.to_ascii_lowercase();
        let words = text.split_whitespace().collect::<Vec<_>>();
        let admits = |row: &&Arc<Row>| {
            words.iter().all(|word| row.haystack.contains(word))
                && self.tokens.iter().all(|token| token.admits(row, sources))
        };
        fleet.rows().filter(admits).cloned().collect()
    }
}

impl Token {
    fn is(&self, property: Property, negated: bool) -> bool {
        self.property == property && self.negated == negated
    }

    fn admits(&self, row: &Row, sources: &[Source]) -> bool {
        let value = self.property.value(row, sources);
        let has = |wanted: &String| self.property.is(&value, wanted);
        let is_one = self.values.iter().any(has)
            // The value of an unknown status is its number, but the filter may ask for its name.
            || self.property == Property::Status
                && row.instance.status.code().is_none()
                && row.instance.status.name().is_some_and(|name| {
                    self.values.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
                });
        is_one != self.negated
    }
}

/// Whether a text contains a word, ignoring the case of ASCII letters.
fn holds_ignoring_case(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.is_empty() || text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
