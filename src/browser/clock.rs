//! The page's clocks.

use std::cell::RefCell;

use crate::poll::{Millis, PageClock, Reading};

thread_local! {
    /// One clock for the whole page, so that all parts of it show the same ages.
    static PAGE: RefCell<PageClock> = RefCell::default();
}

/// Milliseconds since the page began, with the time that the machine slept. Never goes back, whatever is
/// done to the system's clock.
#[must_use]
pub fn now() -> Millis {
    read(PageClock::read)
}

/// How many times the machine has slept since the page began, as far as can be told.
#[must_use]
pub fn sleeps() -> u32 {
    read(|page, reading| {
        page.read(reading);
        page.sleeps()
    })
}

fn read<T>(take: impl FnOnce(&mut PageClock, Reading) -> T) -> T {
    let reading = Reading { monotonic: monotonic(), wall: wall() };
    PAGE.with_borrow_mut(|page| take(page, reading))
}

/// Milliseconds since the page began. On most machines it stands still while they sleep.
fn monotonic() -> Millis {
    let now = web_sys::window().and_then(|window| window.performance()).map(|p| p.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float cast saturates: below zero is zero"
    )]
    now.map_or(0, |now| now as Millis)
}

/// The time of the browser's clock, in milliseconds since the Unix epoch. It may be hours wrong.
#[must_use]
pub fn wall() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a date is a whole number below 2^53")]
    let now = js_sys::Date::now() as i64;
    now
}

/// A random number for each page. It seeds the jitter, and is not fit for secrets.
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
