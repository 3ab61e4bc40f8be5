//! How a call is passed on: what goes up, what comes back, and what is said when nothing does.
//!
//! It must not know which calls there are; `routes` does.

mod answer_body;
mod client;
mod connection;
mod connector;
mod echo;
mod failure;
mod headers;
mod tls;

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, response::Parts},
};
use console_config::ServiceName;
use http_body_util::Full;
use hyper::body::Incoming;
use tokio::sync::watch;

use self::{
    answer_body::{BodyKind, ContentCoding},
    client::UpstreamClient,
    connector::Connector,
    headers::AnswerHeaders,
};
use crate::{
    config::{Config, Credentials, Token, Upstreams},
    gateway_error::GatewayError,
    upstream_auth,
};

/// The connections to the upstreams, and the token that calls carry.
#[derive(Debug)]
pub(crate) struct Proxy {
    client: UpstreamClient,
    upstreams: Upstreams,
    token: TokenSource,
    answer_within: Duration,
}

/// Where the token of a call comes from.
#[derive(Debug)]
enum TokenSource {
    Browser,
    Fixed(HeaderValue),
    /// The last good one of a file.
    File(watch::Receiver<HeaderValue>),
}

/// A call that was checked.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) service: ServiceName,
    pub(crate) method: Method,
    /// Path and query, as the upstream is to see them.
    pub(crate) target: String,
    pub(crate) body: Bytes,
}

impl Proxy {
    /// Prepares the connections; none is made yet. Must be called within a Tokio runtime, where a token
    /// file is then followed.
    ///
    /// # Errors
    ///
    /// When an upstream is https and there are no certificates to check it with.
    pub(crate) fn new(upstreams: Upstreams, config: &Config) -> io::Result<Self> {
        let tls = tls::client_config(upstreams.any_https(), &config.ca_certificates)?;
        let connector = Connector::new(tls, config.egress.clone(), config.timeouts.connect);
        let token = match &config.credentials {
            Credentials::Browser => TokenSource::Browser,
            Credentials::Gateway(Token::Fixed(token)) => TokenSource::Fixed(token.clone()),
            Credentials::Gateway(Token::File(file)) => TokenSource::File(file.clone().follow()),
        };
        for (address, proxy) in upstreams.addresses().filter_map(|address| {
            let proxy = config.egress.intercept(&address)?;
            Some((address, proxy))
        }) {
            tracing::info!(upstream = %address, proxy = %proxy.uri(), "reached through a proxy");
        }
        let answer_within = config.timeouts.answer;
        Ok(Self { client: UpstreamClient::new(connector), upstreams, token, answer_within })
    }

    /// Passes a call on and its answer back, whole.
    ///
    /// The answer is read before it is passed on, so that one that breaks off or stalls is told
    /// from one that is complete.
    ///
    /// # Errors
    ///
    /// Any error about the upstream, or about the token.
    pub(crate) async fn pass(
        &self,
        call: Call,
        headers: &HeaderMap,
    ) -> Result<Response<Body>, GatewayError> {
        let not_configured = GatewayError::NotConfigured(match call.service {
            ServiceName::Apig => "upstreams.apig",
            ServiceName::KooPhone => "upstreams.koophone",
            ServiceName::Roma => "upstreams.roma",
        });
        let service = call.service;
        let upstream = self.upstreams.of(service).ok_or(not_configured)?;
        let target = upstream.target(&call.target).ok_or(GatewayError::NotFound)?;

        let own = self.token.own();
        let mut request = Request::new(Full::new(call.body));
        *request.method_mut() = call.method;
        *request.uri_mut() = target;
        *request.headers_mut() = headers::request(headers, own.as_ref())?;

        let exchange = async {
            let response = self.client.send(request).await.map_err(|error| {
                let reason = failure::of_request(&error);
                let code = reason.code();
                tracing::warn!(?service, %code, error = failure::chain(&error), "no answer from the upstream");
                reason
            })?;
            answer(service, response, own.as_ref()).await
        };
        let answered = tokio::time::timeout(self.answer_within, exchange).await;
        answered.unwrap_or_else(|_| {
            let code = GatewayError::Slow.code();
            tracing::warn!(?service, %code, "no whole answer from the upstream in time");
            Err(GatewayError::Slow)
        })
    }
}

impl TokenSource {
    /// The gateway's own token, if calls carry that.
    fn own(&self) -> Option<HeaderValue> {
        match self {
            Self::Browser => None,
            Self::Fixed(token) => Some(token.clone()),
            Self::File(token) => Some(token.borrow().clone()),
        }
    }
}

/// Reads the upstream's answer, and keeps of it what the browser may see.
async fn answer(
    service: ServiceName,
    response: Response<Incoming>,
    own_token: Option<&HeaderValue>,
) -> Result<Response<Body>, GatewayError> {
    let (Parts { status, headers: sent, .. }, body) = response.into_parts();
    match status.as_u16() {
        300..400 => return Err(GatewayError::Redirect),
        200..600 => {}
        _ => return Err(GatewayError::OddStatus(status)),
    }
    let coding = ContentCoding::read(&sent)?;
    let mut headers = AnswerHeaders::read(&sent);
    let body = coding.decode(answer_body::read(body).await?)?;
    if let Some(token) = own_token {
        let is_echoed = headers.hold_token(token);
        if upstream_auth::is_refused(service, status, &body) {
            tracing::error!(?service, %status, "the upstream refused the gateway's own token");
            return Err(GatewayError::TokenRefused(headers.request_id.filter(|_| !is_echoed)));
        }
        if is_echoed || echo::holds_token(&body, token.as_bytes()) {
            tracing::error!(?service, %status, "the upstream's answer repeats the gateway's own token");
            return Err(GatewayError::TokenEchoed);
        }
    }
    let kind = BodyKind::judge(&body);
    if matches!(kind, BodyKind::WebPage | BodyKind::Other) {
        tracing::warn!(?service, %status, ?kind, "the upstream's answer is not JSON");
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
    let mut passed = Response::new(Body::from(body));
    *passed.status_mut() = status;
    headers.write(passed.headers_mut());
    Ok(passed)
}

/// Whether a server on the way says by 400, in words, that the headers are too long for it.
fn says_too_large(status: StatusCode, body: &[u8]) -> bool {
    let start = body.get(..2048).unwrap_or(body).to_ascii_lowercase();
    let says = |words: &str| memchr::memmem::find(&start, words.as_bytes()).is_some();
    status == StatusCode::BAD_REQUEST && (says("too large") || says("too long") || says("too big"))
}
