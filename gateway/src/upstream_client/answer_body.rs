//! Reads the body of an answer whole and within limits, decodes it, and judges it.

use std::io::Read as _;

use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use flate2::read::MultiGzDecoder;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};

use super::failure;
use crate::gateway_error::GatewayError;

/// The longest answer that is passed back, in bytes, before and after decoding: ten times a page of 500
/// instances.
pub(crate) const LONGEST_ANSWER: usize = 2 * 1024 * 1024;

/// The most pieces that an answer may come in: 128 bytes each in the longest one.
pub(crate) const MOST_FRAMES: usize = 16 * 1024;

/// How a body is encoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ContentCoding {
    Identity,
    Gzip,
}

impl ContentCoding {
    /// The content coding that the headers name; the gateway requests no other than gzip.
    pub(crate) fn read(headers: &HeaderMap) -> Result<Self, GatewayError> {
        let mut values = headers.get_all(header::CONTENT_ENCODING).iter();
        let (first, second) = (values.next(), values.next());
        let Some(first) = first else { return Ok(Self::Identity) };
        let first = first.to_str().unwrap_or_default().trim().to_ascii_lowercase();
        match first.as_str() {
            _ if second.is_some() => Err(GatewayError::ContentCoding),
            "gzip" | "x-gzip" => Ok(Self::Gzip),
            "identity" => Ok(Self::Identity),
            _ => Err(GatewayError::ContentCoding),
        }
    }

    /// Decodes a body, to at most [`LONGEST_ANSWER`] bytes.
    pub(crate) fn decode(self, body: Vec<u8>) -> Result<Vec<u8>, GatewayError> {
        // An error's body may be empty, whatever its headers say.
        if self == Self::Identity || body.is_empty() {
            return Ok(body);
        }
        let mut decoded = Vec::new();
        let limit = u64::try_from(LONGEST_ANSWER).unwrap_or(u64::MAX) + 1;
        MultiGzDecoder::new(body.as_slice()).take(limit).read_to_end(&mut decoded).map_err(
            |error| {
                tracing::warn!(%error, "the answer cannot be decoded");
                GatewayError::Cut
            },
        )?;
        if decoded.len() > LONGEST_ANSWER {
            return Err(GatewayError::AnswerTooLarge(LONGEST_ANSWER));
        }
        Ok(decoded)
    }
}

/// Reads a body into one buffer.
///
/// The pieces are copied: each would keep the whole buffer that it was read into.
pub(crate) async fn read(mut body: Incoming) -> Result<Vec<u8>, GatewayError> {
    let too_large = GatewayError::AnswerTooLarge(LONGEST_ANSWER);
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > LONGEST_ANSWER {
        return Err(too_large);
    }
    let mut whole = Vec::with_capacity(announced);
    let mut frames = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            tracing::warn!(error = failure::chain(&error), "the answer broke off");
            GatewayError::Cut
        })?;
        frames += 1;
        if frames > MOST_FRAMES {
            return Err(GatewayError::TooManyFrames(MOST_FRAMES));
        }
        let data: Bytes = frame.into_data().unwrap_or_default();
        if whole.len() + data.len() > LONGEST_ANSWER {
            return Err(too_large);
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole)
}

/// The kind of a body, guessed from its first bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum BodyKind {
    /// Nothing but white space.
    Empty,
    /// An object or an array, complete or not: faults in JSON are left to the page.
    Json,
    /// HTML or XML.
    WebPage,
    /// Anything else.
    Other,
}

impl BodyKind {
    pub(crate) fn judge(body: &[u8]) -> Self {
        // Byte order marks and the zeros of UTF-16 are skipped: the page decodes such bodies.
        let is_skipped = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe)
        };
        match body.iter().find(|byte| !is_skipped(byte)) {
            None => Self::Empty,
            Some(b'{' | b'[') => Self::Json,
            Some(b'<') => Self::WebPage,
            Some(_) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use axum::http::HeaderValue;
    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn one_known_coding_is_taken() {
        use ContentCoding::{Gzip, Identity};
        let read = |values: &[&'static str]| {
            let values = values.iter().map(|value| HeaderValue::from_static(value));
            ContentCoding::read(&values.map(|value| (header::CONTENT_ENCODING, value)).collect())
        };
        assert_eq!(read(&[]), Ok(Identity));
        assert_eq!(read(&["identity"]), Ok(Identity));
        assert_eq!(read(&["GZip"]), Ok(Gzip));
        assert_eq!(read(&["x-gzip "]), Ok(Gzip));
        for values in [
            &["br"][..],
            &["gzip, gzip"],
            &["gzip", "br"],
            &["gzip", "identity"],
            &["identity", "gzip"],
            &[""],
        ] {
            assert_eq!(read(values), Err(GatewayError::ContentCoding), "{values:?}");
        }
    }

    #[test]
    fn a_body_is_decoded_in_bounds() {
        let decode = |body: Vec<u8>| ContentCoding::Gzip.decode(body);
        assert_eq!(decode(gzip(b"{}")), Ok(b"{}".to_vec()));
        assert_eq!(decode(Vec::new()), Ok(Vec::new()));
        assert_eq!(decode([gzip(b"{"), gzip(b"}")].concat()), Ok(b"{}".to_vec()));
        assert!(decode(gzip(&vec![b'0'; LONGEST_ANSWER])).is_ok());
        let bomb = gzip(&vec![b'0'; LONGEST_ANSWER + 1]);
        assert_eq!(decode(bomb), Err(GatewayError::AnswerTooLarge(LONGEST_ANSWER)));
        let mut half = gzip(b"{\"instances\": []}");
        half.truncate(half.len() - 1);
        assert_eq!(decode(half), Err(GatewayError::Cut));
        assert_eq!(decode(b"{}".to_vec()), Err(GatewayError::Cut));
    }

    #[test]
    fn a_body_is_judged_by_how_it_begins() {
        for (body, expected) in [
            (&b""[..], BodyKind::Empty),
            (b" \r\n\t", BodyKind::Empty),
            (b"{", BodyKind::Json),
            (b"\n[1]", BodyKind::Json),
            (b"\xef\xbb\xbf{}", BodyKind::Json),
            (b"\xff\xfe{\0}\0", BodyKind::Json),
            (b"\0{\0}", BodyKind::Json),
            (b"<!DOCTYPE html>", BodyKind::WebPage),
            (b"\n\n<html>", BodyKind::WebPage),
            (b"\xff\xfe<\0h\0", BodyKind::WebPage),
            (b"upstream said no", BodyKind::Other),
            (b"\x1f\x8b\x08", BodyKind::Other),
            (b"null", BodyKind::Other),
        ] {
            assert_eq!(BodyKind::judge(body), expected, "{body:?}");
        }
    }
}
