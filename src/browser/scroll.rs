//! Scrolling inside an element.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Scrolls a list as far as it takes to have its child with this index in sight. The page stays where it is.
pub fn show_child(list: &Element, index: usize) {
    let child = u32::try_from(index).ok().and_then(|index| list.children().item(index));
    let Some(child) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, height) = (child.offset_top(), child.offset_height());
    let (scrolled, room) = (list.scroll_top(), list.client_height());
    if top < scrolled || top + height > scrolled + room {
        list.set_scroll_top(top.min(top + height - room).max(0));
    }
}
