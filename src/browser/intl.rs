//! Dates, and the order of texts, as the person's language has them: the browser knows how, at no cost.

use std::cmp::Ordering;

use js_sys::{Array, Date, Function, Intl, JsString};
use wasm_bindgen::JsValue;

use super::options::options;
use crate::api::Timestamp;

/// Writes moments in one language and the browser's time zone, or UTC.
#[derive(Clone, Debug)]
pub struct Dates(Function);

impl Dates {
    /// For a language tag; an unknown one falls back to the browser's own. In UTC if so wished.
    #[must_use]
    pub fn new(language: &str, in_utc: bool) -> Self {
        let (numeric, two_digits) = (JsValue::from_str("numeric"), JsValue::from_str("2-digit"));
        let options = options(&[
            ("year", &numeric),
            ("month", &two_digits),
            ("day", &two_digits),
            ("hour", &two_digits),
            ("minute", &two_digits),
            ("hourCycle", &"h23".into()),
            // What is undefined is as if it were not there.
            ("timeZone", &if in_utc { "UTC".into() } else { JsValue::UNDEFINED }),
        ]);
        Self(Intl::DateTimeFormat::new(&Array::of1(&language.into()), &options).format())
    }

    /// Date and time to the minute.
    #[must_use]
    pub fn date_time(&self, moment: Timestamp) -> String {
        let text = self.0.call1(&JsValue::UNDEFINED, &number(moment));
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
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
