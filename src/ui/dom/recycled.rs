//! A list whose elements are used again: for windows over long lists, where scrolling, filtering and
//! sorting bring other items and the elements are all alike.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, Node};

use super::{
    El,
    element::{insert, placeholder},
};
use leptos::prelude::*;

use crate::{
    browser::focus::focused_in,
    ui::reactive::{Owner, Run, effect},
};

struct Entry<T> {
    item: RwSignal<T>,
    element: El,
    owner: Owner,
}

type Same<T> = fn(&T, &T) -> bool;

impl El {
    /// Adds an element for each item. One whose item stays (as `is_same` tells) is the same element
    /// still, with its focus; one whose item went is given another item, unless it has the focus.
    ///
    /// If what has the focus goes, the element that takes its place gets it.
    #[must_use]
    pub fn recycled_of<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        items: impl FnMut() -> Vec<T> + 'static,
        is_same: Same<T>,
        view: impl Fn(RwSignal<T>) -> Self + 'static,
    ) -> Self {
        let mut items: Box<dyn Run<Vec<T>>> = Box::new(items);
        let view: Box<dyn Fn(RwSignal<T>) -> Self> = Box::new(view);
        let place = placeholder();
        self.append(&place);
        let list = self.clone();
        let mut entries: Vec<Entry<T>> = Vec::new();
        // Out of the page, until there is use for them again.
        let mut spare: Vec<Entry<T>> = Vec::new();
        // See `list_of`.
        let home = Owner::new();
        effect(move || {
            let items = items.run();
            let focus = focused_in(list.raw());
            let focused_at = entries.iter().position(|entry| entry.holds(focus.as_ref()));
            let before: Vec<_> = entries.drain(..).map(Some).collect();
            let (assigned, left) = assign(&items, before, is_same, focused_at);
            for entry in left {
                entry.element.raw().remove();
                if entry.holds(focus.as_ref()) {
                    entry.owner.cleanup();
                } else {
                    spare.push(entry);
                }
            }
            for (item, entry) in items.into_iter().zip(assigned) {
                let entry = match entry.or_else(|| spare.pop()) {
                    Some(entry) => {
                        entry.item.maybe_update(|now| {
                            let differs = *now != item;
                            if differs {
                                *now = item;
                            }
                            differs
                        });
                        entry
                    }
                    None => {
                        let owner = home.with(Owner::new);
                        let (item, element) = owner.with(|| {
                            let item = RwSignal::new(item);
                            (item, view(item))
                        });
                        Entry { item, element, owner }
                    }
                };
                entries.push(entry);
            }
            // From the last to the first, each before the one that follows it.
            let mut next: Node = place.clone().into();
            for entry in entries.iter().rev() {
                let node: &Node = entry.element.raw();
                if !next.previous_sibling().is_some_and(|there| there.is_same_node(Some(node))) {
                    insert(list.raw(), node, Some(&next));
                }
                next = node.clone();
            }
            if let Some(focus) = focus {
                if !focus.is_connected() {
                    let at = focused_at.unwrap_or(0).min(entries.len().saturating_sub(1));
                    list.focus_instead(entries.get(at).map(|entry| &entry.element), &focus);
                } else if focused_in(list.raw()).is_none() {
                    // Moving an element takes the focus from it.
                    let _ = focus.focus();
                }
            }
        });
        self
    }

    /// Gives the focus to the like of what had it, in an element; else to what the list stands in.
    fn focus_instead(&self, instead: Option<&Self>, before: &HtmlElement) {
        let like = instead.and_then(|it| it.raw().query_selector(&before.local_name()).ok()?);
        let around = || self.raw().closest("[tabindex]").ok().flatten();
        let element = like.or_else(around).and_then(|element| element.dyn_into().ok());
        let _ = element.map(|element: HtmlElement| element.focus());
    }
}

impl<T> Entry<T> {
    fn holds(&self, focus: Option<&HtmlElement>) -> bool {
        focus.is_some_and(|focus| self.element.raw().contains(Some(focus)))
    }
}

/// For each item the element that has it; else one whose item went, where that stands in this place
/// already. Also what is left.
fn assign<T: Send + Sync + 'static>(
    items: &[T],
    mut before: Vec<Option<Entry<T>>>,
    is_same: Same<T>,
    focused_at: Option<usize>,
) -> (Vec<Option<Entry<T>>>, Vec<Entry<T>>) {
    let is_of = |entry: &Option<Entry<T>>, item: &T| {
        entry.as_ref().is_some_and(|entry| entry.item.with_untracked(|now| is_same(now, item)))
    };
    let goes: Vec<bool> = before
        .iter()
        .enumerate()
        .map(|(at, entry)| focused_at != Some(at) && !items.iter().any(|item| is_of(entry, item)))
        .collect();
    let mut here = 0;
    let mut take = |item| {
        if let Some(at) = before.iter().position(|entry| is_of(entry, item)) {
            here = here.max(at + 1);
            return before.get_mut(at)?.take();
        }
        if goes.get(here).is_some_and(|goes| *goes) {
            here += 1;
            return before.get_mut(here - 1)?.take();
        }
        None
    };
    let assigned = items.iter().map(&mut take).collect();
    (assigned, before.into_iter().flatten().collect())
}
