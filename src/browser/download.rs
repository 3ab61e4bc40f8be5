//! Downloads of files that the page itself makes.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, HtmlElement, Url};

use super::options::options;

/// A download that was started. Dropping it revokes the object URL from which the browser reads the file.
#[derive(Debug)]
pub struct Download {
    address: String,
}

impl Download {
    /// Starts the download of a text as a file; `None` where the browser cannot. `kind` is the MIME type.
    #[must_use]
    pub fn start(name: &str, kind: &str, text: &str) -> Option<Self> {
        let parts = Array::of1(&JsValue::from_str(text));
        let kind = options(&[("type", &JsValue::from_str(kind))]);
        let blob = Blob::new_with_str_sequence_and_options(&parts, kind.unchecked_ref()).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let download = Self { address };
        let link = web_sys::window()?.document()?.create_element("a").ok()?;
        link.set_attribute("href", &download.address).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_into::<HtmlElement>().ok()?.click();
        Some(download)
    }
}

impl Drop for Download {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.address);
    }
}
