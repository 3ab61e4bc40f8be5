//! A value that is computed from signals, anew when one of them has changed.

use std::{cell::RefCell, fmt, marker::PhantomData, rc::Rc};

use reactive_graph::{
    computed::ArcMemo,
    traits::{Get as _, GetUntracked as _},
};
use wasm_bindgen::UnwrapThrowExt as _;

use super::{Kept, value::Value};

/// A computed value. A handle, cheap to copy.
pub struct Memo<T>(Kept<Node>, PhantomData<fn() -> T>);

struct Node {
    /// Counts the changes. The graph sees only this number, whatever the type of the value.
    version: ArcMemo<u32>,
    state: Rc<State>,
}

struct State {
    renew: Box<dyn Renew>,
    value: RefCell<Option<Value>>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> fmt::Debug for Memo<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Memo")
    }
}

/// A value that is computed anew when a signal read in computing it has changed, and wakes those who
/// read it only if it is another. `compute` is given the value before.
pub fn memo<T: PartialEq + 'static>(compute: impl Fn(Option<&T>) -> T + 'static) -> Memo<T> {
    let renew = move |before: Option<&Value>| {
        let before = before.map(Value::of);
        let now = compute(before);
        before.is_none_or(|before| *before != now).then(|| Value::new(now))
    };
    Memo(node(Box::new(renew)), PhantomData)
}

/// See [`Run`](super::Run).
trait Renew {
    /// Gives a value if it is another than the one before.
    fn renew(&self, before: Option<&Value>) -> Option<Value>;
}

impl<F: Fn(Option<&Value>) -> Option<Value>> Renew for F {
    fn renew(&self, before: Option<&Value>) -> Option<Value> {
        self(before)
    }
}

// Each of these is one function for all types.

fn node(renew: Box<dyn Renew>) -> Kept<Node> {
    let state = Kept::new(State { renew, value: RefCell::default() });
    // The graph wants what may go to other threads; a handle may.
    let version = ArcMemo::new(move |before: Option<&u32>| {
        let is_news = state.find().is_some_and(|state| {
            let now = state.renew.renew(state.value.borrow().as_ref());
            let is_news = now.is_some();
            if is_news {
                state.value.replace(now);
            }
            is_news
        });
        before.copied().unwrap_or(0).wrapping_add(u32::from(is_news))
    });
    Kept::new(Node { version, state: state.get() })
}

fn tracked(node: Kept<Node>) -> Value {
    let node = node.get();
    // Computes it too, where that is due.
    node.version.get();
    node.current()
}

fn untracked(node: Kept<Node>) -> Value {
    let node = node.get();
    node.version.get_untracked();
    node.current()
}

impl Node {
    fn current(&self) -> Value {
        self.state.value.borrow().clone().expect_throw("a counted value is there")
    }
}

impl<T: 'static> Memo<T> {
    /// Reads it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(tracked(self.0).of())
    }

    /// Reads it, and is not woken by it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(untracked(self.0).of())
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// Its value.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }
}
