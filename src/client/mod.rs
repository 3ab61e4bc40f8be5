//! One client for each proxy: what all requests to it share.
//!
//! Promises at most six requests at a time, in fair turns, one fetch for identical requests, and that a
//! request ends when nobody waits for it any more. The token is here and nowhere else.
//! Must not know what is polled or shown. Only `http` touches the browser; all else is tested natively
//! through a [`Transport`] of the test's own.

mod api_client;
pub mod charset;
#[cfg(target_arch = "wasm32")]
pub mod http;
pub mod limiter;
mod token;
mod transport;

pub use api_client::{ApiClient, Reply};
pub use token::Token;
pub use transport::{Exchange, Transport};
