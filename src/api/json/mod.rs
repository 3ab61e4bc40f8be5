//! JSON values: what the answers and the configuration are read from.
//!
//! Promises to read exactly what RFC 8259 calls JSON, for any bytes, and to keep numbers as they were
//! sent. `serde_json` does the same and more, at eight kilobytes of the widget; the tests compare.

mod read;
mod write;

use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in the digits that were sent: an ID of 19 digits loses none of them.
    Number(String),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Object),
}

/// An object: its fields in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Json)>);

/// The text is not JSON; holds the byte at which that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError(usize);

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no JSON at byte {}", self.0)
    }
}

impl Json {
    /// The text, or `None` for any other value.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, or `None` for any other value, or one with a fraction, or too large.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }

    /// The object, or `None` for any other value.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

impl Object {
    /// The value of a field; of a field sent twice the last, as everyone reads it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Json)> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}
