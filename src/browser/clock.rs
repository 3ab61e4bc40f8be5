//! The page's monotonic clock, and a person's wall clock.

use crate::poll::Millis;

/// Milliseconds since the page began; never goes back, whatever is done to the system's clock.
#[must_use]
pub fn monotonic() -> Millis {
    let now = web_sys::window().and_then(|window| window.performance()).map(|p| p.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float cast saturates: below zero is zero"
    )]
    now.map_or(0, |now| now as Millis)
}

/// The browser's own idea of the time, in milliseconds since the Unix epoch. It may be hours wrong.
#[must_use]
pub fn wall() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a date is a whole number below 2^53")]
    let now = js_sys::Date::now() as i64;
    now
}

/// Any number, different for each page: it seeds the jitter, and nothing that must be secret.
#[must_use]
pub fn seed() -> u64 {
    js_sys::Math::random().to_bits()
}

/// Year, month and day by the person's clock and in their zone.
#[must_use]
pub fn today() -> (u32, u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}
