//! Options as browsers take them: objects with named fields.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these fields. Each setter of `web_sys` would add a function in Rust and one in JavaScript.
pub(super) fn options(fields: &[(&str, &JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // This fails only for a value that is no object.
        let _ = Reflect::set(&options, &JsValue::from_str(name), value);
    }
    options
}
