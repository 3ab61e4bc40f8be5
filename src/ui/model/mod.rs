//! What the views show, computed without Leptos and without a browser, so that it is tested natively.

pub mod address;
pub mod announcer;
pub mod attempts;
pub mod bar;
pub mod changes;
pub mod columns;
pub mod compare;
pub mod config;
pub mod export;
pub mod filter;
pub mod fleet;
pub mod followed;
pub mod incidents;
pub mod key;
pub mod keyed;
pub mod redact;
pub mod report;
pub mod rhythm;
pub mod selection;
mod sort;
pub mod step;
pub mod view;
