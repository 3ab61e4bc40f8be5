//! The host page around the element, through an object of `instance-console.js`.

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// The interface to the host page. Its methods do not throw.
    #[derive(Clone, Debug)]
    pub type Host;

    /// Dispatches an event on the element, for the page to hear. `false` if the page cancels it: then the page
    /// does the announced action itself.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, name: &str, detail: &JsValue) -> bool;

    /// Asks the page for a token. The promise is fulfilled with nothing where the page gives none.
    #[wasm_bindgen(method)]
    pub fn token(this: &Host, reason: &str) -> Promise;
}
