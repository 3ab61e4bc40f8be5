//! Sends a request and brings back the answer.
//!
//! `web_sys` directly rather than through a wrapper: `gloo-net` panics for a header value that the
//! browser refuses (a token pasted with a line break) and for a rejection that is no `Error`, and a
//! panic here would kill someone else's page.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, RequestInit, Response};

use super::{clock, options::options};
use crate::{
    api::{self, Answer, Error, Method, Problem, Request},
    poll::Millis,
};

/// An answer, and when it came, on the page's monotonic clock.
#[derive(Debug)]
pub struct Exchange {
    /// What came.
    pub answer: Answer,
    /// When the request was sent.
    pub sent: Millis,
    /// When the answer's head had arrived.
    pub received: Millis,
}

/// A request's life: dropping it gives the request up.
#[derive(Debug)]
pub struct Abort(Option<AbortController>);

impl Default for Abort {
    fn default() -> Self {
        Self(AbortController::new().ok())
    }
}

impl Abort {
    /// What tells a request that it was given up.
    #[must_use]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Sends a request to an address, with a token if there is one.
///
/// Redirects are refused: they would take the token to an address that nobody configured.
///
/// # Errors
/// A transport error with the browser's own word for it; a credential error for a token that cannot
/// be a header. Any answer, of whatever status, is no error here.
pub async fn send(
    url: &str,
    request: &Request,
    token: Option<&str>,
    signal: Option<AbortSignal>,
) -> Result<Exchange, Error> {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let init: RequestInit = options(&[
        ("method", &method.into()),
        ("cache", &"no-store".into()),
        ("redirect", &"error".into()),
        ("referrerPolicy", &"no-referrer".into()),
        ("signal", &signal.into()),
        ("headers", &headers(request, token)?.into()),
        ("body", &request.body.as_deref().into()),
    ])
    .unchecked_into();
    let window = web_sys::window().ok_or_else(|| Error::without_answer(Problem::HostFetch, ""))?;
    let sent = clock::monotonic();
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await;
    let response: Response = response.map_err(transport)?.unchecked_into();
    let received = clock::monotonic();
    let head = |name: &str| response.headers().get(name).ok().flatten();
    let headers = api::Headers {
        content_type: head("content-type"),
        date: head("date"),
        retry_after: head("retry-after"),
        request_id: head("x-request-id"),
    };
    let body = response.array_buffer().map_err(transport)?;
    let body = Uint8Array::new(&JsFuture::from(body).await.map_err(transport)?).to_vec();
    let answer = Answer { status: response.status(), headers, body };
    Ok(Exchange { answer, sent, received })
}

fn headers(request: &Request, token: Option<&str>) -> Result<Headers, Error> {
    let headers = Headers::new().map_err(transport)?;
    for (name, value) in &request.headers {
        headers.set(name, value).map_err(transport)?;
    }
    if let Some(token) = token {
        // What the browser says of it would repeat the token.
        headers.set("x-auth-token", token).map_err(|_| Error::unusable_token())?;
    }
    Ok(headers)
}

/// The browser's `message`, never the thing itself.
#[expect(clippy::needless_pass_by_value, reason = "the shape that `map_err` takes")]
fn transport(thrown: JsValue) -> Error {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|text| text.as_string());
    Error::transport(message.as_deref().unwrap_or_default())
}
