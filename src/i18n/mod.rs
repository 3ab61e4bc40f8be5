//! Every string that a person reads, in both languages.
//!
//! A constant for each text with its two languages side by side, so that one cannot be forgotten in
//! the other; a file for each part of the page. What the APIs themselves name (statuses, fields) has
//! its words beside it, in `api`.

#![expect(missing_docs, reason = "each text is named for what it says")]

pub mod activity;
pub mod changes;
pub mod checks;
pub mod config;
pub mod detail;
mod error;
pub mod filter;
pub mod follow;
pub mod general;
pub mod news;
mod order;
mod phrase;
pub mod progress;
pub mod report;
pub mod table;
pub mod token;

pub use error::{Advice, advice, advice_of_code, advice_of_kind};
pub use order::{
    column_moved, export_file, move_column, rows_copied, select, selected, sort_hint, sorted_by,
    width_of,
};
pub use phrase::{age, count, elapsed, number, schedule, service_and_source, waiting};

use crate::domain::config::Locale;
