//! A kept answer, with its tag and its compressed body, which are made once.

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

/// The estimated memory of an entry besides its bodies, in bytes: key, headers, map entries.
const BESIDES: usize = 1024;

/// An answer of an upstream.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) answer: Answer,
    /// When the answer arrived.
    pub(crate) at: Instant,
    pub(crate) etag: HeaderValue,
    gzip: OnceLock<Option<Bytes>>,
}

impl Kept {
    pub(crate) fn new(answer: Answer, at: Instant) -> Self {
        let hash = digest(&SHA256, &answer.body);
        let hash = hexadecimal(hash.as_ref().get(..16).unwrap_or_default());
        // Weak, because the plain and the compressed body share the tag.
        let etag = HeaderValue::from_str(&format!("W/\"{hash}\""));
        let etag = etag.unwrap_or_else(|_| HeaderValue::from_static("W/\"\""));
        Self { answer, at, etag, gzip: OnceLock::new() }
    }

    pub(crate) fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.at)
    }

    /// The gzip body, compressed at the first use; `None` when the body is short or would not shrink.
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

    /// The most memory that it can take, in bytes: the body, the compressed body, and [`BESIDES`].
    pub(super) fn weight(&self) -> usize {
        2 * self.answer.body.len() + BESIDES
    }
}
