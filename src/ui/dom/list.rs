//! A list of elements by key: an element stays as long as its key does, and is moved only if it must.

use wasm_bindgen::JsCast as _;
use web_sys::Node;

use super::{
    El,
    element::{insert, placeholder},
};
use crate::{
    browser::focus::{focused_in, rescue},
    ui::reactive::{Owner, Run, effect},
};

struct Entry<K> {
    key: K,
    element: El,
    owner: Owner,
}

impl El {
    /// Adds an element for each key, made once by `view` and kept until its key goes.
    ///
    /// If what has the focus goes, the element in its place gets it, else what is near.
    ///
    /// `view` gets only the key and looks up the rest: a value passed in would be a snapshot.
    #[must_use]
    pub fn list_of<K: Clone + PartialEq + 'static>(
        self,
        keys: impl FnMut() -> Vec<K> + 'static,
        view: impl Fn(K) -> Self + 'static,
    ) -> Self {
        let mut keys: Box<dyn Run<Vec<K>>> = Box::new(keys);
        let view: Box<dyn Fn(K) -> Self> = Box::new(view);
        let place = placeholder();
        self.append(&place);
        let list = self.clone();
        let mut entries: Vec<Entry<K>> = Vec::new();
        // A child of the present owner: its cleanup ends all items at once.
        let home = Owner::new();
        effect(move || {
            let keys = keys.run();
            let focus = focused_in(list.raw());
            let focused_at = focus.as_ref().and_then(|focus| {
                entries.iter().position(|entry| entry.element.raw().contains(Some(focus)))
            });
            entries.retain(|entry| {
                let stays = keys.contains(&entry.key);
                if !stays {
                    entry.owner.cleanup();
                    entry.element.raw().remove();
                }
                stays
            });
            let mut after = Vec::with_capacity(keys.len());
            let mut next = entries.first().map_or_else(
                || place.clone().unchecked_into::<Node>(),
                |entry| entry.element.raw().clone().unchecked_into(),
            );
            for key in keys {
                let entry = match entries.iter().position(|entry| entry.key == key) {
                    Some(index) => entries.swap_remove(index),
                    None => {
                        // The list's, not this run's: it outlives the next change.
                        let owner = home.with(Owner::new);
                        let element = owner.with(|| view(key.clone()));
                        Entry { key, element, owner }
                    }
                };
                let node: &Node = entry.element.raw();
                if next.is_same_node(Some(node)) {
                    next = node.next_sibling().unwrap_or_else(|| place.clone().into());
                } else {
                    insert(list.raw(), node, Some(&next));
                }
                after.push(entry);
            }
            entries = after;
            let Some(focus) = focus else { return };
            if focus.is_connected() {
                // Moving an element takes the focus from it.
                let _ = focus.focus();
            } else {
                let instead = focused_at.and_then(|at| entries.get(at).or_else(|| entries.last()));
                rescue(instead.map(|entry| entry.element.raw()), list.raw());
            }
        });
        self
    }
}
