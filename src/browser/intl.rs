//! Dates, and the order of texts, in the person's language: by the browser's own `Intl`.

use std::{cell::OnceCell, cmp::Ordering};

use js_sys::{Array, Date, Function, Intl, JsString};
use wasm_bindgen::JsValue;

use super::options::options;
use crate::api::Timestamp;

/// Writes moments in the browser's time zone, or in UTC.
///
/// A format costs milliseconds to make, so each is made when it is first used.
#[derive(Clone, Debug)]
pub struct Dates {
    language: Option<&'static str>,
    in_utc: bool,
    short: OnceCell<Function>,
    full: OnceCell<Function>,
}

impl Dates {
    /// Dates in a language; `None` for the browser's own. With `in_utc` in UTC, else in the browser's zone.
    ///
    /// The browser's own language may be any: then the month is a word, since it could be either of two
    /// numbers. The calendar is the Gregorian one and the digits are Latin, as in the data.
    #[must_use]
    pub const fn new(language: Option<&'static str>, in_utc: bool) -> Self {
        Self { language, in_utc, short: OnceCell::new(), full: OnceCell::new() }
    }

    /// Date and time to the minute.
    #[must_use]
    pub fn date_time(&self, moment: Timestamp) -> String {
        write(self.short.get_or_init(|| self.format(&[])), moment)
    }

    /// Date and time to the second.
    #[must_use]
    pub fn full(&self, moment: Timestamp) -> String {
        write(self.full.get_or_init(|| self.format(&[("second", "2-digit")])), moment)
    }

    fn format(&self, more: &[(&str, &str)]) -> Function {
        let (month, day) = match self.language {
            Some(_) => ("2-digit", "2-digit"),
            None => ("short", "numeric"),
        };
        let fields = [
            ("calendar", "gregory"),
            ("numberingSystem", "latn"),
            ("year", "numeric"),
            ("month", month),
            ("day", day),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ];
        let zone = self.in_utc.then_some(("timeZone", "UTC"));
        let fields = fields.iter().chain(more).copied().chain(zone);
        let fields: Vec<_> = fields.map(|(name, value)| (name, JsValue::from_str(value))).collect();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value)).collect();
        let languages: Array = self.language.into_iter().map(JsValue::from_str).collect();
        Intl::DateTimeFormat::new(&languages, &options(&fields)).format()
    }
}

fn write(format: &Function, moment: Timestamp) -> String {
    let text = format.call1(&JsValue::UNDEFINED, &number(moment));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Compares texts as a language orders them, numbers in them by their size.
#[derive(Clone, Debug)]
pub struct Collator(Function);

/// A text in the form in which the browser compares it.
#[derive(Clone, Debug)]
pub struct Collated(JsString);

impl Collated {
    /// Converts a text for the browser, so that it is not converted for each comparison.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl Collator {
    /// A collator for a language tag.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let options = options(&[("numeric", &JsValue::TRUE)]);
        Self(Intl::Collator::new(&Array::of1(&language.into()), &options).compare())
    }

    /// Which of two texts comes first.
    #[must_use]
    pub fn compare(&self, Collated(a): &Collated, Collated(b): &Collated) -> Ordering {
        let order = self.0.call2(&JsValue::UNDEFINED, a, b).ok().and_then(|order| order.as_f64());
        order.and_then(|order| order.partial_cmp(&0.0)).unwrap_or(Ordering::Equal)
    }
}

/// A moment in UTC, as ISO 8601 writes it.
#[must_use]
pub fn utc(moment: Timestamp) -> String {
    // `Timestamp` holds nothing beyond what a `Date` can, so this does not throw.
    Date::new(&number(moment)).to_iso_string().into()
}

/// How many minutes the browser's clock is ahead of UTC at a moment.
#[must_use]
pub fn offset(moment: Timestamp) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most some hundreds")]
    let behind = Date::new(&number(moment)).get_timezone_offset() as i32;
    -behind
}

fn number(moment: Timestamp) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "a timestamp is below 2^53")]
    JsValue::from_f64(moment.as_millis() as f64)
}
