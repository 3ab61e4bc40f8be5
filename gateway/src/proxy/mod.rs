//! Passes a call on to its upstream, and judges the answer.
//!
//! It knows nothing of what calls mean; `routes` does.

mod echo;
mod headers;
mod targets;

use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::Bytes,
    http::{HeaderValue, Method, Request, Response, StatusCode, header, response::Parts},
};
use console_config::ServiceName;
use http_body_util::Full;
use hyper::body::Incoming;
use secrecy::ExposeSecret as _;

pub(crate) use self::headers::AnswerHeaders;
use self::targets::{Target, Targets};
use crate::{
    cache::{Asker, Cache, Destination, Key, Reply},
    config::{Config, Upstreams},
    credentials::{Keeper, Refusal, Shown, refusal},
    gateway_error::GatewayError,
    metrics::Metrics,
    request_log::REQUEST_ID,
    routes::Route,
    upstream_client::{
        UpstreamClient,
        answer_body::{self, BodyKind, ContentCoding},
        failure,
    },
};

/// Passes calls on to the upstreams: it has the connections to them, the credentials of each call, and the
/// cache of their answers.
#[derive(Debug)]
pub(crate) struct Proxy {
    client: UpstreamClient,
    /// Takes the tokens over at a reload.
    keeper: Keeper,
    targets: Targets,
    cache: Arc<Cache>,
    answer_within: Duration,
    metrics: Metrics,
}

/// A checked call, ready to be passed on.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) route: Route,
    /// The index of the region that its path began with.
    pub(crate) region: Option<usize>,
    /// The project that its path names.
    pub(crate) project: Option<String>,
    pub(crate) method: Method,
    /// Path and query, as the upstream is to see them.
    pub(crate) target: String,
    pub(crate) body: Bytes,
    /// The browser's token.
    pub(crate) token: Option<HeaderValue>,
    /// The identifier of the browser's request.
    pub(crate) request_id: Option<HeaderValue>,
}

impl Proxy {
    /// Prepares the connections and the credentials. Must be called within a Tokio runtime, which then runs
    /// the tasks that get tokens.
    ///
    /// What has not changed since the proxy `before` is taken from it: the tokens of IAM, and, while the
    /// settings of the cache are the same, the answers that are kept.
    ///
    /// # Errors
    ///
    /// When an upstream is https and there are no certificates to check it with.
    pub(crate) fn new(
        upstreams: Upstreams,
        config: &Config,
        metrics: &Metrics,
        before: Option<&Self>,
    ) -> io::Result<Self> {
        let client = UpstreamClient::new(config)?;
        for (address, proxy) in upstreams.addresses().filter_map(|address| {
            let proxy = config.egress.intercept(&address)?;
            Some((address, proxy))
        }) {
            tracing::info!(upstream = %address, proxy = %proxy.uri(), "reached through a proxy");
        }
        let same_cache = before.filter(|before| before.cache.has(config.cache));
        let cache = match same_cache {
            Some(before) => {
                // Their cause may be what the new configuration corrects.
                before.cache.forget_troubles();
                Arc::clone(&before.cache)
            }
            None => Cache::new(config.cache, config.clock.clone(), metrics.clone())?,
        };
        let mut keeper = Keeper::new(&client, metrics);
        let targets_before = before.map(|before| &before.targets);
        let targets = Targets::new(upstreams, &config.credentials, targets_before, |credentials| {
            keeper.of(credentials, before.map(|before| &before.keeper))
        });
        let answer_within = config.timeouts.answer;
        let metrics = metrics.clone();
        Ok(Self { client, keeper, targets, cache, answer_within, metrics })
    }

    /// The index of the region that a path begins with, if any, and the rest of the path.
    pub(crate) fn region<'a>(&self, path: &'a str) -> (Option<usize>, &'a str) {
        self.targets.region(path)
    }

    /// Whether the calls to a service carry the gateway's own credentials.
    pub(crate) fn has_own_credentials(&self, region: Option<usize>, service: ServiceName) -> bool {
        self.targets.of(region, service).is_some_and(|target| target.credential.is_own())
    }

    /// How long the token of the calls to a service still lasts; `None` while it can be renewed.
    pub(crate) fn token_ends_in(
        &self,
        region: Option<usize>,
        service: ServiceName,
    ) -> Option<Duration> {
        self.targets.of(region, service)?.credential.ends_in()
    }

    /// Answers a call from the cache, from an identical call under way, or from the upstream.
    pub(crate) async fn ask(self: &Arc<Self>, call: Call) -> Reply {
        let service = call.route.service();
        let Some(target) = self.targets.of(call.region, service) else {
            return Reply::error(GatewayError::NotConfigured(match service {
                ServiceName::Apig => "upstreams.apig",
                ServiceName::KooPhone => "upstreams.koophone",
                ServiceName::Roma => "upstreams.roma",
            }));
        };
        let asker = if target.credential.is_own() {
            Asker::Gateway
        } else {
            self.cache.browser(call.token.as_ref())
        };
        let destination = Destination { upstream: target.number, route: call.route };
        let (target, body) = (Arc::from(call.target.as_str()), call.body.clone());
        let proxy = Arc::clone(self);
        self.cache
            .ask(
                Key { asker, destination, target, body },
                || async move { proxy.pass(&call).await },
            )
            .await
    }

    /// Passes a call on, and reads the whole answer.
    ///
    /// Only a complete answer is passed back: one that breaks off or stalls becomes an error. A call whose
    /// token a service refuses is sent once more, if another token comes in time.
    ///
    /// # Errors
    ///
    /// Any error about the upstream, or about the credentials.
    async fn pass(&self, call: &Call) -> Result<Answer, GatewayError> {
        let service = call.route.service();
        let target = self.targets.of(call.region, service).ok_or(GatewayError::NotFound)?;
        let exchange = async {
            let (answered, shown) = self.exchange(target, call).await?;
            let may_be_renewed = matches!(answered, Err(Refused { kind: Refusal::Token, .. }));
            let answered = if may_be_renewed && target.credential.is_renewed(&shown).await {
                self.exchange(target, call).await?.0
            } else {
                answered
            };
            answered.map_err(|refused| refused.error)
        };
        let begun = Instant::now();
        let answered = tokio::time::timeout(self.answer_within, exchange).await;
        let answered = answered.unwrap_or_else(|_| {
            let code = GatewayError::Slow.code();
            tracing::warn!(service = %service.name(), %code, "no whole answer from the upstream in time");
            Err(GatewayError::Slow)
        });
        let status = answered.as_ref().map_or(0, |answer| answer.status.as_u16());
        self.metrics.called(call.route.name(), status, begun.elapsed());
        answered
    }

    /// Sends the call once. Returns its answer, or the refusal, and the credentials that it carried.
    async fn exchange(
        &self,
        target: &Target,
        call: &Call,
    ) -> Result<(Result<Answer, Refused>, Shown), GatewayError> {
        let service = call.route.service();
        let mut request = Request::new(Full::new(call.body.clone()));
        *request.method_mut() = call.method.clone();
        *request.uri_mut() = target.upstream.target(&call.target).ok_or(GatewayError::NotFound)?;
        *request.headers_mut() = headers::request();
        request.headers_mut().extend(call.request_id.clone().map(|id| (REQUEST_ID, id)));
        let (project, token) = (call.project.as_deref(), call.token.as_ref());
        let shown = target.credential.show(&mut request, &call.body, project, token).await?;
        let response = self.client.send(request).await.map_err(|error| {
            let reason = failure::of_request(&error);
            let code = reason.code();
            tracing::warn!(service = %service.name(), %code, error = failure::chain(&error), "no answer from the upstream");
            reason
        })?;
        let answered = answer(service, response, &shown).await?;
        Ok((answered, shown))
    }
}

/// An answer of an upstream, as it is passed on.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: AnswerHeaders,
    pub(crate) body: Bytes,
}

/// An answer that refused the gateway's own credentials, and the error that replaces it.
#[derive(Debug)]
struct Refused {
    kind: Refusal,
    error: GatewayError,
}

/// Reads the upstream's answer, and keeps the parts that the browser may see.
async fn answer(
    service: ServiceName,
    response: Response<Incoming>,
    shown: &Shown,
) -> Result<Result<Answer, Refused>, GatewayError> {
    let (Parts { status, headers: sent, .. }, body) = response.into_parts();
    match status.as_u16() {
        300..400 => return Err(GatewayError::Redirect),
        200..600 => {}
        _ => return Err(GatewayError::OddStatus(status)),
    }
    let coding = ContentCoding::read(&sent)?;
    let mut headers = AnswerHeaders::read(&sent);
    let body = coding.decode(answer_body::read(body).await?)?;
    let secret = shown.secret().map(|secret| secret.expose_secret().as_bytes());
    let is_echoed_in_head = secret.is_some_and(|secret| headers.hold(secret));
    if shown.is_own()
        && let Some(kind) = refusal(service, status, &body)
    {
        tracing::error!(service = %service.name(), %status, ?kind, "the upstream rejected the gateway's own credentials");
        let date = sent.get(header::DATE).and_then(|date| date.to_str().ok());
        let request_id = headers.request_id.filter(|_| !is_echoed_in_head);
        return Ok(Err(Refused { kind, error: shown.refused(date, request_id) }));
    }
    if let Some(secret) = secret
        && (is_echoed_in_head || echo::holds_token(&body, secret))
    {
        tracing::error!(service = %service.name(), %status, "the upstream's answer repeats the gateway's own token");
        return Err(GatewayError::TokenEchoed);
    }
    let kind = BodyKind::judge(&body);
    if matches!(kind, BodyKind::WebPage | BodyKind::Other) {
        tracing::warn!(service = %service.name(), %status, ?kind, "the upstream's answer is not JSON");
        return Err(if status.is_client_error() || status.is_server_error() {
            let status = if says_too_large(status, &body) {
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE
            } else {
                status
            };
            let AnswerHeaders { retry_after, request_id, .. } = headers;
            GatewayError::ForeignError { status, retry_after, request_id }
        } else if kind == BodyKind::WebPage {
            GatewayError::WebPage
        } else {
            GatewayError::NotJson
        });
    }
    if kind == BodyKind::Empty {
        headers.content_type = None;
    }
    Ok(Ok(Answer { status, headers, body: body.into() }))
}

/// Whether a 400 says in its text that the headers are too long for a server on the way.
fn says_too_large(status: StatusCode, body: &[u8]) -> bool {
    let start = body.get(..2048).unwrap_or(body).to_ascii_lowercase();
    let says = |words: &str| memchr::memmem::find(&start, words.as_bytes()).is_some();
    status == StatusCode::BAD_REQUEST && (says("too large") || says("too long") || says("too big"))
}
