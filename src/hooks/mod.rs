//! An element of a view, and what the browser reports about it, as signals.
//!
//! Promises that a hook stops watching when the owner in which it was called ends.
//! Must not know what is drawn.

mod element_ref;
mod element_size;
mod printing;

pub use element_ref::ElementRef;
pub use element_size::{ElementSize, use_element_size};
pub use printing::use_printing;
