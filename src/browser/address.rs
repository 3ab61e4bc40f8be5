//! Addresses as the page resolves them.

/// The absolute form of an address that is relative to the page; the address itself where it has none.
#[must_use]
pub fn absolute(address: &str) -> String {
    let page = web_sys::window().and_then(|window| window.document());
    let base = page.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    web_sys::Url::new_with_base(address, &base)
        .map_or_else(|_| address.to_owned(), |url| url.href())
}
