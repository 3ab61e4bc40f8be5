//! What the client needs of the outside world.

use std::future::Future;

use crate::{
    api::{Answer, Error, Request},
    poll::Millis,
};

/// Sends requests. The browser's is `http::HttpTransport`; tests have one of their own.
pub trait Transport {
    /// Sends a request to an address, with the value of `X-Auth-Token` if there is one. Dropping the
    /// future gives the request up.
    ///
    /// # Errors
    /// When no answer arrived. An answer of whatever status is no error.
    fn send(
        &self,
        url: &str,
        request: &Request,
        token: Option<&str>,
    ) -> impl Future<Output = Result<Exchange, Error>>;

    /// Decodes a text from a charset by its label (WHATWG Encoding), with U+FFFD for what cannot be read;
    /// `None` for an unknown label.
    fn decode(&self, label: &str, text: &[u8]) -> Option<String>;
}

/// An answer, and when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What came.
    pub answer: Answer,
    /// When the request was sent, on the page's clock.
    pub sent: Millis,
    /// When the answer's head arrived, on the same clock.
    pub received: Millis,
}
