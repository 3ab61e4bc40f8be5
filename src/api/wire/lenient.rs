//! Reading of an object's fields that takes what it can use and passes over what it cannot.

use crate::api::{Json, json::Object};

/// The fields of an object.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct Fields<'a>(pub(in crate::api) &'a Object);

impl<'a> Fields<'a> {
    /// A text; a number is read as its digits, anything else and an empty text as absent.
    pub(in crate::api) fn text(self, name: &str) -> Option<String> {
        text(self.0.get(name)?)
    }

    /// A whole number, also where it is written as a string or with a fraction of zero; anything
    /// else is absent.
    pub(in crate::api) fn integer(self, name: &str) -> Option<i64> {
        integer(self.0.get(name)?)
    }

    /// An object; anything else is absent.
    pub(in crate::api) fn object(self, name: &str) -> Option<Self> {
        self.0.get(name)?.as_object().map(Fields)
    }

    /// The entries of an array, `None` for each that is not an object. Null and absent count as empty;
    /// any other value gives `None`.
    pub(in crate::api) fn entries(
        self,
        name: &str,
    ) -> Option<impl ExactSizeIterator<Item = Option<Self>> + use<'a>> {
        let entries = match self.0.get(name) {
            Some(Json::List(entries)) => entries.as_slice(),
            None | Some(Json::Null) => &[],
            Some(Json::Bool(_) | Json::Number(_) | Json::Object(_) | Json::Text(_)) => {
                return None;
            }
        };
        Some(entries.iter().map(|entry| entry.as_object().map(Fields)))
    }
}

/// A text, or a number as its digits; anything else and an empty text as absent.
pub(in crate::api) fn text(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) | Json::Number(text) if !text.is_empty() => Some(text.clone()),
        Json::Bool(_)
        | Json::List(_)
        | Json::Null
        | Json::Number(_)
        | Json::Object(_)
        | Json::Text(_) => None,
    }
}

/// A whole number, as [`Fields::integer`] reads it.
pub(in crate::api) fn integer(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => number.parse().ok().or_else(|| whole(number)),
        Json::Text(text) => text.trim().parse().ok(),
        Json::Bool(_) | Json::List(_) | Json::Null | Json::Object(_) => None,
    }
}

/// A number with a fraction or an exponent, where that leaves it whole: `50.0`, `1.5e3`.
fn whole(number: &str) -> Option<i64> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (digits, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let exponent =
        exponent.parse::<i32>().ok()?.checked_sub_unsigned(u32::try_from(fraction.len()).ok()?)?;
    let power = 10_i64.checked_pow(u32::try_from(exponent).ok()?)?;
    format!("{digits}{fraction}").parse::<i64>().ok()?.checked_mul(power)
}
