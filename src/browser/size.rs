//! Watching an element's size, however that changes.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// A watch that ends when it is dropped.
#[derive(Debug)]
pub struct SizeWatch {
    observer: ResizeObserver,
    // The browser calls it until the observer has let go.
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back when the element has its first size, and at each change; always before that is painted.
    #[must_use]
    pub fn new(element: &Element, callback: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::wrap(Box::new(callback) as Box<dyn FnMut()>);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
