//! Where the focus goes when what has it is taken away: to what is near, and never to nowhere.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::El;

/// What takes the focus by itself.
const TAKES: &str = ":is(button, input, select, summary):not([hidden], :disabled)";

/// Gives the focus to the first that takes it: in what came instead, else in what is around, from the
/// nearest on.
pub(super) fn rescue(instead: Option<&El>, around: &Element) {
    let mut place = Some(around.clone());
    if instead.is_some_and(|instead| takes(instead.raw())) {
        return;
    }
    while let Some(around) = place {
        if takes(&around) {
            return;
        }
        place = around.parent_element();
    }
}

/// Whether it, or the first in it that can, took the focus. What is not to be seen takes none.
fn takes(place: &Element) -> bool {
    let is_one = place.matches(TAKES).unwrap_or(false);
    let found =
        if is_one { Some(place.clone()) } else { place.query_selector(TAKES).ok().flatten() };
    let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let _ = element.focus();
    let root = element.get_root_node().dyn_into::<ShadowRoot>().ok();
    let active = root.and_then(|root| root.active_element());
    active.is_some_and(|active| active.is_same_node(Some(&element)))
}
