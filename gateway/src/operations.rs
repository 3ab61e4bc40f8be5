//! The listener for operators and their monitoring: `/healthz`, `/readyz`, `/metrics`.
//!
//! None of them depends on the cloud: a gateway that cannot reach it still serves the page, which shows the
//! failure.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde_json::json;

use crate::{body, gateway_error::GatewayError, metrics::Metrics};

/// Whether the gateway takes requests. A handle, cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// Makes `/readyz` answer 503: the program is stopping.
    pub fn end(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_over(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The router of `/healthz`, `/readyz` and `/metrics`.
pub fn operations(metrics: Metrics, readiness: Readiness) -> Router {
    let read_only = || async { GatewayError::Method("GET, HEAD") };
    Router::new()
        .route(
            "/healthz",
            get(|| async { body::json(&json!({ "status": "ok" })) }).fallback(read_only),
        )
        .route("/readyz", get(ready).fallback(read_only).with_state(readiness))
        .route("/metrics", get(count).fallback(read_only).with_state(metrics))
        .fallback(|| async { GatewayError::NotFound })
}

async fn ready(State(readiness): State<Readiness>) -> Response {
    if readiness.is_over() {
        let mut response = body::json(&json!({ "status": "stopping" }));
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        return response;
    }
    body::json(&json!({ "status": "ready" }))
}

async fn count(State(metrics): State<Metrics>) -> Response {
    let mut response = metrics.text().into_response();
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
