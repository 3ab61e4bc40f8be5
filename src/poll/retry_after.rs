//! `Retry-After`: the wait that a server asks for.

use super::Millis;
use crate::api::RetryAfter;

/// The longest wait that a server can ask for. Then one more request is sent, and the server may ask for a
/// wait again: a server that asks for hours must not lock a person out.
pub const LONGEST: Millis = 5 * 60_000;

/// The wait that a header asks for, from its arrival on; `server_time` is the server's time then, in
/// milliseconds since the Unix epoch. 0 for a date that has passed.
#[must_use]
pub fn wait(header: RetryAfter, server_time: i64) -> Millis {
    let wait = match header {
        RetryAfter::Delay(delay) => Millis::try_from(delay.as_millis()).ok(),
        RetryAfter::At(date) => {
            // A `Date` header has its milliseconds cut off: the clock learned from it may be a second fast.
            let earliest = server_time.saturating_sub(1000);
            Some(u64::try_from(date.as_millis().saturating_sub(earliest)).unwrap_or(0))
        }
    };
    wait.unwrap_or(Millis::MAX)
}
