//! Moments as the APIs send them.

use std::time::{Duration, UNIX_EPOCH};

use super::{decimal::Decimal, error, iso8601};

/// Below this a number is taken for seconds: in milliseconds it would lie before March 1973.
const SECONDS_BELOW: i64 = 100_000_000_000;

/// Below this a number is taken for milliseconds: it is the first of the year 10000. In microseconds
/// it would lie before 1978.
const MILLIS_BELOW: i64 = 253_402_300_800_000;

/// Below this a number is taken for microseconds, by the same measure.
const MICROS_BELOW: i64 = MILLIS_BELOW * 1000;

/// Below this a number is taken for nanoseconds. What is larger stands for "never", as the largest
/// number of 64 bits does.
const NANOS_BELOW: i64 = 9_000_000_000_000_000_000;

/// The longest text of a moment that is kept as it was sent, in characters.
const LONGEST: usize = 100;

/// A moment, in milliseconds since the Unix epoch. Always later than the epoch itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Reads a "unix timestamp" of the documents.
    ///
    /// All their examples are in milliseconds; seconds, microseconds and nanoseconds are told apart by
    /// their size. `None` for 0 and below, which the APIs send for "not yet", and for what is too
    /// large for any of them.
    #[must_use]
    pub const fn from_unix(number: i64) -> Option<Self> {
        match number {
            ..=0 => None,
            1..SECONDS_BELOW => Some(Self(number * 1000)),
            SECONDS_BELOW..MILLIS_BELOW => Some(Self(number)),
            MILLIS_BELOW..MICROS_BELOW => Some(Self(number / 1000)),
            MICROS_BELOW..NANOS_BELOW => Some(Self(number / 1_000_000)),
            _ => None,
        }
    }

    /// Reads an HTTP date, as in the `Date` header, in any of its three forms.
    #[must_use]
    pub fn from_http_date(text: &str) -> Option<Self> {
        let time = httpdate::parse_http_date(text.trim()).ok()?;
        let millis = time.duration_since(UNIX_EPOCH).ok()?.as_millis();
        i64::try_from(millis).ok().filter(|millis| *millis > 0).map(Self)
    }

    /// Milliseconds since the Unix epoch, above 0.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// How long it was from `earlier` until this; zero when `earlier` is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

/// A moment of an API, or the text that was sent instead of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A moment.
    At(Timestamp),
    /// A text that is no moment, as it was sent; never empty, and at most 100 characters.
    AsSent(String),
}

impl Moment {
    /// Reads a number or the text of one, as [`Timestamp::from_unix`] does and also with a fraction;
    /// a date and time with its zone (ISO 8601, RFC 3339); or an HTTP date.
    ///
    /// A date and time without a zone is kept as it was sent, since its zone is unknown. `None` for an
    /// empty text, and for a moment at or before the epoch: "not yet".
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Ok(number) = text.parse::<i64>() {
            return match Timestamp::from_unix(number) {
                None if number > 0 => Some(Self::as_sent(text)),
                timestamp => timestamp.map(Self::At),
            };
        }
        if let Some(number) = Decimal::read(text) {
            let shift = match number.truncated(0) {
                Some(..=0) => return None,
                Some(1..SECONDS_BELOW) => 3,
                Some(SECONDS_BELOW..MILLIS_BELOW) => 0,
                Some(MILLIS_BELOW..MICROS_BELOW) => -3,
                Some(MICROS_BELOW..NANOS_BELOW) => -6,
                Some(NANOS_BELOW..) | None => return Some(Self::as_sent(text)),
            };
            return number.truncated(shift).map(Timestamp).map(Self::At);
        }
        match iso8601::millis(text) {
            Some(..=0) => None,
            Some(millis) => Some(Self::At(Timestamp(millis))),
            None => {
                Some(Timestamp::from_http_date(text).map_or_else(|| Self::as_sent(text), Self::At))
            }
        }
    }

    /// A text that is no moment, shortened.
    pub(super) fn as_sent(text: &str) -> Self {
        Self::AsSent(error::shortened(text, LONGEST))
    }

    /// The moment; `None` for a text that is none.
    #[must_use]
    pub const fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Self::At(timestamp) => Some(*timestamp),
            Self::AsSent(_) => None,
        }
    }
}
