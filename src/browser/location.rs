//! The part of the page's address after `#`, and the steps that Back takes.

use wasm_bindgen::JsValue;
use web_sys::Window;

use super::listener::Listener;

/// What stands after `#`, encoded as the browser has it; empty where nothing does.
#[must_use]
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map(|hash| hash.trim_start_matches('#').to_owned()).unwrap_or_default()
}

/// The page's address with this after `#`.
#[must_use]
pub fn with_hash(hash: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{hash}")
}

/// Puts this after `#`. With `is_step`, the browser's Back leads to what stood there before.
pub fn set_hash(hash: &str, is_step: bool) {
    let _ = web_sys::window().and_then(|window| write(&window, hash, is_step));
}

/// `None` where the browser refuses, as some do after many writes in a short time.
fn write(window: &Window, hash: &str, is_step: bool) -> Option<()> {
    // An address of `#` alone would scroll to the top; without it, the address needs path and query.
    let url = match hash {
        "" => format!("{}{}", window.location().pathname().ok()?, window.location().search().ok()?),
        hash => format!("#{hash}"),
    };
    let history = window.history().ok()?;
    // The state that the host page keeps with its step stays.
    let written = if is_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&url))
    };
    written.ok()
}

/// Calls back when a person went to another hash, by Back or by a link.
#[must_use]
pub fn on_hash(mut changed: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::new(web_sys::window()?.into(), "hashchange", move |_| changed()))
}
