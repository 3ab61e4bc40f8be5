//! An element of a view, and what the browser tells of it, as signals.
//!
//! Promises that what a hook watches is watched no longer than the owner in which it was called.
//! Must not know what is drawn.

mod element_ref;
mod element_size;

pub use element_ref::ElementRef;
pub use element_size::{ElementSize, use_element_size};
