//! Gives every answer a request identifier, and a line in the log without secrets.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::Response,
};

use crate::{metrics::Metrics, serve::Connection};

/// The header with the identifier of a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The most characters of a method that the log shows.
const LONGEST_METHOD: usize = 16;

/// The most characters of a path that the log shows: more than any call has.
const LONGEST_PATH: usize = 256;

/// The most characters of an identifier that the log shows.
const LONGEST_ID: usize = 64;

/// The kind of a request, as the metrics label it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind(pub(crate) &'static str);

/// The identifier of a request, which is sent along with its call to the upstream.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) HeaderValue);

/// Runs the request, sets the identifier of its answer, and logs it: never the query, a header or a body.
pub(crate) async fn log_request(
    State(metrics): State<Metrics>,
    mut request: Request,
    next: Next,
) -> Response {
    // The identifier from a server in front is kept, so that all logs have the same.
    let given = request.headers().get(REQUEST_ID).filter(|id| is_request_id(id)).cloned();
    let request_id = given.unwrap_or_else(new_id);
    let line = Line::new(&request, &request_id);
    request.extensions_mut().insert(RequestId(request_id.clone()));
    let mut response = next.run(request).await;
    let kind = response.extensions().get().map_or("other", |Kind(kind)| kind);
    metrics.answered(kind, response.status().as_u16());
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The upstream's own identifier is passed back: it is the one that the cloud's support asks for.
    let id = headers.entry(REQUEST_ID).or_insert(request_id).clone();
    line.answered(response.status().as_u16(), &id);
    response
}

/// A line of the log. It is written even when the client leaves before there is an answer.
struct Line {
    started: Instant,
    peer: Option<Connection>,
    method: Method,
    uri: Uri,
    request: HeaderValue,
    is_answered: bool,
}

impl Line {
    fn new(request: &Request, id: &HeaderValue) -> Self {
        Self {
            started: Instant::now(),
            peer: request.extensions().get().cloned(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            request: id.clone(),
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
            request = self.request.to_str().ok().filter(|request| *request != id),
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

/// A text, cut to a number of characters. A cut text is shown with its length in bytes.
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

/// Whether a text can be the identifier of a request: 1 to 64 of `A-Z a-z 0-9 . _ -`.
pub(crate) fn is_request_id(id: &HeaderValue) -> bool {
    let is_allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=64).contains(&id.len()) && id.as_bytes().iter().all(is_allowed)
}

/// 32 hexadecimal digits: the first half is random for each start, the second half counts requests.
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
