//! The system's notifications, where browser and person allow them.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::options::options;

/// Whether this browser has notifications.
#[must_use]
pub fn is_there() -> bool {
    class().is_some()
}

/// Whether the person has allowed notifications.
#[must_use]
pub fn is_allowed() -> bool {
    let permission = class().and_then(|class| Reflect::get(&class, &"permission".into()).ok());
    permission.is_some_and(|permission| permission == "granted")
}

/// Asks the person to allow notifications; returns whether they are allowed then. Browsers require a click
/// before.
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

/// Shows a notification; `false` where the browser throws, as it does if only a service worker may show them.
///
/// Of two notifications with the same tag, also of two pages, the second replaces the first.
#[must_use]
pub fn show(title: &str, body: &str, tag: &str) -> bool {
    let (body, tag) = (JsValue::from_str(body), JsValue::from_str(tag));
    make(title, &[("body", &body), ("tag", &tag)]).is_some()
}

/// Whether this browser can show a notification. It is tried: no browser says so otherwise.
///
/// Before the person has allowed notifications, the trial is not seen. After that, it is closed at once.
#[must_use]
pub fn is_possible() -> bool {
    let Some(trial) = make("", &[("silent", &JsValue::TRUE)]) else { return false };
    let close = Reflect::get(&trial, &"close".into());
    if let Ok(Ok(close)) = close.map(JsValue::dyn_into::<Function>) {
        let _ = close.call0(&trial);
    }
    true
}

fn make(title: &str, fields: &[(&str, &JsValue)]) -> Option<JsValue> {
    Reflect::construct(&class()?, &Array::of2(&title.into(), &options(fields))).ok()
}

fn class() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"Notification".into()).ok()?.dyn_into().ok()
}
