//! Compresses JSON for the browser. The bundle's files are compressed already.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{Predicate, SizeAbove},
    },
};

/// The shortest body that is compressed, in bytes.
const SHORTEST: u64 = 1024;

/// Compresses long JSON bodies by gzip, where the browser accepts it.
pub(crate) fn compress_json() -> CompressionLayer<impl Predicate + Send + Sync> {
    let is_json = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
        let content_type = headers.get(header::CONTENT_TYPE);
        content_type.is_some_and(|value| value.as_bytes().starts_with(b"application/json"))
    };
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(SHORTEST).and(is_json))
}
