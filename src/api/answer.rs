//! A server's answer before it is decoded.

use super::repair::readable_text;

/// An HTTP answer: all that a decoder may look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status, 100 to 599.
    pub status: u16,
    /// The headers that are read.
    pub headers: Headers,
    /// The body as it came, of any length and any content.
    pub body: Vec<u8>,
}

impl Answer {
    /// The beginning of the body, in lower case as far as it is ASCII.
    pub(super) fn start(&self) -> String {
        let start = self.body.get(..2048).unwrap_or(&self.body);
        readable_text(start).0.trim_start().to_ascii_lowercase()
    }

    /// Whether the body is HTML, judged by its beginning and its declared type.
    pub(super) fn is_web_page(&self) -> bool {
        let start = self.start();
        let declared =
            self.headers.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        let is_declared =
            ["text/html", "application/xhtml"].iter().any(|kind| declared.contains(kind));
        match start.chars().next() {
            Some('<') => is_declared || !start.starts_with("<?xml") || start.contains("<html"),
            Some('{' | '[') | None => false,
            Some(_) => is_declared,
        }
    }
}

/// The headers that are read; all others are left alone.
///
/// Each is `None` when the server did not send it, and also when the answer came from another
/// origin that does not list it in `Access-Control-Expose-Headers`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Date`, the server's clock, to the second.
    pub date: Option<String>,
    /// `Age`, for how long a cache on the way has kept the answer, in whole seconds.
    pub age: Option<String>,
    /// `Retry-After`, in either of its forms.
    pub retry_after: Option<String>,
    /// `ETag`, by which a server recognises the answer when it is asked for again.
    pub etag: Option<String>,
    /// `X-Request-Id`, which a support engineer asks for.
    pub request_id: Option<String>,
}
