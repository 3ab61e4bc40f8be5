//! How a call is passed on: what goes up, what comes back, and what is said when nothing does.
//!
//! It must not know which calls there are; `routes` does.

mod client;
mod connection;
mod connector;
mod failure;
mod tls;

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, Request, Response, header, response::Parts,
    },
};
use console_config::ServiceName;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use tokio::sync::watch;

use self::{client::UpstreamClient, connector::Connector};
use crate::{
    config::{Config, Credentials, Token, Upstreams},
    gateway_error::GatewayError,
    request_log::REQUEST_ID,
    upstream_auth,
};

/// The longest answer that is passed back, in bytes; a page of 500 instances has a fiftieth.
const LONGEST_ANSWER: usize = 16 * 1024 * 1024;

/// The longest value of a header; the cloud itself takes no more.
const LONGEST_HEADER: usize = 32 * 1024;

/// What the browser's request may say to the upstream, besides its token.
const REQUEST_HEADERS: [HeaderName; 3] =
    [header::ACCEPT, header::ACCEPT_ENCODING, header::ACCEPT_LANGUAGE];

/// What the upstream's answer may say to the browser; the widget takes the time from its date.
const ANSWER_HEADERS: [HeaderName; 5] =
    [header::CONTENT_ENCODING, header::CONTENT_TYPE, header::DATE, header::RETRY_AFTER, REQUEST_ID];

const TOKEN: HeaderName = HeaderName::from_static("x-auth-token");

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

        let mut request = Request::new(Full::new(call.body));
        *request.method_mut() = call.method;
        *request.uri_mut() = target;
        *request.headers_mut() = self.headers(service, headers)?;

        let exchange = async {
            let response = self.client.send(request).await.map_err(|error| {
                let reason = failure::of_request(&error);
                let code = reason.code();
                tracing::warn!(?service, %code, error = failure::chain(&error), "no answer from the upstream");
                reason
            })?;
            self.answer(service, response).await
        };
        let answered = tokio::time::timeout(self.answer_within, exchange).await;
        answered.unwrap_or_else(|_| {
            let code = GatewayError::Slow.code();
            tracing::warn!(?service, %code, "no whole answer from the upstream in time");
            Err(GatewayError::Slow)
        })
    }

    fn headers(&self, service: ServiceName, from: &HeaderMap) -> Result<HeaderMap, GatewayError> {
        if from.values().any(|value| value.len() > LONGEST_HEADER) {
            return Err(GatewayError::HeaderTooLarge(LONGEST_HEADER));
        }
        let mut headers = HeaderMap::new();
        for name in REQUEST_HEADERS {
            for value in from.get_all(&name) {
                headers.append(&name, value.clone());
            }
        }
        // The services want it on every call, also where there is no body.
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        match self.token.own() {
            None => {
                let mut tokens = from.get_all(TOKEN).iter();
                if let Some(token) = tokens.next() {
                    headers.insert(TOKEN, token.clone());
                }
                if tokens.next().is_some() {
                    let problem = "x-auth-token: given more than once";
                    return Err(GatewayError::BadRequest(problem.to_owned()));
                }
            }
            Some(token) => {
                headers.insert(TOKEN, token);
                if upstream_auth::is_in_the_body(service) {
                    let identity = HeaderValue::from_static("identity");
                    headers.insert(header::ACCEPT_ENCODING, identity);
                }
            }
        }
        Ok(headers)
    }

    /// Reads the upstream's answer, and keeps of it what the browser may see.
    async fn answer(
        &self,
        service: ServiceName,
        response: Response<Incoming>,
    ) -> Result<Response<Body>, GatewayError> {
        let (Parts { status, headers, .. }, body) = response.into_parts();
        if status.is_redirection() {
            return Err(GatewayError::Redirect);
        }
        let body = Limited::new(body, LONGEST_ANSWER).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() {
                return GatewayError::AnswerTooLarge(LONGEST_ANSWER);
            }
            tracing::warn!(error = failure::chain(error.as_ref()), "the answer broke off");
            GatewayError::Cut
        })?;
        let body = body.to_bytes();
        let is_own = self.token.own().is_some();
        if is_own && upstream_auth::is_refused(service, status, &body) {
            tracing::error!(?service, %status, "the upstream refused the gateway's own token");
            return Err(GatewayError::TokenRefused(headers.get(REQUEST_ID).cloned()));
        }
        let mut passed = Response::new(Body::from(body));
        *passed.status_mut() = status;
        for name in ANSWER_HEADERS {
            if let Some(value) = headers.get(&name) {
                passed.headers_mut().insert(name, value.clone());
            }
        }
        passed.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(passed)
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
