//! What every answer gets: a request identifier, and a line in the log without secrets.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// The header that names an answer.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Runs the request, names its answer and logs it: never the query, a header or a body.
pub(crate) async fn log_request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The upstream's own is passed back: it is the one that the cloud's support asks for.
    let id = headers.entry(REQUEST_ID).or_insert_with(new_id).clone();
    tracing::info!(
        %method,
        path,
        status = response.status().as_u16(),
        milliseconds = started.elapsed().as_millis(),
        id = id.to_str().unwrap_or_default(),
    );
    response
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
