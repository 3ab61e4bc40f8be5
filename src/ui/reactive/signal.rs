//! A value that wakes those who read it when it is set.

use std::{cell::RefCell, fmt};

use reactive_graph::{
    signal::ArcTrigger,
    traits::{Notify as _, Track as _},
};

use super::Kept;

/// A value that can be set. A handle, cheap to copy.
///
/// Reading it in an effect or a memo runs that again at each change; the `untracked` ways do not.
pub struct Signal<T>(Kept<Node<T>>);

struct Node<T> {
    value: RefCell<T>,
    readers: ArcTrigger,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> fmt::Debug for Signal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signal")
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: 'static> Signal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self(Kept::new(Node { value: RefCell::new(value), readers: ArcTrigger::new() }))
    }

    /// Reads without looking.
    pub fn track(self) {
        self.0.get().readers.track();
    }

    /// Reads it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it, and is not woken by it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.get().value.borrow())
    }

    /// Sets it, and wakes its readers. Nothing happens when its owner has gone.
    pub fn set(self, value: T) {
        self.update(|place| *place = value);
    }

    /// Changes it, and wakes its readers.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_if(|value| {
            change(value);
            true
        });
    }

    /// Changes it, and wakes its readers if that says so; gives on what it said.
    pub fn update_if(self, change: impl FnOnce(&mut T) -> bool) -> bool {
        let Some(node) = self.0.find() else { return false };
        let has_changed = change(&mut node.value.borrow_mut());
        if has_changed {
            node.readers.notify();
        }
        has_changed
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// Its value.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Its value, and is not woken by it.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
