//! The key that closes and gives up.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

/// Whether an event is a press of Escape.
#[must_use]
pub(in crate::ui) fn is_escape(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape")
}
