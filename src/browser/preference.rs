//! What the person's browser prefers.

/// The first language of the browser, such as `zh-CN`; empty when it does not say.
#[must_use]
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}
