//! What every answer gets: a request identifier, and a line in the log without secrets.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::Response,
};

use crate::serve::Connection;

/// The header that names an answer.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the log shows of a method at most, in characters.
const LONGEST_METHOD: usize = 16;

/// What the log shows of a path at most: longer than that of any call.
const LONGEST_PATH: usize = 256;

/// What the log shows of an identifier at most.
const LONGEST_ID: usize = 64;

/// Runs the request, names its answer and logs it: never the query, a header or a body.
pub(crate) async fn log_request(request: Request, next: Next) -> Response {
    let line = Line::new(&request);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The upstream's own is passed back: it is the one that the cloud's support asks for.
    let id = headers.entry(REQUEST_ID).or_insert_with(new_id).clone();
    line.answered(response.status().as_u16(), &id);
    response
}

/// A line of the log; it is written also when the client leaves before there is an answer.
struct Line {
    started: Instant,
    peer: Option<Connection>,
    method: Method,
    uri: Uri,
    is_answered: bool,
}

impl Line {
    fn new(request: &Request) -> Self {
        Self {
            started: Instant::now(),
            peer: request.extensions().get().cloned(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            is_answered: false,
        }
    }

    fn answered(mut self, status: u16, id: &HeaderValue) {
        self.is_answered = true;
        tracing::info!(
            peer = self.peer.as_ref().map(|connection| tracing::field::display(&connection.peer)),
            method = %Shortened(self.method.as_str(), LONGEST_METHOD),
            path = ?Shortened(self.uri.path(), LONGEST_PATH),
            status,
            milliseconds = self.started.elapsed().as_millis(),
            id = ?Shortened(id.to_str().unwrap_or_default(), LONGEST_ID),
        );
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if !self.is_answered {
            tracing::info!(
                peer = self.peer.as_ref().map(|connection| tracing::field::display(&connection.peer)),
                method = %Shortened(self.method.as_str(), LONGEST_METHOD),
                path = ?Shortened(self.uri.path(), LONGEST_PATH),
                milliseconds = self.started.elapsed().as_millis(),
                "the client left before the answer",
            );
        }
    }
}

/// The beginning of a text, so many characters at most, and how many bytes it has if that is not all.
struct Shortened<'a>(&'a str, usize);

impl Shortened<'_> {
    fn parts(&self) -> (&str, Option<usize>) {
        let Self(text, longest) = *self;
        match text.char_indices().nth(longest) {
            None => (text, None),
            Some((end, _)) => (text.get(..end).unwrap_or_default(), Some(text.len())),
        }
    }
}

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, bytes) = self.parts();
        formatter.write_str(text)?;
        bytes.map_or(Ok(()), |bytes| write!(formatter, "…({bytes} bytes)"))
    }
}

/// In quotes, with control characters escaped.
impl fmt::Debug for Shortened<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, bytes) = self.parts();
        fmt::Debug::fmt(text, formatter)?;
        bytes.map_or(Ok(()), |bytes| write!(formatter, "…({bytes} bytes)"))
    }
}

/// 32 hexadecimal digits; the first half differs from start to start, the second counts.
fn new_id() -> HeaderValue {
    static START: std::sync::LazyLock<u64> =
        std::sync::LazyLock::new(|| RandomState::new().hash_one(0));
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let id = format!("{:016x}{count:016x}", *START);
    HeaderValue::from_str(&id).unwrap_or_else(|_| HeaderValue::from_static("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_shortened_and_says_so() {
        let shown = |text: &str| format!("{0} {0:?}", Shortened(text, 3));
        assert_eq!(shown("abc"), "abc \"abc\"");
        assert_eq!(shown("a\n"), "a\n \"a\\n\"");
        assert_eq!(shown("äöüß"), "äöü…(8 bytes) \"äöü\"…(8 bytes)");
    }
}
