//! The page's `fetch`, which a host may have replaced by anything.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Request, Response};

#[wasm_bindgen]
extern "C" {
    /// `gloo-net`'s own import does not catch what a host's `fetch` throws synchronously.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn page_fetch(request: &Request) -> Result<JsValue, JsValue>;
}

/// Aborts a request when it is dropped.
#[derive(Debug)]
pub struct Abort(Option<AbortController>);

impl Default for Abort {
    fn default() -> Self {
        Self(AbortController::new().ok())
    }
}

impl Abort {
    /// The signal to build the request with.
    #[must_use]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// Drops this without aborting the request: its answer has been read.
    pub fn finish(mut self) {
        self.0 = None;
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            // With a reason, the request would be rejected with that instead of an `Error`.
            controller.abort();
        }
    }
}

/// Why there is no response, each with the thrown `Error`'s message; empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// `fetch` threw, rejected with something that is no `Error`, or gave something that is no response:
    /// no browser does that.
    Host(String),
    /// The browser got no answer, or does not show it to this page.
    Network(String),
}

/// Sends a request.
///
/// # Errors
/// When there is no response.
pub async fn fetch(request: &Request) -> Result<Response, FetchError> {
    let returned = page_fetch(request).map_err(|thrown| FetchError::Host(message(&thrown)))?;
    // A host's `fetch` may return something that is no promise.
    let response = JsFuture::from(Promise::resolve(&returned)).await.map_err(rejected)?;
    response.dyn_into().map_err(|_| FetchError::Host(String::new()))
}

/// Reads a response's body to its end.
///
/// Not by `gloo-net`: it panics where a host's stream fails with something that is no `Error`.
///
/// # Errors
/// When the connection broke, or the body was read already.
pub async fn read_body(response: &Response) -> Result<Vec<u8>, FetchError> {
    let returned = response.array_buffer().map_err(rejected)?;
    let body = JsFuture::from(Promise::resolve(&returned)).await.map_err(rejected)?;
    Ok(Uint8Array::new(&body).to_vec())
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that `map_err` takes")]
fn rejected(reason: JsValue) -> FetchError {
    let message = message(&reason);
    if reason.is_instance_of::<js_sys::Error>() {
        FetchError::Network(message)
    } else {
        FetchError::Host(message)
    }
}

/// The `message` of a thrown value, never the value itself.
fn message(thrown: &JsValue) -> String {
    let message = Reflect::get(thrown, &"message".into()).ok().and_then(|text| text.as_string());
    message.unwrap_or_default()
}
