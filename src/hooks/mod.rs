//! What the browser tells of an element, as signals.
//!
//! Promises that what a hook watches is watched no longer than the owner in which it was called.
//! Must not know what is drawn.

mod element_size;

pub use element_size::{ElementSize, use_element_size};
