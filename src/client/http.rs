//! The browser's transport: `gloo-net` builds the request and reads the response.

use std::rc::Rc;

use gloo_net::http::{Method as HttpMethod, RequestBuilder, Response};
use web_sys::{ReferrerPolicy, RequestCache, RequestRedirect, ResponseType, TextDecoder, Url};

use super::{Exchange, NOT_MODIFIED, Transport};
use crate::{
    api::{Answer, Error, Headers, Method, Problem, Request},
    browser::{
        clock,
        fetch::{self, Abort, FetchError},
    },
    poll::Millis,
};

/// In how many seconds the own token of our gateway ends, while the gateway cannot renew it.
const TOKEN_ENDS_IN: &str = "x-token-ends-in";

/// Sends requests by the page's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct HttpTransport;

impl Transport for HttpTransport {
    async fn send(
        &self,
        url: &str,
        request: &Request,
        token: Option<&str>,
        etag: Option<&str>,
    ) -> Result<Exchange, Error> {
        // Aborts the request when this future is dropped.
        let abort = Abort::default();
        // Another origin would be asked for its permission first, and may not give it.
        let etag = etag.filter(|_| is_same_origin(url));
        let request = build(url, request, token, etag, &abort)?;
        let sent = clock::now();
        let response = match fetch::fetch(&request).await {
            Ok(response) => response,
            Err(error) => return Err(no_response(error, &request.url())),
        };
        let received = clock::now();
        let response = Response::from(response);
        // A redirect could take the token to an address outside the configuration.
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(Error::without_answer(Problem::Redirected, ""));
        }
        // No server sends status 0: the page made the response, or the browser made it opaque.
        if response.status() == 0 {
            return Err(Error::without_answer(Problem::HostFetch, ""));
        }
        let header = |name: &str| response.headers().get(name);
        let headers = Headers {
            content_type: header("content-type"),
            date: header("date"),
            age: header("age"),
            retry_after: header("retry-after"),
            etag: header("etag"),
            request_id: header("x-request-id"),
        };
        let token_ends_in = header(TOKEN_ENDS_IN).and_then(|seconds| seconds.parse::<u32>().ok());
        let token_ends_in = token_ends_in.map(|seconds| Millis::from(seconds) * 1000);
        let status = response.status();
        let body = if status == NOT_MODIFIED {
            Vec::new()
        } else {
            let body = fetch::read_body(&response.into()).await;
            body.map_err(|error| problem(error, Problem::Unreachable))?
        };
        abort.finish();
        let answer = Rc::new(Answer { status, headers, body });
        Ok(Exchange { answer, token_ends_in, sent, received })
    }

    fn decode(&self, label: &str, text: &[u8]) -> Option<String> {
        TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(text).ok()
    }
}

fn build(
    url: &str,
    request: &Request,
    token: Option<&str>,
    etag: Option<&str>,
    abort: &Abort,
) -> Result<web_sys::Request, Error> {
    let method = match request.method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
    };
    let mut builder = RequestBuilder::new(url)
        .method(method)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(abort.signal().as_ref());
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    if let Some(token) = token {
        builder = builder.header("x-auth-token", token);
    }
    if let Some(etag) = etag {
        builder = builder.header("if-none-match", etag);
    }
    let built = match &request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    // The error's text is dropped: it would repeat the address, and only that can be wrong.
    built.map(Into::into).map_err(|_| Error::without_answer(Problem::HostFetch, ""))
}

fn no_response(error: FetchError, url: &str) -> Error {
    problem(error, if is_same_origin(url) { Problem::Unreachable } else { Problem::CrossOrigin })
}

/// Whether an address, which may be relative to the page's, is of the page's origin. A sandboxed frame has an
/// origin of its own, whatever its address.
fn is_same_origin(url: &str) -> bool {
    web_sys::window().is_some_and(|window| {
        let base = window.location().href();
        let url = base.and_then(|base| Url::new_with_base(url, &base));
        url.is_ok_and(|url| url.origin() == window.origin())
    })
}

fn problem(error: FetchError, network: Problem) -> Error {
    match error {
        FetchError::Host(message) => Error::without_answer(Problem::HostFetch, &message),
        FetchError::Network(message) => Error::without_answer(network, &message),
    }
}
