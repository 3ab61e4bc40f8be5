//! A reference to an element of a view, whatever its tag.

use leptos::{html::ElementType, prelude::*, tachys::html::node_ref::NodeRefContainer};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::browser::focus;

/// Holds the element that `node_ref=` sets, like a [`NodeRef`], but with one type for all tags.
///
/// It is not a signal. An effect in the component that draws the element finds the element set, because
/// effects run after the view is made.
#[derive(Clone, Copy, Debug)]
pub struct ElementRef(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Default for ElementRef {
    fn default() -> Self {
        Self(StoredValue::new_local(None))
    }
}

impl ElementRef {
    /// The element; `None` before it is made, and after the owner of this reference has ended.
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
