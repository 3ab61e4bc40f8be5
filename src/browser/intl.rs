//! Dates, and the order of texts, as the person's language has them: the browser knows how, at no cost.

use std::cmp::Ordering;

use js_sys::{Array, Date, Function, Intl, JsString};
use wasm_bindgen::JsValue;

use super::options::{add, options};
use crate::api::Timestamp;

/// Writes moments in the browser's time zone, or in UTC.
#[derive(Clone, Debug)]
pub struct Dates {
    short: Function,
    full: Function,
}

impl Dates {
    /// As a language writes them; `None` for the browser's own. In UTC if so wished.
    ///
    /// The browser's own may be any: a month is a word then, for nobody knows which of two numbers it is.
    /// Calendar and digits are those of the data.
    #[must_use]
    pub fn new(language: Option<&str>, in_utc: bool) -> Self {
        let text = |text: &str| JsValue::from_str(text);
        let two_digits = text("2-digit");
        let (month, day) = match language {
            Some(_) => (two_digits.clone(), two_digits.clone()),
            None => (text("short"), text("numeric")),
        };
        // What is undefined is as if it were not there.
        let zone = if in_utc { text("UTC") } else { JsValue::UNDEFINED };
        let languages: Array = language.into_iter().map(JsValue::from_str).collect();
        let format = |more: &[(&str, &JsValue)]| {
            let options = options(&[
                ("calendar", &text("gregory")),
                ("numberingSystem", &text("latn")),
                ("year", &text("numeric")),
                ("month", &month),
                ("day", &day),
                ("hour", &two_digits),
                ("minute", &two_digits),
                ("hourCycle", &text("h23")),
                ("timeZone", &zone),
            ]);
            add(&options, more);
            Intl::DateTimeFormat::new(&languages, &options).format()
        };
        let (second, name) = (&two_digits, &text("short"));
        Self { short: format(&[]), full: format(&[("second", second), ("timeZoneName", name)]) }
    }

    /// Date and time to the minute.
    #[must_use]
    pub fn date_time(&self, moment: Timestamp) -> String {
        write(&self.short, moment)
    }

    /// Date and time to the second, with the zone.
    #[must_use]
    pub fn full(&self, moment: Timestamp) -> String {
        write(&self.full, moment)
    }
}

fn write(format: &Function, moment: Timestamp) -> String {
    let text = format.call1(&JsValue::UNDEFINED, &number(moment));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Compares texts as a language orders them, numbers in them by their size.
#[derive(Clone, Debug)]
pub struct Collator(Function);

/// A text as the browser compares it.
#[derive(Clone, Debug)]
pub struct Collated(JsString);

impl Collated {
    /// Gives a text to the browser, so that it is not given anew for each comparison.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl Collator {
    /// For a language tag.
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

/// A moment in UTC, as ISO 8601 writes it; empty for one that no calendar has.
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
