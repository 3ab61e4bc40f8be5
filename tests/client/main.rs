//! The client of one proxy, natively, with a transport that answers when the test tells it to.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers as well"
)]

mod charsets;
mod given_up;
mod joined;
mod limits;
mod not_modified;
mod script;
mod server_time;
mod tokens;
