//! Takes the focus to what was opened, and back to where it came from when that is closed.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};

use crate::{
    domain::key::InstanceKey,
    ui::{dom::El, reactive::Kept},
};

/// Where the focus came from, and where it is to be.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Focus(Rc<Way>);

#[derive(Debug)]
struct Way {
    from: Option<HtmlElement>,
    /// The ID of the instance that was opened.
    id: Rc<str>,
    to: El,
}

impl Focus {
    /// Remembers where the focus is now, when an instance is opened whose heading is `to`.
    pub(in crate::ui) fn of(key: &InstanceKey, to: &El) -> Self {
        let id = key.id.as_ref().into();
        Self(Rc::new(Way { from: active(), id, to: to.clone() }))
    }

    /// Takes the focus to the heading as soon as that is in the page.
    pub(in crate::ui) fn take(&self) {
        Kept::new(Leave(self.clone()));
        focus(&self.0.to);
    }

    /// Gives it back when the page has changed: to what had it, else to the instance's row or card, else
    /// to what is always there. Something that is not to be seen does not take it.
    ///
    /// To be called after the change was asked for, while the heading is still in the page.
    pub(in crate::ui) fn give_back(&self) {
        let Some(root) = self.0.to.raw().get_root_node().dyn_into::<ShadowRoot>().ok() else {
            return;
        };
        let way = Rc::clone(&self.0);
        // The effects of the change were woken before this, and run before it.
        spawn_local(async move {
            let takes = |element: &HtmlElement| {
                let _ = element.focus();
                root.active_element().is_some_and(|active| active.is_same_node(Some(element)))
            };
            let find = |selector: &str| -> Option<HtmlElement> {
                root.query_selector(selector).ok()??.dyn_into().ok()
            };
            // A row may be another instance's by now.
            let from = way.from.as_ref().filter(|from| {
                let row = from.closest("[data-row]").ok().flatten();
                row.is_none_or(|row| row.get_attribute("data-row").as_deref() == Some(&way.id))
            });
            if from.is_some_and(takes) {
                return;
            }
            let mut places = Vec::new();
            if way.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
                places.push(format!("[data-row=\"{}\"] button", way.id));
                places.push(format!("[data-task=\"{}\"] button", way.id));
            }
            places.extend(["[data-filter]", "[data-refresh]"].map(str::to_owned));
            let _ = places.iter().any(|place| find(place).is_some_and(|place| takes(&place)));
        });
    }
}

/// What is open may go by another way than its button: by Back, for one.
struct Leave(Focus);

impl Drop for Leave {
    fn drop(&mut self) {
        let Self(focus) = self;
        let panel = focus.0.to.raw().closest("section").ok().flatten();
        if panel.is_some_and(|panel| active().is_some_and(|active| panel.contains(Some(&active)))) {
            focus.give_back();
        }
    }
}

/// Takes the focus to an element that is being drawn: the effect that puts it into the page ends before
/// this begins.
pub(in crate::ui) fn focus(element: &El) {
    if let Some(element) = element.html().cloned() {
        spawn_local(async move {
            let _ = element.focus();
        });
    }
}

/// What has the focus, inside of whatever element that is.
fn active() -> Option<HtmlElement> {
    let mut active = web_sys::window()?.document()?.active_element()?;
    while let Some(inner) = active.shadow_root().and_then(|root| root.active_element()) {
        active = inner;
    }
    active.dyn_into().ok()
}
