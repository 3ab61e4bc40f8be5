//! One client for each proxy: what all requests to it share.
//!
//! Promises at most six requests at a time, in fair turns, one fetch for identical requests, and that a
//! request is aborted when its last caller drops it. The token is stored here only.
//! Must not know the polls or the views. Only `http` touches the browser; the rest is tested natively
//! through a [`Transport`] of the test's own.

mod api_client;
pub mod charset;
#[cfg(target_arch = "wasm32")]
pub mod http;
pub mod limiter;
mod token;
mod transport;

/// The HTTP status of an answer that is as the caller has it.
const NOT_MODIFIED: u16 = 304;

pub use api_client::{ApiClient, Reply};
pub use token::Token;
pub use transport::{Exchange, Transport};
