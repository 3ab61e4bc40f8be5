//! A value of any type, as signals and memos hold it.

use std::{any::Any, fmt, rc::Rc};

use wasm_bindgen::throw_str;

/// A value whose type only its handle knows. So there is one kind of node for all types, and reading
/// costs a type no more code than [`Value::of`].
///
/// It is one pointer, which costs less at each place that reads than one with a table beside it.
#[derive(Clone)]
pub(super) struct Value(Rc<Thing>);

struct Thing(Box<dyn Any>);

impl Value {
    pub(super) fn new<T: 'static>(value: T) -> Self {
        Self(Rc::new(Thing(Box::new(value))))
    }

    #[inline(never)]
    pub(super) fn of<T: 'static>(&self) -> &T {
        self.0.0.downcast_ref().unwrap_or_else(|| other())
    }

    /// To change it; that is for those only who do not read it meanwhile.
    #[inline(never)]
    pub(super) fn of_mut<T: 'static>(&mut self) -> &mut T {
        let thing = Rc::get_mut(&mut self.0).unwrap_or_else(|| other());
        thing.0.downcast_mut().unwrap_or_else(|| other())
    }
}

fn other() -> ! {
    throw_str("a handle knows its type, and no value is changed while it is read")
}

impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Value")
    }
}
