//! The five documented calls as values: requests to send, and decoders for what comes back.
//!
//! Promises that every answer becomes either a domain value that keeps what was sent, unknown
//! words and numbers included, or an [`Error`] that says what can be done about it.
//! Must not know the browser, the clock, or who sends a request and when.
//!
//! | call | request | decoder |
//! |---|---|---|
//! | APIG: list of dedicated instances | [`request::list_instances`] | [`decode::instances`] |
//! | APIG: one instance's detail | [`request::show_instance`] | [`decode::detail`] |
//! | APIG: creation progress | [`request::show_progress`] | [`decode::progress`] |
//! | ROMA Connect: creation process | [`request::show_process`] | [`decode::process`] |
//! | KooPhone: preparation progress | [`request::show_preparation`] | [`decode::preparation`] |

mod answer;
pub mod call;
pub mod classify;
pub mod decode;
pub mod error;
pub mod field;
mod http_date;
pub mod instance;
pub mod json;
pub mod koophone;
pub mod maintenance;
pub mod paging;
pub mod problem;
pub mod progress;
pub mod request;
pub mod retry_after;
pub mod roma;
pub mod status;
pub mod time;
mod wire;
pub mod zones;

pub use answer::{Answer, Headers};
pub use call::{Api, Call};
pub use error::{Error, ErrorParts, Kind};
pub use field::{Field, FieldCode, Group, Value};
pub use instance::{Charging, Detail, Instance, Page};
pub use json::Json;
pub use koophone::{Preparation, PrepareState};
pub use problem::Problem;
pub use progress::{Creation, Failure, Phase};
pub use request::{Method, Request};
pub use retry_after::RetryAfter;
pub use roma::{Process, RomaCode, RomaStatus, SubService};
pub use status::{Severity, Status};
pub use time::Timestamp;
