//! Reads JSON request bodies and writes JSON responses, for all routes alike.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use http_body_util::LengthLimitError;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::gateway_error::GatewayError;

/// How long a request's body may take to arrive.
const READING: Duration = Duration::from_secs(10);

/// Reads a request's body of the type `application/json`, without parsing it.
///
/// # Errors
///
/// [`GatewayError::ContentType`], [`GatewayError::BodyTooLarge`] above `limit` bytes, [`GatewayError::SlowBody`],
/// or [`GatewayError::BadRequest`] when the body breaks off.
pub(crate) async fn read(request: Request, limit: usize) -> Result<Bytes, GatewayError> {
    if !is_json(request.headers()) {
        return Err(GatewayError::ContentType);
    }
    match tokio::time::timeout(READING, to_bytes(request.into_body(), limit)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_too_large(&error) => Err(GatewayError::BodyTooLarge(limit)),
        Ok(Err(_)) => Err(GatewayError::BadRequest("the request body is incomplete".to_owned())),
        Err(_) => Err(GatewayError::SlowBody),
    }
}

/// Parses a body that must be one JSON object.
///
/// # Errors
///
/// [`GatewayError::BadRequest`].
pub(crate) fn object(body: &[u8]) -> Result<Map<String, Value>, GatewayError> {
    serde_json::from_slice(body)
        .map_err(|_| GatewayError::BadRequest("the request body must be a JSON object".to_owned()))
}

/// A JSON response that must not be stored.
pub(crate) fn json(value: &impl Serialize) -> Response {
    let Ok(text) = serde_json::to_string(value) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_json(headers: &HeaderMap) -> bool {
    let essence = |value: &HeaderValue| {
        let value = value.to_str().ok()?;
        Some(value.split(';').next()?.trim().to_ascii_lowercase())
    };
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let first = values.next().and_then(essence);
    first.as_deref() == Some("application/json") && values.next().is_none()
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = source {
        if error.is::<LengthLimitError>() {
            return true;
        }
        source = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_one_object() {
        assert!(object(br#"{"user_id": "1"}"#).is_ok());
        for body in ["", "[]", "1", "{", "{} {}", "\"a\"", "\u{feff}{}"] {
            assert!(object(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_come_is_not_waited_for() {
        let endless = Body::from_stream(futures_util::stream::pending::<std::io::Result<Bytes>>());
        let request = Request::post("/").header("content-type", "application/json").body(endless);
        assert_eq!(read(request.unwrap(), 10).await, Err(GatewayError::SlowBody));
    }

    #[test]
    fn json_is_declared_once() {
        let declared = |values: &[&'static str]| {
            let values = values.iter().map(|value| HeaderValue::from_static(value));
            is_json(&values.map(|value| (header::CONTENT_TYPE, value)).collect())
        };
        assert!(declared(&["application/json"]));
        assert!(declared(&["Application/JSON; charset=utf-8"]));
        assert!(!declared(&[]));
        assert!(!declared(&["text/plain"]));
        assert!(!declared(&["text/plain; application/json"]));
        assert!(!declared(&["application/json", "text/plain"]));
    }
}
