//! How long to wait after a failure.

use super::Millis;

/// The wait after the first failure.
pub const FIRST: Millis = 3_000;

/// The longest wait.
pub const LONGEST: Millis = 5 * 60_000;

/// The wait after this many failures in a row: it doubles from [`FIRST`] to [`LONGEST`].
pub(super) fn wait(failures: u32) -> Millis {
    let doubled = failures.saturating_sub(1).min(16);
    (FIRST << doubled).min(LONGEST)
}
