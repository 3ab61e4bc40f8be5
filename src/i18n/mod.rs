//! Every string that a person reads, in both languages.
//!
//! Each text is a constant with both languages side by side, so that neither can be forgotten; each part of
//! the page has a file. The codes of `api` (statuses, states, fields, errors) are matched exhaustively, so
//! that a code without words does not compile.

#![expect(missing_docs, reason = "each text is named for what it says")]

pub mod activity;
mod badge;
mod card_summary;
pub mod changes;
pub mod checks;
pub mod config;
pub mod detail;
mod error;
mod fields;
pub mod filter;
pub mod follow;
pub mod general;
mod order;
mod phrase;
pub mod progress;
pub mod report;
mod states;
mod strip;
pub mod table;
mod text;
pub mod token;

pub use badge::BadgeText;
pub use card_summary::{BesideBadge, CardSummary};
pub use error::{Advice, Subject, advice, advice_about, advice_for_code};
pub use fields::field_text;
pub use follow::title_mark;
pub use order::{
    column_moved, export_file, move_column, rows_copied, select, selected, sort_hint, sorted_by,
    width_of, width_text,
};
pub use phrase::{
    Count, aside, comma, count, elapsed, kept, number, pair, phrases, schedule, sentences,
    service_and_source, waiting,
};
pub use states::{apig_status, prepare_state_text, roma_status_text, status_text, unknown};
pub use strip::{Strip, strip};
pub use text::{I18n, Text};

use crate::domain::config::Locale;
