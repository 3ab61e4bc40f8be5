//! The gateway of the instance console: one program between a browser and the cloud.
//!
//! It serves the widget's bundle and configuration, passes exactly five calls on to the cloud,
//! holds the credentials so that the browser need not, and contains a simulator of that cloud.
//!
//! A request goes through these modules, which only this file puts together:
//!
//! ```text
//! serve → request_log → origin_check → access → routes → proxy → cache → upstream_client → the cloud, or the simulator
//!                                              ↘ bundle   ↘ credentials
//! ```
//!
//! * Nothing but the five calls of `routes` reaches an upstream, and what reaches it is built from
//!   checked parts.
//! * Every error of the gateway's own is a `GatewayError`, with a code and a request identifier.
//! * The simulator is behind a socket like the real cloud: there is one way to both.
//! * No state is kept between requests but the simulator's, open connections, the last good tokens, and
//!   answers for a moment: replicas need to know nothing of each other. A reload takes tokens and answers over.
//! * An answer of an upstream is read whole, in bounds, and looked at before any of it is passed on.

mod access;
mod body;
mod bundle;
mod cache;
pub mod clock;
pub mod commands;
mod compression;
pub mod config;
mod credentials;
pub mod descriptors;
mod gateway_error;
pub mod log;
pub mod metrics;
pub mod operations;
mod origin_check;
mod proxy;
pub mod reload;
mod request_log;
mod routes;
pub mod serve;
pub mod signals;
pub mod simulator;
mod token_file;
mod upstream_client;

use std::{io, sync::Arc};

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderValue, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde_json::json;

use crate::{
    access::{NarrowedList, Narrowing},
    config::{Access, Cloud, Config, Upstream, Upstreams},
    credentials::{TOKEN_ENDS_IN, browsers_token},
    gateway_error::GatewayError,
    metrics::Metrics,
    origin_check::Hosts,
    proxy::{Call, Proxy},
    request_log::{Kind, RequestId},
    routes::{Endpoint, Route},
    serve::Connection,
    simulator::Simulator,
};

/// The longest value of a header, in bytes; the cloud itself takes no more.
const LONGEST_HEADER: usize = 32 * 1024;

/// The state that the routes share.
#[derive(Debug)]
struct Gateway {
    proxy: Arc<Proxy>,
    console: Option<console_config::Config>,
    page_policy: HeaderValue,
    simulator: Option<Simulator>,
    hosts: Hosts,
    access: Access,
    narrowing: Narrowing,
}

/// The router of the whole gateway. Must be called within a Tokio runtime, which then runs the simulator.
///
/// # Errors
///
/// When the simulator finds no free port, or when there are no certificates to check upstreams.
pub fn app(config: Config) -> io::Result<Router> {
    counted_app(config, &Metrics::default())
}

/// The proxy to the cloud or to a simulator, which runs until it is dropped.
fn cloud(
    config: &Config,
    metrics: &Metrics,
    before: Option<&Proxy>,
) -> io::Result<(Arc<Proxy>, Option<Simulator>)> {
    let (upstreams, simulator) = match &config.cloud {
        Cloud::Real(upstreams) => ((**upstreams).clone(), None),
        Cloud::Simulated(plan) => {
            let simulator = Simulator::start(*plan)?;
            let address = format!("http://{}", simulator.address());
            let upstream = Upstream::parse("simulator", &address).map_err(io::Error::other)?;
            let upstream = Some(upstream);
            let [apig, koophone, roma] = [upstream.clone(), upstream.clone(), upstream];
            (Upstreams { apig, koophone, roma, regions: Vec::new() }, Some(simulator))
        }
    };
    Ok((Arc::new(Proxy::new(upstreams, config, metrics, before)?), simulator))
}

/// The router of the whole gateway, which counts in `metrics`; several routers can share them.
///
/// # Errors
///
/// The same as those of [`app`].
pub fn counted_app(config: Config, metrics: &Metrics) -> io::Result<Router> {
    Ok(reloaded_app(config, metrics, None)?.0)
}

/// What a reload of the configuration takes over: tokens of IAM, and answers that are kept.
#[derive(Clone, Debug)]
pub struct TakenOver(Arc<Proxy>);

/// The router of the whole gateway, and what the next one takes over. `before` is what this one takes over:
/// of that, what is the same in the new configuration.
///
/// # Errors
///
/// The same as those of [`app`].
pub fn reloaded_app(
    config: Config,
    metrics: &Metrics,
    before: Option<&TakenOver>,
) -> io::Result<(Router, TakenOver)> {
    let (proxy, simulator) = cloud(&config, metrics, before.map(|TakenOver(proxy)| &**proxy))?;
    let taken_over = TakenOver(Arc::clone(&proxy));
    let is_for_this_machine = config.is_for_this_machine();
    let hosts = if is_for_this_machine { Hosts::Loopback } else { Hosts::Named(config.hosts) };
    let control = simulator.as_ref().map(Simulator::control);
    let gateway = Arc::new(Gateway {
        proxy,
        page_policy: bundle::page_policy(config.console.as_ref()),
        console: config.console,
        simulator,
        hosts,
        narrowing: Narrowing::new(&config.access),
        access: config.access,
    });
    let read_only = || async { GatewayError::Method("GET, HEAD") };
    let mut router = Router::new()
        .route("/config.json", get(console).fallback(read_only))
        .route("/healthz", get(health).fallback(read_only))
        .fallback(call_or_file)
        .with_state(Arc::clone(&gateway));
    if let Some(control) = control {
        router = router.merge(control);
    }
    router = router
        .layer(compression::compress_json())
        .layer(middleware::from_fn_with_state(Arc::clone(&gateway), let_in));
    if !gateway.access.origins.is_empty() {
        router = router.layer(access::cors(&gateway.access.origins));
    }
    let counting = metrics.clone();
    let router = router
        .layer(middleware::from_fn_with_state(gateway, addressed_here))
        .layer(middleware::from_fn_with_state(counting, request_log::log_request));
    Ok((router, taken_over))
}

/// Refuses a request whose target or `Host` is not this gateway's.
async fn addressed_here(
    State(gateway): State<Arc<Gateway>>,
    request: Request,
    next: Next,
) -> Result<Response, GatewayError> {
    origin_check::check_target(request.uri())?;
    gateway.hosts.check(request.headers())?;
    Ok(next.run(request).await)
}

/// Refuses a request that the door does not let in. `/healthz` is open to everyone.
async fn let_in(
    State(gateway): State<Arc<Gateway>>,
    request: Request,
    next: Next,
) -> Result<Response, GatewayError> {
    if request.uri().path() != "/healthz" {
        access::check_door(gateway.access.door.as_ref(), request.headers())?;
    }
    Ok(next.run(request).await)
}

/// Answers `/healthz`, with 503 while the server stops. It does not call the cloud: a gateway that cannot
/// reach it still serves the page, which shows the failure.
async fn health(
    State(gateway): State<Arc<Gateway>>,
    connection: Option<Extension<Connection>>,
) -> Response {
    let is_stopping = connection.is_some_and(|Extension(connection)| connection.is_stopping());
    let mut response = body::json(&json!({
        "status": if is_stopping { "stopping" } else { "ok" },
        "version": env!("CARGO_PKG_VERSION"),
        "simulated": gateway.simulator.is_some(),
        "log_lines_lost": log::lost_lines(),
    }));
    if is_stopping {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    response
}

async fn console(State(gateway): State<Arc<Gateway>>) -> Result<Response, GatewayError> {
    let simulated = || gateway.simulator.as_ref().map(Simulator::console);
    let console = gateway.console.clone().or_else(simulated);
    let console = console.map(|console| console_config::Config {
        simulated: gateway.simulator.is_some(),
        ..console
    });
    console.as_ref().map(body::json).ok_or(GatewayError::NotConfigured("console"))
}

/// Passes on one of the five calls, or answers with a file of the bundle.
async fn call_or_file(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    let (region, path) = gateway.proxy.region(request.uri().path());
    let (kind, answered) = if let Some(endpoint) = Endpoint::of(path) {
        let path = path.to_owned();
        (endpoint.route.name(), call(&gateway, endpoint, region, &path, request).await)
    } else {
        let (method, path) = (request.method(), request.uri().path());
        let policy = &gateway.page_policy;
        let file = bundle::answer(bundle::FILES, method, path, request.headers(), policy);
        ("file", file)
    };
    let mut response = answered.into_response();
    response.extensions_mut().insert(Kind(kind));
    response
}

/// Answers one of the five calls.
async fn call(
    gateway: &Gateway,
    endpoint: Endpoint,
    region: Option<usize>,
    path: &str,
    request: Request,
) -> Result<Response, GatewayError> {
    let is_own = gateway.proxy.has_own_credentials(region, endpoint.route.service());
    if is_own {
        origin_check::check_site(request.headers(), &gateway.access.origins)?;
    }
    let target = endpoint.target(request.method(), path, request.uri().query())?;
    let project = endpoint.project(path).map(str::to_owned);
    let method = request.method().clone();
    let headers = request.headers().clone();
    if headers.values().any(|value| value.len() > LONGEST_HEADER) {
        return Err(GatewayError::HeaderTooLarge(LONGEST_HEADER));
    }
    let token = browsers_token(&headers)?;
    let request_id = request.extensions().get().map(|RequestId(id)| id.clone());
    let narrowing = &gateway.narrowing;
    let body = if endpoint.method == "POST" {
        let body = body::read(request, routes::LONGEST_BODY).await?;
        let phone = body::object(&body)?;
        // Written anew: a field that is given twice could be read differently here and by the upstream.
        let body = serde_json::to_vec(&phone).map(Bytes::from).unwrap_or_default();
        let text = |name: &str| phone.get(name).map(|id| id.as_str().unwrap_or_default());
        narrowing.check(None, text("user_id"), text("instance_id"))?;
        body
    } else {
        narrowing.check(project.as_deref(), None, endpoint.instance(path))?;
        Bytes::new()
    };
    let call =
        Call { route: endpoint.route, region, project, method, target, body, token, request_id };
    let reply = if endpoint.route == Route::ApigList && narrowing.narrows_lists() {
        let mut list = NarrowedList::new(&call.target, narrowing);
        loop {
            let page = Call { target: list.target(), ..call.clone() };
            if let Some(reply) = list.take(gateway.proxy.ask(page).await) {
                break reply;
            }
        }
    } else {
        gateway.proxy.ask(call).await
    };
    let mut response = reply.into_response(&headers, is_own);
    if let Some(left) = gateway.proxy.token_ends_in(region, endpoint.route.service()) {
        response.headers_mut().insert(TOKEN_ENDS_IN, left.as_secs().into());
    }
    Ok(response)
}
