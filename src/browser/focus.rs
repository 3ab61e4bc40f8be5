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
/// near. If the element itself has gone too, the same holds of the element around that.
pub fn keep_through_change(around: &Element) {
    let Some(focused) = focused_in(around) else { return };
    let places = places(around, &focused);
    spawn_local(async move {
        let place = places.iter().find(|(around, _)| around.is_connected());
        let Some((around, at)) = place else { return };
        if active_beside(around).is_some() {
            return;
        }
        if focused.is_connected() {
            let _ = focused.focus();
            return;
        }
        let instead = around.children().item(*at).or_else(|| around.last_element_child());
        rescue(instead.as_ref(), around);
    });
}

/// An element and each element around it, with the index of the child in which something is.
fn places(around: &Element, inner: &Element) -> Vec<(Element, u32)> {
    let mut places = Vec::new();
    let mut around = Some(around.clone());
    while let Some(place) = around {
        let children = place.children();
        let has_it = |at: &u32| children.item(*at).is_some_and(|it| it.contains(Some(inner)));
        let at = (0..children.length()).find(has_it).unwrap_or_else(|| children.length());
        around = place.parent_element();
        places.push((place, at));
    }
    places
}

/// Where the focus was before something opened, and where else it goes when that closes.
#[derive(Clone, Debug)]
pub struct FocusReturn {
    opener: Option<HtmlElement>,
    subject: String,
    places: Vec<String>,
}

impl FocusReturn {
    /// Remembers what has the focus now, when `subject` is opened. `places` are selectors of what may take
    /// the focus where the opener cannot.
    #[must_use]
    pub fn remember(subject: String, places: Vec<String>) -> Self {
        Self { opener: active(), subject, places }
    }

    /// Gives the focus back when the present change is done: to the opener, else to the first of the
    /// places that takes it. `closed` is what closes: it must be in the page yet.
    pub fn give_back(&self, closed: &Element) {
        let Ok(root) = closed.get_root_node().dyn_into::<ShadowRoot>() else { return };
        let this = self.clone();
        // The effects of the change were woken before this, and run before it.
        spawn_local(async move {
            if !this.focuses_opener() {
                focus_first(&root, &this.places);
            }
        });
    }

    /// Whether the opener took the focus. In a row that is another instance's by now it gets none.
    fn focuses_opener(&self) -> bool {
        let is_there = |opener: &&HtmlElement| {
            let row = opener.closest("[data-row]").ok().flatten();
            row.is_none_or(|row| row.get_attribute("data-row").as_ref() == Some(&self.subject))
        };
        self.opener.as_ref().filter(is_there).is_some_and(focuses)
    }
}

/// Gives the focus to the first of these places that takes it, when the present change is done. `near` is
/// anything in their shadow root: it must be in the page yet.
pub fn give_to_first(near: &Element, places: Vec<String>) {
    if let Ok(root) = near.get_root_node().dyn_into::<ShadowRoot>() {
        spawn_local(async move { focus_first(&root, &places) });
    }
}

fn focus_first(root: &ShadowRoot, places: &[String]) {
    let find = |place: &String| root.query_selector(place).ok()??.dyn_into().ok();
    let _ = places.iter().filter_map(find).any(|place: HtmlElement| focuses(&place));
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

/// Whether it, or the first in it that can, took the focus.
fn takes(place: &Element) -> bool {
    let is_one = place.matches(TAKES).unwrap_or(false);
    let found =
        if is_one { Some(place.clone()) } else { place.query_selector(TAKES).ok().flatten() };
    let element = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| focuses(&element))
}

/// Whether it took the focus. What is not to be seen takes none.
fn focuses(element: &HtmlElement) -> bool {
    let _ = element.focus();
    active_beside(element).is_some_and(|active| active.is_same_node(Some(element)))
}

/// What has the focus, inside of whatever element that is.
fn active() -> Option<HtmlElement> {
    let mut active = web_sys::window()?.document()?.active_element()?;
    while let Some(inner) = active.shadow_root().and_then(|root| root.active_element()) {
        active = inner;
    }
    active.dyn_into().ok()
}

/// Whether the focus is outside of an element, and inside of the page.
#[must_use]
pub fn has_left(place: &Element) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let is_in_page = document.is_some_and(|document| document.has_focus().unwrap_or(false));
    is_in_page && focused_in(place).is_none()
}

/// What has the focus in the shadow root of an element.
fn active_beside(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}
