//! The browser's local storage, which all pages of an origin share and which outlives them.
//!
//! Nothing secret is ever put here. A browser may refuse all of it: see [`Refused`].

use wasm_bindgen::JsCast as _;
use web_sys::{Storage as WebStorage, StorageEvent};

use super::listener::Listener;
use crate::domain::stored::{Refused, Storage};

/// The prefix of each key, so that the host page's own entries are left alone.
const PREFIX: &str = "instance-console.";

/// The local storage of this origin.
#[derive(Clone, Copy, Debug)]
pub struct LocalStorage;

impl Storage for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        storage()?.get_item(&format!("{PREFIX}{key}")).map_err(|_| Refused)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        storage()?.set_item(&format!("{PREFIX}{key}"), text).map_err(|_| Refused)
    }
}

fn storage() -> Result<WebStorage, Refused> {
    // Reading `localStorage` throws where storage is refused.
    web_sys::window().and_then(|window| window.local_storage().ok()?).ok_or(Refused)
}

/// Calls back when another page has changed a key of the console. With `None`, any key may have
/// changed: all were removed, or this page came back from the back/forward cache.
///
/// The browser does not tell the page that made the change.
#[must_use]
pub fn on_change(heard: impl Fn(Option<&str>) + Clone + 'static) -> Option<[Listener; 2]> {
    let window = web_sys::window()?;
    let woken = heard.clone();
    let changed = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        match event.key() {
            None => heard(None),
            Some(key) => {
                if let Some(key) = key.strip_prefix(PREFIX) {
                    heard(Some(key));
                }
            }
        }
    };
    Some([
        Listener::new(window.clone().into(), "storage", changed),
        // A page in the back/forward cache gets no `storage` events.
        Listener::new(window.into(), "pageshow", move |_| woken(None)),
    ])
}
