//! What a page gives an element, as `instance-console.js` hands it over.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// An object of `instance-console.js`, read once.
    pub type Given;

    /// The configuration: an object of the page, the bytes of JSON, a text that is neither JSON nor an
    /// address, or `undefined` for a file that could not be loaded.
    #[wasm_bindgen(method, getter)]
    pub(super) fn config(this: &Given) -> JsValue;

    /// The address by which relative ones in the configuration are meant.
    #[wasm_bindgen(method, getter)]
    pub(super) fn base(this: &Given) -> String;

    /// The attributes that stand beside a configuration, and cannot.
    #[wasm_bindgen(method, getter)]
    pub(super) fn conflicts(this: &Given) -> Vec<String>;

    /// The language of the page around the element.
    #[wasm_bindgen(method, getter)]
    pub(super) fn language(this: &Given) -> String;

    /// The attribute, which counts more than the configuration; empty where there is none.
    #[wasm_bindgen(method, getter)]
    pub(super) fn locale(this: &Given) -> String;

    /// The attribute, which counts more than the configuration; empty where there is none.
    #[wasm_bindgen(method, getter)]
    pub(super) fn theme(this: &Given) -> String;

    /// The attribute `view`; empty where there is none.
    #[wasm_bindgen(method, getter)]
    pub(super) fn view(this: &Given) -> String;

    /// The attribute `instance-id`; empty where there is none.
    #[wasm_bindgen(method, getter, js_name = instanceId)]
    pub(super) fn instance_id(this: &Given) -> String;

    /// Whether the console shows what the page's address says, and keeps that true to what is shown.
    #[wasm_bindgen(method, getter, js_name = hasAddress)]
    pub(super) fn has_address(this: &Given) -> bool;

    /// The custom property `--instance-console-density`; empty where the page does not set it. Read by
    /// `connect` alone.
    #[wasm_bindgen(method, getter)]
    pub(super) fn density(this: &Given) -> String;

    /// Whether the element is not displayed. Read by `connect` alone.
    #[wasm_bindgen(method, getter, js_name = isHidden)]
    pub(super) fn is_hidden(this: &Given) -> bool;
}
