//! An answer with what was made of it once, for all who get it.

use std::{
    io::Write as _,
    sync::OnceLock,
    time::{Duration, Instant},
};

use axum::{body::Bytes, http::HeaderValue};
use flate2::{Compression, write::GzEncoder};
use ring::digest::{SHA256, digest};

use crate::{credentials::hexadecimal, proxy::Answer};

/// The shortest body that is compressed, in bytes.
const SHORTEST: usize = 1024;

/// What an entry takes besides its bodies, in bytes: its key, its headers, its places in the maps.
const BESIDES: usize = 1024;

/// An answer of an upstream.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) answer: Answer,
    /// When it came.
    pub(crate) at: Instant,
    pub(crate) etag: HeaderValue,
    gzip: OnceLock<Option<Bytes>>,
}

impl Kept {
    pub(crate) fn new(answer: Answer, at: Instant) -> Self {
        let hash = digest(&SHA256, &answer.body);
        let hash = hexadecimal(hash.as_ref().get(..16).unwrap_or_default());
        // Weak: compressed or not, it says the same.
        let etag = HeaderValue::from_str(&format!("W/\"{hash}\""));
        let etag = etag.unwrap_or_else(|_| HeaderValue::from_static("W/\"\""));
        Self { answer, at, etag, gzip: OnceLock::new() }
    }

    pub(crate) fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.at)
    }

    /// The compressed body, made when it is first wanted; `None` where that would be of no use.
    pub(crate) fn gzip(&self) -> Option<&Bytes> {
        let compressed = || {
            let body = &self.answer.body;
            if body.len() < SHORTEST {
                return None;
            }
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body).ok()?;
            encoder.finish().ok().filter(|gzip| gzip.len() < body.len()).map(Bytes::from)
        };
        self.gzip.get_or_init(compressed).as_ref()
    }

    /// How much memory it may take, in bytes: its body, the compressed one, and what is around them.
    pub(super) fn weight(&self) -> usize {
        2 * self.answer.body.len() + BESIDES
    }
}
