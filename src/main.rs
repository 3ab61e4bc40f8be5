//! The wasm module: the library does everything, and the host page's element calls it.

// Nothing runs at the start: without a `main`, the standard library's start code is left out.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
pub use instance_console::element::{Given, Mounted, connect, styles};

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
