//! Every string that a person reads, in both languages.
//!
//! A struct of texts for each language, so that one cannot be forgotten in the other: it would not
//! compile. What the APIs themselves name (statuses, fields) has its words beside it, in `api`.

mod en;
mod error;
mod phrase;
mod zh;

pub use error::{Advice, advice};
pub use phrase::{age, count, elapsed, schedule, service_and_source, waiting};

use super::model::config::Locale;

/// The fixed texts of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named for what it says")]
pub struct Words {
    pub activity: &'static str,
    pub activity_empty: &'static str,
    pub all_sources_failed: &'static str,
    pub bad_config: &'static str,
    pub bad_config_next: &'static str,
    pub charging_by_use: &'static str,
    pub charging_period: &'static str,
    pub checking: &'static str,
    pub clear_filter: &'static str,
    pub close: &'static str,
    pub column_charging: &'static str,
    pub column_created: &'static str,
    pub column_eip: &'static str,
    pub column_enterprise: &'static str,
    pub column_name: &'static str,
    pub column_source: &'static str,
    pub column_spec: &'static str,
    pub column_status: &'static str,
    pub contradiction: &'static str,
    pub copied: &'static str,
    pub copy: &'static str,
    pub copy_failed: &'static str,
    pub data_kept: &'static str,
    pub default_project: &'static str,
    pub deprecated: &'static str,
    pub detail: &'static str,
    pub detail_failed: &'static str,
    pub detail_loading: &'static str,
    pub ended: &'static str,
    pub failed: &'static str,
    pub filter: &'static str,
    pub filter_hint: &'static str,
    pub group_access: &'static str,
    pub group_billing: &'static str,
    pub group_features: &'static str,
    pub group_maintenance: &'static str,
    pub group_network: &'static str,
    pub group_other: &'static str,
    pub group_overview: &'static str,
    pub ignored: &'static str,
    pub instances: &'static str,
    pub job: &'static str,
    pub loading: &'static str,
    pub masked: &'static str,
    pub name_missing: &'static str,
    pub no: &'static str,
    pub no_instances: &'static str,
    pub no_instances_next: &'static str,
    pub no_match: &'static str,
    pub no_match_next: &'static str,
    pub none: &'static str,
    pub pause: &'static str,
    pub progress: &'static str,
    pub ready: &'static str,
    pub refresh: &'static str,
    pub request_id: &'static str,
    pub resume: &'static str,
    pub running: &'static str,
    pub sub_services: &'static str,
    pub token: &'static str,
    pub token_hint: &'static str,
    pub token_refused: &'static str,
    pub token_title: &'static str,
    pub token_use: &'static str,
    pub unknown: &'static str,
    pub unsupported: &'static str,
    pub waiting_turn: &'static str,
    pub who: &'static str,
    pub yes: &'static str,
}

/// The texts of a language.
#[must_use]
pub const fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::Zh => &zh::WORDS,
    }
}
