//! A timer that stops when it is dropped.

use wasm_bindgen::{JsCast as _, closure::Closure};

use crate::poll::Millis;

/// The longest wait of a browser's timer; with a longer one, it would fire at once.
const LONGEST: Millis = i32::MAX as Millis;

/// A timer that is running, or has fired.
#[derive(Debug)]
pub struct Timer {
    id: i32,
    // Kept while the browser may call it: the call of a dropped closure throws.
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once after this wait; `None` where there is no window.
    #[must_use]
    pub fn after(wait: Millis, callback: impl FnMut() + 'static) -> Option<Self> {
        Self::boxed(wait, Box::new(callback))
    }

    fn boxed(wait: Millis, callback: Box<dyn FnMut()>) -> Option<Self> {
        let callback = Closure::wrap(callback);
        let wait = i32::try_from(wait.min(LONGEST)).unwrap_or(i32::MAX);
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                callback.as_ref().unchecked_ref(),
                wait,
            )
            .ok()?;
        Some(Self { id, _callback: callback })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
