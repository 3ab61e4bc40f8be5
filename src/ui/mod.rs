//! What the person sees: components that render and wire, over an engine and the plain `domain`.
//!
//! Promises that a refresh touches only what changed, and that nothing is shown that was not sent.
//! Must not know who embeds it.

mod changed;
mod activity;
mod config_problems;
mod console;
pub mod dom;
mod header;
mod filter;
pub mod island;
mod notices;
mod part;
pub mod reactive;
mod stale;
mod summary;
mod table;
mod unreadable;

/// What the views that are not components yet import by these names.
mod context {
    pub(super) use crate::state::AppState;
}
mod engine {
    pub(super) use crate::state::{Sent, TokenRequest};
    pub(super) use crate::state::ListState;
}

pub use self::{config_problems::config_problems, console::console};
