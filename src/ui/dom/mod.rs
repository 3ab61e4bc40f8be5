//! Elements, and the effects that keep them true: the thinnest layer between signals and the page.
//!
//! Leptos gives signals, memos, effects and owners; its `view!` macro is not used, for two reasons.
//! It writes out the code of every view for every place it is nested in: the same widget was 196 KB of
//! brotli with it, and 128 KB without. And it builds static markup through
//! `innerHTML`, which a page with Trusted Types refuses; here nothing can.
//!
//! A method whose name ends in `_of` takes a closure, and runs it again when a signal it read changes.
//! Whatever is made inside an effect belongs to its owner, and goes with it: listeners too.
//! Must not know what is shown.

mod element;
mod list;
mod recycled;
mod rescue;
mod slot;

pub use element::{El, el, svg};
pub use slot::Slot;
