//! The configuration of the instance console, validated alike by the widget and the gateway.
//!
//! [`validate`] takes any JSON value and names every problem and every unknown field by its path, such
//! as `sources[1].project_id`. A derived `Deserialize` would stop at the first problem and would either
//! miss unknown fields or refuse the whole configuration for one.
//!
//! Problems are codes, not words: the widget speaks two languages, the gateway one. What an unknown
//! field means is up to the caller too: the gateway refuses it, the widget warns.
//!
//! Plain code: it builds for `wasm32` and natively, and needs serde and `serde_json` only.

mod config;
mod console_url;
mod fields;
mod id;
mod locale;
mod poll;
mod problem;
mod proxy_base;
mod service;
mod source;
mod theme;
mod token;

pub use config::{Config, Validation, is_field, parse_json, validate};
pub use console_url::ConsoleUrl;
pub use id::{LONGEST_ID, is_id};
pub use locale::Locale;
pub use poll::Poll;
pub use problem::{Problem, ProblemKind, ProxyProblem};
pub use proxy_base::ProxyBase;
pub use service::{Service, ServiceName};
pub use source::Source;
pub use theme::Theme;
pub use token::{LONGEST_TOKEN, TokenProblem, read_token};
