//! The HTTP service of the pretend cloud: answers a request from the world, or with a fault.

use std::{fmt, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Request, Response, StatusCode, header},
};
use futures_util::stream;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;

use super::{
    answer::{Answer, Service},
    call::Call,
    fault::{Fault, Malformed},
    state::{Shared, Visit},
    world::Moment,
};

/// The longest body, in bytes: more than any call sends.
const LONGEST_BODY: usize = 64 * 1024;

/// The error that closes a connection without an answer.
#[derive(Debug)]
pub(super) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a fault cuts the connection")
    }
}

impl std::error::Error for Cut {}

/// Answers one request, and keeps it in the journal.
pub(super) async fn answer(
    shared: Arc<Shared>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Cut> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, LONGEST_BODY).collect().await.map_err(|_| Cut)?.to_bytes();
    let call = Call::read(&parts);

    let Visit { number, world, now, token, fault } =
        shared.lock().arrive(&parts, call.as_ref(), &body);
    let request_id = format!("{number:032x}");
    if let Some(delay) = fault.delay_ms {
        tokio::time::sleep(Duration::from_millis(delay)).await;
    }
    if fault.cut {
        return Err(Cut);
    }
    let mut given = None;
    let answer = match &call {
        None => Answer::no_such_api(&request_id),
        Some(Call::Tokens) => replaced(&fault, Service::Iam, &request_id).unwrap_or_else(|| {
            let (answer, token) = shared.lock().iam.give(&body, now);
            given = token;
            answer
        }),
        Some(call) => replaced(&fault, call.service(), &request_id)
            .or_else(|| token.refusal(call.service(), &request_id))
            .unwrap_or_else(|| call.ask(&world, now, &parts, &body)),
    };
    shared.lock().journal.answered(number, answer.status);
    let mut response = response(&answer, &fault, now, &request_id);
    if let Some(token) = given.and_then(|token| HeaderValue::from_str(&token).ok()) {
        response.headers_mut().insert("x-subject-token", token);
    }
    Ok(response)
}

/// The answer that a fault puts in place of the world's. A body to be sent as it is, is a JSON string.
fn replaced(fault: &Fault, service: Service, request_id: &str) -> Option<Answer> {
    let body = match fault.malformed {
        Some(Malformed::Html) => Some("<html><body><h1>Bad Gateway</h1></body></html>".into()),
        Some(Malformed::Json) => Some(r#"{"total": 2, "instances": [{"id": "#.into()),
        None => fault.body.clone(),
    };
    match (body, fault.status) {
        (Some(body), status) => Some(Answer { status: status.unwrap_or(200), body }),
        (None, Some(status)) => Some(Answer::usual(service, status, request_id)),
        (None, None) => None,
    }
}

fn response(answer: &Answer, fault: &Fault, now: Moment, request_id: &str) -> Response<Body> {
    // Only a fault's body is a string; it goes out as it is.
    let text = answer.body.as_str().map_or_else(|| answer.body.to_string(), str::to_owned);
    let bytes = Bytes::from(text);
    let content_type = match fault.malformed {
        Some(Malformed::Html) => "text/html",
        Some(Malformed::Json) | None => "application/json",
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(value) = HeaderValue::from_str(&date(now)) {
        headers.insert(header::DATE, value);
    }
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert("x-request-id", value);
    }
    for (name, value) in fault.headers() {
        headers.insert(name, value);
    }
    *response.body_mut() = if fault.truncate {
        let half = bytes.slice(..bytes.len() / 2);
        Body::from_stream(stream::iter([Ok(half), Err(Cut)]))
    } else {
        Body::from(bytes)
    };
    response
}

fn date(now: Moment) -> String {
    let millis = u64::try_from(now.now_ms()).unwrap_or(0);
    httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_millis(millis))
}
