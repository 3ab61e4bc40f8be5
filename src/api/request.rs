//! A request as a value.
//!
//! A request never holds the token: it is added where the request is sent, so that a request can be
//! printed, compared and kept.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Error;

/// RFC 3986's unreserved characters stand as they are, everything else is encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The most rows that the list gives in one page (APIG: list of dedicated instances).
pub const PAGE_LIMIT: u32 = 500;

/// The longest user or instance ID that KooPhone takes, in characters.
pub const KOOPHONE_ID_LIMIT: usize = 32;

/// An HTTP method; the five calls need no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// One call, complete but for the proxy's address and the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// An absolute path, each segment percent-encoded.
    pub path: String,
    /// Query parameters in order, not encoded yet.
    pub query: Vec<(&'static str, String)>,
    /// Headers other than the token.
    pub headers: Vec<(&'static str, &'static str)>,
    /// A JSON text, where the call has a body.
    pub body: Option<String>,
}

impl Request {
    /// Path and query as they stand in a URL.
    #[must_use]
    pub fn target(&self) -> String {
        let mut target = self.path.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.extend(utf8_percent_encode(name, RESERVED));
            target.push('=');
            target.extend(utf8_percent_encode(value, RESERVED));
        }
        target
    }

    pub(super) fn get(path: String) -> Self {
        Self {
            method: Method::Get,
            path,
            query: Vec::new(),
            headers: vec![("accept", "application/json")],
            body: None,
        }
    }
}

/// Whether a text can be a path segment: `.` and `..` cannot, for a URL parser takes them for steps
/// through the path even when they are percent-encoded.
#[must_use]
pub fn is_segment(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

/// An ID as a path segment.
pub(super) fn segment<'a>(field: &'static str, id: &'a str) -> Result<&'a str, Error> {
    if is_segment(id) { Ok(id) } else { Err(Error::unusable_id(field, id)) }
}

/// The absolute path of these segments, each percent-encoded.
pub(super) fn path(segments: &[&str]) -> String {
    let mut path = String::new();
    for segment in segments {
        path.push('/');
        path.extend(utf8_percent_encode(segment, RESERVED));
    }
    path
}
