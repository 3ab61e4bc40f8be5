//! The browser's language, and its user agent.

/// The first language of the browser, such as `zh-CN`; empty when it does not say.
#[must_use]
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// The user agent of the browser; empty when it does not say.
#[must_use]
pub fn agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
