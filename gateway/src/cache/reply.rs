//! The reply to one request, made from an answer that many requests may share.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{Kept, Outcome};
use crate::{bundle, gateway_error::GatewayError, proxy::Answer};

const CACHE_STATUS: HeaderName = HeaderName::from_static("cache-status");

/// How an answer came about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum How {
    /// From the kept answers.
    Hit,
    /// From a call to the upstream for this request.
    Miss,
    /// From an identical call that was already under way.
    Collapsed,
    /// From the remembered trouble: the upstream is not called.
    Remembered,
}

/// An outcome, how it came about, and how long it stays valid.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) outcome: Outcome,
    pub(crate) how: How,
    /// How much longer the answer is kept, or the trouble remembered.
    left: Duration,
    now: Instant,
}

impl Reply {
    pub(super) const fn new(outcome: Outcome, how: How, left: Duration, now: Instant) -> Self {
        Self { outcome, how, left, now }
    }

    /// A reply with an error of the gateway's own.
    pub(crate) fn error(error: GatewayError) -> Self {
        Self::new(Err(error), How::Miss, Duration::ZERO, Instant::now())
    }

    /// The same reply with another body.
    pub(crate) fn with_body(self, body: Bytes) -> Self {
        let outcome = self.outcome.map(|kept| {
            let answer = Answer { body, ..kept.answer.clone() };
            Arc::new(Kept::new(answer, kept.at))
        });
        Self { outcome, ..self }
    }

    /// The response to a request with the headers `asked`. With a browser's token it must not be stored. With
    /// the gateway's own credentials (`is_own`) it may be stored for as long as it is kept here.
    pub(crate) fn into_response(self, asked: &HeaderMap, is_own: bool) -> Response {
        let Self { outcome, how, left, now } = self;
        let status = cache_status(how, left);
        let kept = match outcome {
            Ok(kept) => kept,
            Err(error) => {
                let mut response = error.into_response();
                mark(response.headers_mut(), how, &status, left);
                return response;
            }
        };
        let is_good = kept.answer.status == StatusCode::OK;
        let mut response = Response::new(Body::empty());
        *response.status_mut() = kept.answer.status;
        let headers = response.headers_mut();
        kept.answer.headers.clone().write(headers);
        mark(headers, how, &status, left);
        // An answer straight from the upstream has no age.
        if how != How::Miss {
            headers.insert(header::AGE, kept.age(now).as_secs().into());
        }
        if !is_good {
            *response.body_mut() = Body::from(kept.answer.body.clone());
            return response;
        }
        headers.insert(header::ETAG, kept.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        // `max-age` counts whole seconds: less than one would be zero.
        if is_own && left >= Duration::from_secs(1) {
            let control = format!("max-age={}", left.as_secs());
            if let Ok(control) = HeaderValue::from_str(&control) {
                headers.insert(header::CACHE_CONTROL, control);
            }
        }
        if bundle::has_tag(asked, &kept.etag) {
            headers.remove(header::CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        let gzip = bundle::accepts_gzip(asked).then(|| kept.gzip()).flatten();
        if gzip.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let body = gzip.unwrap_or(&kept.answer.body).clone();
        *response.body_mut() = Body::from(body);
        response
    }
}

fn mark(headers: &mut HeaderMap, how: How, status: &str, left: Duration) {
    if let Ok(status) = HeaderValue::from_str(status) {
        headers.insert(CACHE_STATUS, status);
    }
    if how == How::Remembered {
        headers.insert(header::RETRY_AFTER, left.as_secs().saturating_add(1).into());
    }
}

/// The value of the header `Cache-Status` (RFC 9211).
fn cache_status(how: How, left: Duration) -> String {
    let seconds = left.as_secs();
    let stored = if left.is_zero() { "" } else { "; stored" };
    match how {
        How::Hit => format!("instance-gateway; hit; ttl={seconds}"),
        How::Miss => format!("instance-gateway; fwd=uri-miss{stored}"),
        How::Collapsed => "instance-gateway; fwd=uri-miss; collapsed".to_owned(),
        How::Remembered => "instance-gateway; hit; detail=remembered".to_owned(),
    }
}
