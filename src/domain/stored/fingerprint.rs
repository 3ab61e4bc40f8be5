//! Hashes that stand for IDs and specifications, which only have to be told apart.

use std::hash::Hasher as _;

use fnv::FnvHasher;
use serde::{Deserialize, Serialize};

/// A hash of texts: FNV-1a, 64 bits. Stored as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The hash of some texts in this order.
    #[must_use]
    pub fn of(texts: &[&str]) -> Self {
        texts.iter().fold(FingerprintBuilder::default(), |builder, text| builder.text(text)).build()
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        format!("{:016x}", fingerprint.0)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

/// Hashes one text after the other.
#[derive(Default)]
pub struct FingerprintBuilder(FnvHasher);

impl std::fmt::Debug for FingerprintBuilder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("FingerprintBuilder").field(&self.0.finish()).finish()
    }
}

impl FingerprintBuilder {
    /// Adds a text to the hash.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.write(text.as_bytes());
        // No UTF-8 text has this byte: it tells "ab" + "c" from "a" + "bc".
        self.0.write(&[0xff]);
        self
    }

    /// Adds a number to the hash.
    #[must_use]
    pub fn number(self, number: i64) -> Self {
        self.text(&number.to_string())
    }

    /// The hash.
    #[must_use]
    pub fn build(&self) -> Fingerprint {
        Fingerprint(self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart_also_by_where_they_end() {
        assert_ne!(Fingerprint::of(&["ab", "c"]), Fingerprint::of(&["a", "bc"]));
        assert_ne!(Fingerprint::of(&["apig"]), Fingerprint::of(&["roma"]));
        assert_ne!(Fingerprint::of(&["apig"]), Fingerprint::of(&["apig", ""]));
    }

    #[test]
    fn a_fingerprint_is_stored_as_digits_that_are_read_back() {
        let fingerprint = Fingerprint::of(&["a"]);
        let text = serde_json::to_string(&fingerprint).expect("a text");
        // FNV-1a of "a\xff": pages of all versions must agree on it.
        assert_eq!(text, "\"089bc907b544c769\"");
        assert_eq!(serde_json::from_str::<Fingerprint>(&text).ok(), Some(fingerprint));
        for text in ["\"\"", "\"xyz\"", "7", "\"11111111111111111\""] {
            assert!(serde_json::from_str::<Fingerprint>(text).is_err(), "{text}");
        }
    }
}
