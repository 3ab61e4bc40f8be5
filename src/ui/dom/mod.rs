//! Elements, and the effects that keep them true: what the views rest on that are not components yet.
//!
//! A method whose name ends in `_of` takes a closure, and runs it again when a signal it read changes.
//! Whatever is made inside an effect belongs to its owner, and goes with it: listeners too.
//! Must not know what is shown.

mod element;
mod list;
mod recycled;
mod slot;

pub use element::{El, el, svg};
pub use slot::Slot;
