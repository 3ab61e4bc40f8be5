//! How a call is passed on: what goes up, what comes back, and what is said when nothing does.
//!
//! It must not know which calls there are; `routes` does.

use std::{error::Error, io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, Request, Response, header, response::Parts,
    },
};
use console_config::ServiceName;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::watch;

use crate::{
    config::{Credentials, Timeouts, Token, Upstreams},
    gateway_error::GatewayError,
    request_log::REQUEST_ID,
    upstream_auth,
};

/// The longest answer that is passed back, in bytes; a page of 500 instances has a fiftieth.
const LONGEST_ANSWER: usize = 16 * 1024 * 1024;

/// The longest value of a header; the cloud itself takes no more.
const LONGEST_HEADER: usize = 32 * 1024;

/// Shorter than servers keep idle connections, so that few requests meet one being closed.
const IDLE: Duration = Duration::from_secs(15);

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
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
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
    /// Prepares the connections; none is made yet.
    ///
    /// # Errors
    ///
    /// When an upstream is https and the machine has no certificates to check it with.
    pub(crate) fn new(
        upstreams: Upstreams,
        credentials: Credentials,
        timeouts: Timeouts,
    ) -> io::Result<Self> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(timeouts.connect));
        http.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new();
        let tls = if upstreams.any_https() {
            tls.with_native_roots()?
        } else {
            // Nothing to be checked: the simulator starts also where there are no certificates.
            let roots = RootCertStore::empty();
            let nobody = ClientConfig::builder().with_root_certificates(roots);
            tls.with_tls_config(nobody.with_no_client_auth())
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(tls.https_or_http().enable_http1().wrap_connector(http));
        let token = match credentials {
            Credentials::Browser => TokenSource::Browser,
            Credentials::Gateway(Token::Fixed(token)) => TokenSource::Fixed(token),
            Credentials::Gateway(Token::File(file)) => TokenSource::File(file.follow()),
        };
        Ok(Self { client, upstreams, token, answer_within: timeouts.answer })
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
            let response = self.client.request(request).await.map_err(|error| {
                tracing::warn!(error = chain(&error), "no answer from the upstream");
                if error.is_connect() { GatewayError::Unreachable } else { GatewayError::Cut }
            })?;
            self.answer(service, response).await
        };
        tokio::time::timeout(self.answer_within, exchange).await.unwrap_or(Err(GatewayError::Slow))
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
            tracing::warn!(error = chain(error.as_ref()), "the answer broke off");
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

/// An error with all of its causes, for the log.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
