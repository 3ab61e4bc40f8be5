//! What the person's browser prefers.

/// The first language of the browser, such as `zh-CN`; empty when it does not say.
#[must_use]
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// What the browser says of itself; empty when it does not.
#[must_use]
pub fn agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
