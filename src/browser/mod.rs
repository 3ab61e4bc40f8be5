//! The only code that touches the browser's own services, one file for each of them.
//!
//! Promises that a timer, a listener or a request ends when its handle is dropped, and that in a browser
//! without a service it does nothing rather than fail.
//! Must not know Leptos, or what is shown.

pub mod clipboard;
pub mod clock;
pub mod download;
pub mod fetch;
pub mod focus;
pub mod host;
pub mod intl;
pub mod listener;
pub mod location;
pub mod log;
pub mod notification;
mod options;
pub mod preference;
pub mod row_order;
pub mod scroll;
pub mod size;
pub mod spawn;
pub mod storage;
pub mod timer;
pub mod title;
