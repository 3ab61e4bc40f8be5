//! The control route, `/simulator`: what the pretend cloud is, and how to change it.
//!
//! * `GET /simulator`: scenario, seed, instances, clock, faults and number of requests.
//! * `POST /simulator`: changes any of them, in that order, and answers the new state.
//! * `GET /simulator/requests`: what the pretend cloud received, at most the last thousand.
//! * `DELETE /simulator/requests`: forgets them.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
    routing::get,
};
use serde_json::json;

use super::{
    clock::RealTime,
    state::{Change, Shared},
};
use crate::{
    body,
    gateway_error::GatewayError,
    origin_check::{Hosts, check_site},
};

/// More than a list of faults needs.
const LONGEST_BODY: usize = 256 * 1024;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    let state =
        get(show).post(change).fallback(|| async { GatewayError::Method("GET, HEAD, POST") });
    let journal = get(requests)
        .delete(forget)
        .fallback(|| async { GatewayError::Method("DELETE, GET, HEAD") });
    Router::new()
        .route("/simulator", state)
        .route("/simulator/requests", journal)
        .layer(middleware::from_fn(own_page_only))
        .with_state(shared)
}

/// Whoever holds the credentials, no other site's page may set faults.
async fn own_page_only(request: Request, next: Next) -> Result<Response, GatewayError> {
    Hosts::Loopback.check(request.headers())?;
    check_site(request.headers(), &[])?;
    Ok(next.run(request).await)
}

async fn show(State(shared): State<Arc<Shared>>) -> Response {
    body::json(&shared.lock().show(RealTime::now()))
}

async fn change(
    State(shared): State<Arc<Shared>>,
    request: Request,
) -> Result<Response, GatewayError> {
    let object = body::object(&body::read(request, LONGEST_BODY).await?)?;
    let change = Change::read(object).map_err(GatewayError::BadRequest)?;
    let mut state = shared.lock();
    let now = RealTime::now();
    state.change(change, now);
    Ok(body::json(&state.show(now)))
}

async fn requests(State(shared): State<Arc<Shared>>) -> Response {
    body::json(&json!(shared.lock().journal.entries()))
}

async fn forget(State(shared): State<Arc<Shared>>) -> Response {
    let mut state = shared.lock();
    state.journal.clear();
    body::json(&state.show(RealTime::now()))
}
