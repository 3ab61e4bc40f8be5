//! The focus inside a shadow root: which element has it, and where it goes when that element is removed. It
//! goes to an element near by, and is never lost.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The elements that can take the focus.
const TAKES: &str = ":is(button, input, select, summary):not([hidden], :disabled)";

/// The element that has the focus; `None` where it is not inside of `place`.
#[must_use]
pub fn focused_in(place: &Element) -> Option<HtmlElement> {
    let active = active_beside(place)?;
    place.contains(Some(&active)).then(|| active.dyn_into().ok())?
}

/// Keeps the focus through a change of an element's children that begins now and ends in this task.
///
/// An element that was moved gets the focus again. If it has gone, the child at its index gets the focus,
/// else an element near by. If `around` has gone too, the same is done in the element around it.
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

/// An element and each element around it, with the index of the child that contains `inner`.
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

/// Which element had the focus before something opened, and where the focus goes when that closes.
#[derive(Clone, Debug)]
pub struct FocusReturn {
    opener: Option<HtmlElement>,
    subject: String,
    places: Vec<String>,
}

impl FocusReturn {
    /// Remembers the element that has the focus, when `subject` is opened: the key of an instance, as in
    /// `data-row`. `places` are selectors of elements that may take the focus where the opener cannot.
    #[must_use]
    pub fn remember(subject: String, places: Vec<String>) -> Self {
        Self { opener: active(), subject, places }
    }

    /// Gives the focus back when the present change is done: to the opener, else to the first of the
    /// places that takes it. `closed` is the element that closes: it must still be in the page.
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

    /// Focuses the opener; returns whether it took the focus. An opener whose row shows another instance by
    /// now does not get it.
    fn focuses_opener(&self) -> bool {
        let is_there = |opener: &&HtmlElement| {
            let row = opener.closest("[data-row]").ok().flatten();
            row.is_none_or(|row| row.get_attribute("data-row").as_ref() == Some(&self.subject))
        };
        self.opener.as_ref().filter(is_there).is_some_and(focuses)
    }
}

/// Gives the focus to the first of these places that takes it, when the present change is done. `near` is
/// any element of their shadow root: it must still be in the page.
pub fn give_to_first(near: &Element, places: Vec<String>) {
    if let Ok(root) = near.get_root_node().dyn_into::<ShadowRoot>() {
        spawn_local(async move { focus_first(&root, &places) });
    }
}

fn focus_first(root: &ShadowRoot, places: &[String]) {
    let find = |place: &String| root.query_selector(place).ok()??.dyn_into().ok();
    let _ = places.iter().filter_map(find).any(|place: HtmlElement| focuses(&place));
}

/// Gives the focus to the first element that takes it: in `instead`, else in `around`, else in the elements
/// around that.
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

/// Focuses the element, or the first one in it that can take the focus; returns whether it took it.
fn takes(place: &Element) -> bool {
    let is_one = place.matches(TAKES).unwrap_or(false);
    let found =
        if is_one { Some(place.clone()) } else { place.query_selector(TAKES).ok().flatten() };
    let element = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| focuses(&element))
}

/// Focuses an element; returns whether it took the focus. An element that is not displayed does not.
fn focuses(element: &HtmlElement) -> bool {
    let _ = element.focus();
    active_beside(element).is_some_and(|active| active.is_same_node(Some(element)))
}

/// The element that has the focus, also inside of shadow roots.
fn active() -> Option<HtmlElement> {
    let mut active = web_sys::window()?.document()?.active_element()?;
    while let Some(inner) = active.shadow_root().and_then(|root| root.active_element()) {
        active = inner;
    }
    active.dyn_into().ok()
}

/// Whether the page has the focus, but no element inside of `place` has it.
#[must_use]
pub fn has_left(place: &Element) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let is_in_page = document.is_some_and(|document| document.has_focus().unwrap_or(false));
    is_in_page && focused_in(place).is_none()
}

/// The element that has the focus in the shadow root around an element.
fn active_beside(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}
