//! What a page keeps over a reload: small texts, in the browser's local storage.
//!
//! Nothing secret is ever put here. A browser may refuse all of it (a private window, a strict
//! setting, a full disk): then nothing is kept, and nothing fails.

use web_sys::Storage;

/// Before each name, so that the host page's own entries are left alone.
const PREFIX: &str = "instance-console.";

/// A kept text; `None` where there is none, or the browser refuses.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps a text in the place of any earlier one.
pub fn set(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

fn storage() -> Option<Storage> {
    // Reading it throws where storage is refused.
    web_sys::window()?.local_storage().ok()?
}
