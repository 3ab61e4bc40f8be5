//! The interface through which the client sends requests.

use std::{future::Future, rc::Rc};

use crate::{
    api::{Answer, Error, Request},
    poll::Millis,
};

/// Sends requests. The browser's transport is `http::HttpTransport`; tests have one of their own.
pub trait Transport {
    /// Sends a request to an address, with the value of `X-Auth-Token` if there is one. Dropping the
    /// future cancels the request.
    ///
    /// `etag` is the `ETag` of the answer that the caller still has: a transport may send it as
    /// `If-None-Match`, and the server may then answer 304 without a body.
    ///
    /// # Errors
    /// When no answer arrived. An answer with any status is no error.
    fn send(
        &self,
        url: &str,
        request: &Request,
        token: Option<&str>,
        etag: Option<&str>,
    ) -> impl Future<Output = Result<Exchange, Error>>;

    /// Decodes a text from a charset by its label (WHATWG Encoding), with U+FFFD for what cannot be read;
    /// `None` for an unknown label.
    fn decode(&self, label: &str, text: &[u8]) -> Option<String>;
}

/// An answer, and when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The answer; the same object as before where a server answered 304.
    pub answer: Rc<Answer>,
    /// How long the proxy's own token lasts from then on, if the proxy cannot renew it.
    pub token_ends_in: Option<Millis>,
    /// When the request was sent, on the page's clock.
    pub sent: Millis,
    /// When the answer's head arrived, on the same clock.
    pub received: Millis,
}
