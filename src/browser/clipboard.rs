//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; `false` when the browser refused, as it does on a page that is not secure.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // On an insecure page there is no clipboard at all, and asking it would throw.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
