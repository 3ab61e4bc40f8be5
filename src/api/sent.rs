//! An object as it was sent: its fields in their order, with all their digits and letters.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::lenient;

/// The fields of an object in the order in which they were sent, each as JSON text.
#[derive(Clone, Debug, Default)]
pub struct SentObject(Vec<(String, Box<RawValue>)>);

impl SentObject {
    /// Reads the JSON text of an object.
    ///
    /// # Errors
    /// Where the text is no JSON, or no object.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The JSON text of a field; of a field that was sent twice, the last one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&RawValue> {
        self.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A field's text, or its number as digits; `None` for anything else, and where it is empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        lenient::text_of(self.get(name)?)
    }

    /// All fields in their order, each with its JSON text.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &RawValue)> {
        self.0.iter().map(|(name, value)| (name.as_str(), &**value))
    }

    /// Whether there are no fields.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Two objects are equal when their fields were sent in the same order with the same text.
impl PartialEq for SentObject {
    fn eq(&self, other: &Self) -> bool {
        self.iter()
            .map(|(name, value)| (name, value.get()))
            .eq(other.iter().map(|(name, value)| (name, value.get())))
    }
}

impl Eq for SentObject {}

impl<'de> Deserialize<'de> for SentObject {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = SentObject;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SentObject, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(SentObject(fields))
            }
        }

        from.deserialize_map(Fields)
    }
}
