//! A value that wakes those who read it when it is set.

use std::{cell::RefCell, fmt, marker::PhantomData};

use reactive_graph::{
    signal::ArcTrigger,
    traits::{Notify as _, Track as _},
};

use super::{Kept, value::Value};

/// A value that can be set. A handle, cheap to copy.
///
/// Reading it in an effect or a memo runs that again at each change; the `untracked` ways do not.
pub struct Signal<T>(Kept<Node>, PhantomData<fn() -> T>);

struct Node {
    value: RefCell<Value>,
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
        Self(node(Value::new(value)), PhantomData)
    }

    /// Tracks it without reading it.
    pub fn track(self) {
        self.0.get().readers.track();
    }

    /// Reads it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(tracked(self.0).of())
    }

    /// Reads it, and is not woken by it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(untracked(self.0).of())
    }

    /// Sets it, and wakes its readers. Nothing happens when its owner has gone.
    pub fn set(self, value: T) {
        put(self.0, Value::new(value));
    }

    /// Changes it, and wakes its readers. What `change` gives is dropped.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) {
        self.update_if(|value| {
            drop(change(value));
            true
        });
    }

    /// Changes it, and wakes its readers if that says so; gives on what it said.
    pub fn update_if(self, change: impl FnOnce(&mut T) -> bool) -> bool {
        let Some(node) = self.0.find() else { return false };
        let has_changed = change(node.value.borrow_mut().of_mut());
        if has_changed {
            node.readers.notify();
        }
        has_changed
    }
}

// Each of these is one function for all types.

fn node(value: Value) -> Kept<Node> {
    Kept::new(Node { value: RefCell::new(value), readers: ArcTrigger::new() })
}

fn tracked(node: Kept<Node>) -> Value {
    let node = node.get();
    node.readers.track();
    node.value.borrow().clone()
}

fn untracked(node: Kept<Node>) -> Value {
    node.get().value.borrow().clone()
}

fn put(node: Kept<Node>, value: Value) {
    if let Some(node) = node.find() {
        node.value.replace(value);
        node.readers.notify();
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
