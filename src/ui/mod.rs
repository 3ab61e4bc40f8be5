//! What the person sees: components that render and wire, over an engine and the plain `domain`.
//!
//! Promises that a refresh touches only what changed, and that nothing is shown that was not sent.
//! Must not know who embeds it.

mod activity;
mod address;
mod announce;
mod changed;
mod config_problems;
mod console;
mod context;
mod detail;
pub mod dom;
pub mod engine;
mod filter;
mod header;
pub mod island;
mod news;
mod notices;
mod part;
pub mod reactive;
mod report;
mod schedule_panel;
mod stale;
mod stored;
mod summary;
mod table;
mod token_form;
mod unreadable;

pub use self::{
    address::follow_address, config_problems::config_problems, console::console, context::Ui,
};
