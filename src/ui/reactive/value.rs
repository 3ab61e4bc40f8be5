//! A value of any type, as signals and memos hold it.

use std::{any::Any, fmt, rc::Rc};

use wasm_bindgen::UnwrapThrowExt as _;

/// A value whose type only its handle knows. So there is one kind of node for all types, and reading
/// costs a type no more code than [`Value::of`].
#[derive(Clone)]
pub(super) struct Value(Rc<dyn Any>);

const OTHER: &str = "a handle knows its type";

impl Value {
    pub(super) fn new<T: 'static>(value: T) -> Self {
        Self(Rc::new(value))
    }

    #[inline(never)]
    pub(super) fn of<T: 'static>(&self) -> &T {
        self.0.downcast_ref().expect_throw(OTHER)
    }

    /// To change it; that is for those only who do not read it meanwhile.
    #[inline(never)]
    pub(super) fn of_mut<T: 'static>(&mut self) -> &mut T {
        Rc::get_mut(&mut self.0).and_then(<dyn Any>::downcast_mut).expect_throw(OTHER)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Value")
    }
}
