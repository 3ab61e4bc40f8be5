//! Options as browsers take them: objects with names of one's own choosing.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these fields. A setter of `web_sys` for each would be a function in both languages.
pub(super) fn options(fields: &[(&str, &JsValue)]) -> Object {
    let options = Object::new();
    add(&options, fields);
    options
}

/// Adds fields to such an object.
pub(super) fn add(options: &Object, fields: &[(&str, &JsValue)]) {
    for (name, value) in fields {
        // It fails only for what is no object.
        let _ = Reflect::set(options, &JsValue::from_str(name), value);
    }
}
