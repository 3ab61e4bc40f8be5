//! The page around the element, as `instance-console.js` stands for it.

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// What the page is told by, and asked. Nothing of it throws.
    #[derive(Clone, Debug)]
    pub type Host;

    /// Tells the page by an event of the element; `false` where the page does by itself what is announced.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, name: &str, detail: &JsValue) -> bool;

    /// Asks the page for a token. Fulfilled with nothing where it gives none.
    #[wasm_bindgen(method)]
    pub fn token(this: &Host, reason: &str) -> Promise;
}
