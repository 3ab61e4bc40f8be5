//! The file as it is written: every field optional, nothing checked but its type, and of
//! the widget's configuration nothing at all.

use serde::Deserialize;
use serde_json::Value;

use super::ConfigError;
use crate::simulator::Scenario;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) listen: Option<String>,
    pub(super) hosts: Vec<String>,
    pub(super) credentials: Option<CredentialsOf>,
    pub(super) token_env: Option<String>,
    pub(super) token_file: Option<String>,
    pub(super) upstreams: Option<UpstreamsTable>,
    pub(super) timeouts: TimeoutsTable,
    pub(super) simulator: Option<SimulatorTable>,
    pub(super) console: Option<Value>,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum CredentialsOf {
    Browser,
    Gateway,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct UpstreamsTable {
    pub(super) apig: Option<String>,
    pub(super) koophone: Option<String>,
    pub(super) roma: Option<String>,
    pub(super) ca_file: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TimeoutsTable {
    pub(super) connect_seconds: Option<u64>,
    pub(super) answer_seconds: Option<u64>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SimulatorTable {
    pub(super) scenario: Option<Scenario>,
    pub(super) seed: Option<u64>,
    pub(super) instances: Option<usize>,
}

impl File {
    /// Reads TOML; an error names the field, and the line where the text is not TOML at all.
    pub(super) fn parse(text: &str) -> Result<Self, ConfigError> {
        let line = |error: &toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            before.map_or(1, |before| before.matches('\n').count() + 1)
        };
        let document = toml::Deserializer::parse(text)
            .map_err(|error| ConfigError::new(format!("line {}", line(&error)), error.message()))?;
        serde_path_to_error::deserialize(document).map_err(|error| {
            let field = error.path().to_string();
            ConfigError::new(field, error.inner().message())
        })
    }
}
