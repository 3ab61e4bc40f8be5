//! What lives as long as its owner.

use std::{any::Any, fmt, marker::PhantomData, rc::Rc};

use reactive_graph::owner::{ArenaItem, LocalStorage};
use wasm_bindgen::UnwrapThrowExt as _;

/// A thing that the present owner keeps, and drops when it goes itself. This is the handle: cheap to
/// copy, whatever the thing is.
pub struct Kept<T>(ArenaItem<Rc<dyn Any>, LocalStorage>, PhantomData<fn() -> T>);

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T> fmt::Debug for Kept<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Kept")
    }
}

impl<T: 'static> Kept<T> {
    /// Keeps a thing.
    pub fn new(thing: T) -> Self {
        Self(keep(Rc::new(thing)), PhantomData)
    }

    /// The thing; `None` when its owner has gone.
    #[must_use]
    pub fn find(self) -> Option<Rc<T>> {
        self.0.try_get_value()?.downcast().ok()
    }

    /// The thing. What asks for it is the owner's too, and not there any more when that has gone.
    #[must_use]
    pub fn get(self) -> Rc<T> {
        self.find().expect_throw("asked for after its owner has gone")
    }
}

/// One function for all types.
fn keep(thing: Rc<dyn Any>) -> ArenaItem<Rc<dyn Any>, LocalStorage> {
    ArenaItem::new_local(thing)
}
