//! Takes the focus to what was opened, and back to where it came from when that is closed.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ShadowRoot};

use crate::browser::timer::Timer;
use crate::ui::{dom::El, reactive::Kept};

/// Where the focus came from.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Focus(Rc<RefCell<Option<HtmlElement>>>);

impl Focus {
    /// Takes the focus to an element as soon as that is in the page.
    pub(in crate::ui) fn take_to(&self, element: &El) {
        let Some(element) = element.html().cloned() else { return };
        let from = Rc::clone(&self.0);
        let take = Timer::after(0, move || {
            let root = element.get_root_node().dyn_into::<ShadowRoot>().ok();
            let active = root.and_then(|root| root.active_element());
            *from.borrow_mut() = active.and_then(|active| active.dyn_into().ok());
            let _ = element.focus();
        });
        Kept::new(take);
    }

    /// Gives it back, if what had it is still in the page.
    pub(in crate::ui) fn give_back(&self) {
        if let Some(from) = self.0.take()
            && from.is_connected()
        {
            let _ = from.focus();
        }
    }
}
