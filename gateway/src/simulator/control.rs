//! The control route `/simulator`, which shows and changes the pretend cloud.
//!
//! * `GET /simulator`: scenario, seed, instances, clock, faults, number of requests, address and tokens.
//! * `POST /simulator`: changes scenario, seed, instances, clock, life of tokens and faults, and answers the
//!   new state.
//! * `GET /simulator/requests`: the requests that the pretend cloud received, at most the last thousand.
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

/// The longest body, in bytes: more than a list of faults needs.
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

/// Refuses pages of other sites, even when the browser holds the credentials.
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
