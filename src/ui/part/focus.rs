//! Takes the focus to what was opened.

use wasm_bindgen_futures::spawn_local;

use crate::ui::dom::El;

/// Takes the focus to an element that is being drawn: the effect that puts it into the page ends before
/// this begins.
pub(in crate::ui) fn focus(element: &El) {
    if let Some(element) = element.html().cloned() {
        spawn_local(async move {
            let _ = element.focus();
        });
    }
}
