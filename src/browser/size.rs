//! Watches an element's size, however it changes.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Element, MessageChannel, ResizeObserver};

/// A watch that ends when it is dropped.
#[derive(Debug)]
pub struct SizeWatch {
    observer: ResizeObserver,
    channel: MessageChannel,
    // Kept, since the browser calls them until the observer is disconnected and the channel is closed.
    _callback: Closure<dyn FnMut(Array, ResizeObserver)>,
    _again: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls `measure` when the element has its first size, and at each change, before that is painted.
    /// `measure` returns whether anything changed.
    ///
    /// What is drawn for a size may change the size again. The browser would report that as a "loop" to the
    /// page's error handler, so the watch goes on in the next task.
    #[must_use]
    pub fn new(element: &Element, mut measure: impl FnMut() -> bool + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let later = channel.port2();
        let callback = Closure::new(move |_: Array, observer: ResizeObserver| {
            if measure() {
                observer.disconnect();
                let _ = later.post_message(&JsValue::NULL);
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        let (watched, watcher) = (element.clone(), observer.clone());
        let again = Closure::new(move || watcher.observe(&watched));
        channel.port1().set_onmessage(Some(again.as_ref().unchecked_ref()));
        Some(Self { observer, channel, _callback: callback, _again: again })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.channel.port1().set_onmessage(None);
        self.channel.port1().close();
        self.observer.disconnect();
    }
}
