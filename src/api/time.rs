//! Moments as the APIs send them.

use std::time::Duration;

use super::http_date;

/// Below this a number is taken for seconds: in milliseconds it would lie before March 1973.
const SECONDS_BELOW: i64 = 100_000_000_000;

/// The last moment a JavaScript `Date` can hold, in milliseconds.
const LATEST: i64 = 8_640_000_000_000_000;

/// A moment, in milliseconds since the Unix epoch. Always later than the epoch itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Reads a "unix timestamp" of the documents.
    ///
    /// All their examples are in milliseconds; a number below 1e11 is taken for seconds. `None` for
    /// 0 and below, which the APIs send for "not yet", and for what no calendar can show.
    #[must_use]
    pub const fn from_unix(number: i64) -> Option<Self> {
        match number {
            ..=0 => None,
            1..SECONDS_BELOW => Some(Self(number * 1000)),
            SECONDS_BELOW..=LATEST => Some(Self(number)),
            _ => None,
        }
    }

    /// Reads an HTTP date, as in the `Date` header, in any of its three forms.
    #[must_use]
    pub fn from_http_date(text: &str) -> Option<Self> {
        let seconds = http_date::seconds(text)?;
        (seconds > 0).then_some(Self(seconds * 1000))
    }

    /// Milliseconds since the Unix epoch, above 0 and at most 8.64e15.
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
