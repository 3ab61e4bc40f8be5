//! The key by which two calls are identical.

use std::sync::Arc;

use axum::{body::Bytes, http::HeaderValue};
use ring::{
    hmac,
    rand::{SecureRandom as _, SystemRandom},
};

use crate::routes::Route;

/// Whose token or credentials a call carries: different askers may get different answers.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Asker {
    /// The gateway, with the credentials that the upstream has.
    Gateway,
    /// A browser, by the keyed hash of its token; `None` for a request without one.
    Browser(Option<[u8; 32]>),
}

/// Where a call goes: the number of its upstream, and its route.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Destination {
    /// Equal for the same address and the same credentials, also after a reload.
    pub(crate) upstream: u64,
    pub(crate) route: Route,
}

/// A call and its asker. Calls with equal keys share an answer.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Key {
    pub(crate) asker: Asker,
    pub(crate) destination: Destination,
    /// The path and query.
    pub(crate) target: Arc<str>,
    pub(crate) body: Bytes,
}

/// Hashes browsers' tokens, so that no cache key contains one. The HMAC key is drawn at the start and never
/// leaves.
#[derive(Debug)]
pub(super) struct TokenHasher(hmac::Key);

impl TokenHasher {
    /// # Errors
    ///
    /// When the system has no random bytes.
    pub(super) fn new() -> std::io::Result<Self> {
        let mut key = [0; 32];
        let random = SystemRandom::new().fill(&mut key);
        random.map_err(|_| std::io::Error::other("the system has no random bytes"))?;
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &key)))
    }

    pub(super) fn asker(&self, token: Option<&HeaderValue>) -> Asker {
        let hash = |token: &HeaderValue| {
            let mut hash = [0; 32];
            hash.copy_from_slice(hmac::sign(&self.0, token.as_bytes()).as_ref());
            hash
        };
        Asker::Browser(token.map(hash))
    }
}
