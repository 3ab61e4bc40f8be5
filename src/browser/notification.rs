//! The system's notifications, where browser and person allow them.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::options::options;

/// Whether this browser has any.
#[must_use]
pub fn is_there() -> bool {
    class().is_some()
}

/// Whether the person has allowed them.
#[must_use]
pub fn is_allowed() -> bool {
    let permission = class().and_then(|class| Reflect::get(&class, &"permission".into()).ok());
    permission.is_some_and(|permission| permission == "granted")
}

/// Asks the person; says whether they are allowed then. Browsers want a click before.
pub async fn ask() -> bool {
    let answer = class().and_then(|class| {
        let ask = Reflect::get(&class, &"requestPermission".into()).ok()?;
        ask.dyn_into::<Function>().ok()?.call0(&class).ok()?.dyn_into::<Promise>().ok()
    });
    if let Some(answer) = answer {
        let _ = JsFuture::from(answer).await;
    }
    is_allowed()
}

/// Shows one. Of two with the same tag, of whatever tab, the second takes the place of the first.
pub fn show(title: &str, body: &str, tag: &str) {
    if let Some(class) = class() {
        let options =
            options(&[("body", &JsValue::from_str(body)), ("tag", &JsValue::from_str(tag))]);
        // It throws where only a service worker may show them.
        let _ = Reflect::construct(&class, &Array::of2(&title.into(), &options));
    }
}

fn class() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"Notification".into()).ok()?.dyn_into().ok()
}
