//! Lenient parsing of fields: a value that cannot be used counts as absent, since one odd value must not hide
//! five hundred rows.

use std::{borrow::Cow, collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{
        Error as _, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::MapDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, value::RawValue};

use super::{Moment, decimal::Decimal};

/// Reads an object; of a key that was sent twice, the last value counts.
///
/// # Errors
/// Where the text is no JSON, or no object.
pub(super) fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Error> {
    let Fields(fields) = serde_json::from_str(text)?;
    let read = |fields: Vec<_>| T::deserialize(MapDeserializer::new(fields.into_iter()));
    // A derived `Deserialize` refuses a key that was sent twice.
    read(fields.clone()).or_else(|_| {
        let mut known = HashSet::new();
        read(fields.into_iter().rev().filter(|(name, _)| known.insert(name.clone())).collect())
    })
}

/// The fields of an object, in the order in which they were sent.
///
/// A derived `Deserialize` would refuse a number that no type can hold, and would take an array for the
/// values of the fields in their order.
struct Fields<'a>(Vec<(Cow<'a, str>, FieldValue<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(AnyFields)
    }
}

struct AnyFields;

impl<'de> Visitor<'de> for AnyFields {
    type Value = Fields<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        // An instance of a list has some twenty fields.
        let mut fields = Vec::with_capacity(24);
        while let Some((FieldName(name), value)) = map.next_entry()? {
            fields.push((name, value));
        }
        Ok(Fields(fields))
    }
}

/// A field's name, copied only where it has escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct FieldName<'a>(#[serde(borrow)] Cow<'a, str>);

/// Whether a JSON text is that of an object.
pub(super) fn is_object(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// A text; a number is read as its digits, anything else and an empty text as absent.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Null | Value::List(_) | Value::Other => None,
        Value::Number(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.into_owned()).filter(|text| !text.is_empty()),
    })
}

/// A whole number, also where it is written as a string or with a fraction of zero; anything else is
/// absent.
pub(super) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Null | Value::List(_) | Value::Other => None,
        Value::Number(number) => Some(number),
        Value::Text(text) => Decimal::read(&text).and_then(|number| number.whole()),
    })
}

/// A percentage, rounded down and clamped to 0 to 100; anything else is absent.
pub(super) fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u8>, D::Error> {
    let number = match Value::deserialize(from)? {
        Value::Null | Value::List(_) | Value::Other => None,
        Value::Number(number) => Some(number),
        Value::Text(text) => Decimal::read(&text).and_then(|number| number.truncated(0)),
    };
    Ok(number.and_then(|number| u8::try_from(number.clamp(0, 100)).ok()))
}

/// A moment, in any of the forms that [`Moment::read`] knows; 0, null and nothing are absent.
pub(super) fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Moment>, D::Error> {
    <&RawValue>::deserialize(from).map(moment_of)
}

/// An object; anything else is absent.
pub(super) fn nested<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let raw = <&RawValue>::deserialize(from)?;
    if !is_object(raw.get()) {
        return Ok(None);
    }
    object(raw.get()).map(Some).map_err(D::Error::custom)
}

/// As [`text`], from raw JSON.
pub(super) fn text_of(raw: &RawValue) -> Option<String> {
    scalar(raw).filter(|text| !text.is_empty()).map(Cow::into_owned)
}

/// As [`moment`], from raw JSON.
pub(super) fn moment_of(raw: &RawValue) -> Option<Moment> {
    match scalar(raw) {
        Some(text) => Moment::read(&text),
        None if matches!(raw.get(), "null" | "{}" | "[]") => None,
        None => Some(Moment::as_sent(raw.get())),
    }
}

/// The content of a string, or a number's digits; `None` for anything else.
pub(super) fn scalar(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text.as_bytes().first()? {
        b'"' if text.contains('\\') => serde_json::from_str(text).ok().map(Cow::Owned),
        b'"' => text.get(1..text.len() - 1).map(Cow::Borrowed),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

/// The entries of an array, not parsed yet. Null and absent count as empty; `None` for any other value.
#[derive(Debug)]
pub(super) struct Entries<'a>(pub(super) Option<Vec<&'a RawValue>>);

impl Default for Entries<'_> {
    fn default() -> Self {
        Self(Some(Vec::new()))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::List(entries) => Ok(Self(Some(entries))),
            Value::Null => Ok(Self::default()),
            Value::Number(_) | Value::Other | Value::Text(_) => Ok(Self(None)),
        }
    }
}

/// A JSON value, as far as the fields can use it.
enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    Number(i64),
    List(Vec<&'a RawValue>),
    /// A flag or an object.
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(i64::try_from(number)
            .map_or_else(|_| Value::Text(number.to_string().into()), Value::Number))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value<'de>, E> {
        // The number's digits would be lost: [`FieldValue`] gives them as a text.
        Err(E::custom("a number with a fraction"))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Value::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }
}

/// A raw value. A number that is no `i64` is read as the text of its digits.
#[derive(Clone, Copy, Deserialize)]
#[serde(transparent)]
struct FieldValue<'a>(#[serde(borrow)] &'a RawValue);

impl<'de> IntoDeserializer<'de, Error> for FieldValue<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for FieldValue<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.0.get();
        let is_odd = text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
            && (text == "-0" || text.parse::<i64>().is_err());
        if is_odd { visitor.visit_borrowed_str(text) } else { self.0.deserialize_any(visitor) }
    }

    /// The method by which `RawValue` is deserialized.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_newtype_struct(name, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
