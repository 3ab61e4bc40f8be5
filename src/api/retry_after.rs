//! The `Retry-After` header, in both its forms.

use std::time::Duration;

use super::Timestamp;

/// When the server wants the next request.
///
/// No document of the five calls mentions it: it is honoured when present and never relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// After this time, counted from the answer.
    Delay(Duration),
    /// Not before this moment of the server's clock.
    At(Timestamp),
}

impl RetryAfter {
    /// Reads the header's value; `None` when it is neither a number of seconds nor an HTTP date.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            // More digits than fit mean "never", and are kept as the longest wait there is.
            let seconds = value.parse::<u32>().unwrap_or(u32::MAX);
            return Some(Self::Delay(Duration::from_secs(u64::from(seconds))));
        }
        Timestamp::from_http_date(value).map(Self::At)
    }
}
