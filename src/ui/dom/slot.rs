//! A text of its own: written by whoever holds it, where one effect keeps many texts true.

use std::{cell::RefCell, rc::Rc};

use web_sys::Text;

use super::{El, element::text_node};

/// A text in the page.
#[derive(Clone, Debug)]
pub struct Slot {
    node: Text,
    text: Rc<RefCell<String>>,
}

impl Default for Slot {
    fn default() -> Self {
        Self { node: text_node(""), text: Rc::default() }
    }
}

impl Slot {
    /// Writes it, if it differs; says whether it did.
    pub fn set(&self, text: &str) -> bool {
        let differs = *self.text.borrow() != text;
        if differs {
            self.node.set_data(text);
            text.clone_into(&mut self.text.borrow_mut());
        }
        differs
    }
}

impl El {
    /// Adds a text that someone else writes.
    #[must_use]
    pub fn slot(self, slot: &Slot) -> Self {
        self.append(&slot.node);
        self
    }
}
