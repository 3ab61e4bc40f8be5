//! The scheduler with a simulated clock: tables of events and effects, and properties that always hold.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers as well"
)]

mod clock;
mod credentials;
mod endings;
mod failures;
mod fair_queue;
mod intervals;
mod liveness;
mod model;
mod page_clock;
mod properties;
mod refreshes;
mod rests;
mod retry_after;
mod schedules;
mod script;
mod server_clock;
mod timeouts;
mod waits;
