//! An element of a view, whatever its tag.

use leptos::{html::ElementType, prelude::*, tachys::html::node_ref::NodeRefContainer};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::browser::focus;

/// Is given an element by `node_ref=`, as a [`NodeRef`] is, and is one type for all tags.
///
/// It is no signal: an effect that reads it in the component that draws the element finds it there, for
/// effects run after the view is made.
#[derive(Clone, Copy, Debug)]
pub struct ElementRef(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Default for ElementRef {
    fn default() -> Self {
        Self(StoredValue::new_local(None))
    }
}

impl ElementRef {
    /// The element; `None` before it is made, and after the owner of this has ended.
    #[must_use]
    pub fn get(self) -> Option<HtmlElement> {
        self.0.try_get_value().flatten()
    }

    /// Gives the element the focus.
    pub fn focus(self) {
        if let Some(element) = self.get() {
            let _ = element.focus();
        }
    }

    /// Keeps the focus through a change of the element's children that begins now and ends in this task.
    pub fn keep_focus(self) {
        if let Some(element) = self.get() {
            focus::keep_through_change(&element);
        }
    }
}

impl<E> NodeRefContainer<E> for ElementRef
where
    E: ElementType,
    E::Output: AsRef<HtmlElement>,
{
    fn load(self, element: &Element) {
        self.0.try_set_value(Some(element.clone().unchecked_into()));
    }
}
