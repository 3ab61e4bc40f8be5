//! The five documented calls as values: requests to send, and decoders for what comes back.
//!
//! Promises that every answer becomes either a domain value that keeps what was sent, unknown
//! words and numbers included, or an [`Error`] that says what can be done about it.
//! Must not know the browser, the clock, or who sends a request and when.
//!
//! The calls are one list, [`ApiCall`]; each service has a file or folder of its own with its requests,
//! the answers as its document writes them, and the types that they become. One function reads all bodies:
//! first strictly, then after repair, and of a list that is still broken row by row. Fields are read
//! leniently.
//!
//! | call | request | decoder |
//! |---|---|---|
//! | APIG: list of dedicated instances | [`apig::list_instances`] | [`apig::list::decode_page`] |
//! | APIG: one instance's detail | [`apig::show_instance`] | [`apig::detail::decode_detail`] |
//! | APIG: creation progress | [`apig::show_progress`] | [`apig::progress::decode_creation`] |
//! | ROMA Connect: creation process | [`roma::show_process`] | [`roma::decode_process`] |
//! | KooPhone: preparation progress | [`koophone::show_preparation`] | [`koophone::decode_preparation`] |
//!
//! A sixth call of one of the services needs: a file here for its request and answer, `call.rs` (its variant
//! and its decoder), `domain/key.rs` (its poll), `domain/creation_polls.rs` (when it is polled),
//! `state/store.rs` and `state/engine/job.rs` (where its answer goes), `i18n/checks.rs` and `i18n/report.rs`
//! (its name), a component that shows it, and `gateway/src/routes.rs`. A fourth service also needs
//! `field/table.rs`, `classify.rs`, its states and codes in `i18n`, and its kind of source in
//! `console-config`.

mod answer;
pub mod apig;
mod body;
mod call;
pub mod classify;
mod decimal;
pub mod error;
pub mod field;
pub mod invisible;
mod iso8601;
pub mod json_text;
pub mod koophone;
mod lenient;
pub mod maintenance;
pub mod phase;
pub mod problem;
mod repair;
pub mod request;
pub mod retry_after;
pub mod roma;
mod sent;
mod severity;
pub mod time;
pub mod zones;

pub use console_config::ServiceName;

pub use answer::{Answer, Headers};
pub use apig::{
    detail::Detail,
    instance::{Charging, Instance},
    list::{Page, UnreadableRow},
    progress::Creation,
    status::{self, Status},
};
pub use body::Decoded;
pub use call::{Answered, ApiCall};
pub use error::{Error, ErrorParts, Kind};
pub use field::{Field, FieldCode, Group, Value};
pub use koophone::{Preparation, PrepareState};
pub use phase::{Failure, Phase};
pub use problem::Problem;
pub use repair::readable_text;
pub use request::{Method, Request};
pub use retry_after::RetryAfter;
pub use roma::{Process, RomaCode, RomaStatus, SubService};
pub use sent::SentObject;
pub use severity::Severity;
pub use time::{Moment, Timestamp};
