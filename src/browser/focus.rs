//! The focus inside a shadow root: what has it, and where it goes when that is taken away, to what is
//! near and never to nowhere.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// What takes the focus by itself.
const TAKES: &str = ":is(button, input, select, summary):not([hidden], :disabled)";

/// What has the focus, where that is inside of this element.
#[must_use]
pub fn focused_in(place: &Element) -> Option<HtmlElement> {
    let active = active_beside(place)?;
    place.contains(Some(&active)).then(|| active.dyn_into().ok())?
}

/// Keeps the focus through a change of an element's children that begins now and ends in this task.
///
/// What was moved has it again. If what had it has gone, the child in its place gets it, else what is
/// near.
pub fn keep_through_change(around: &Element) {
    let Some(focused) = focused_in(around) else { return };
    let children = around.children();
    let has_focus = |at: &u32| children.item(*at).is_some_and(|it| it.contains(Some(&focused)));
    let at = (0..children.length()).find(has_focus);
    let around = around.clone();
    spawn_local(async move {
        if active_beside(&around).is_some() {
            return;
        }
        if focused.is_connected() {
            let _ = focused.focus();
            return;
        }
        let last = around.last_element_child();
        let instead = at.and_then(|at| around.children().item(at)).or(last);
        rescue(instead.as_ref(), &around);
    });
}

/// Gives the focus to the first that takes it: in what came instead, else in what is around, from the
/// nearest on.
pub fn rescue(instead: Option<&Element>, around: &Element) {
    let mut place = Some(around.clone());
    if instead.is_some_and(takes) {
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
    active_beside(&element).is_some_and(|active| active.is_same_node(Some(&element)))
}

/// What has the focus in the shadow root of an element.
fn active_beside(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}
