//! The file as it is written: nothing is checked but types, and of the table `[console]` not even those.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::ConfigError;
use crate::simulator::Scenario;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) listen: Option<String>,
    pub(super) socket_mode: Option<String>,
    pub(super) hosts: Vec<String>,
    pub(super) access: AccessTable,
    pub(super) credentials: Option<String>,
    pub(super) token_env: Option<String>,
    pub(super) token_file: Option<String>,
    pub(super) credential: BTreeMap<String, CredentialTable>,
    pub(super) regions: Vec<RegionTable>,
    pub(super) upstreams: Option<UpstreamsTable>,
    pub(super) timeouts: TimeoutsTable,
    pub(super) cache: CacheTable,
    pub(super) limits: LimitsTable,
    pub(super) operations: OperationsTable,
    pub(super) simulator: Option<SimulatorTable>,
    pub(super) console: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct AccessTable {
    pub(super) kind: Option<DoorOf>,
    pub(super) bearer_sha256: Vec<String>,
    pub(super) header: Option<String>,
    pub(super) secret_env: Option<String>,
    pub(super) secret_file: Option<String>,
    pub(super) origins: Vec<String>,
    pub(super) projects: Vec<String>,
    pub(super) users: Vec<String>,
    pub(super) instances: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DoorOf {
    Bearer,
    Open,
    SecretHeader,
    Socket,
}

/// One table `[credential.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(super) enum CredentialTable {
    AkSk(AkSkTable),
    IamPassword(IamPasswordTable),
    Token(TokenTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AkSkTable {
    pub(super) access_key: String,
    pub(super) secret_key_env: Option<String>,
    pub(super) secret_key_file: Option<String>,
    pub(super) security_token_env: Option<String>,
    pub(super) security_token_file: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IamPasswordTable {
    pub(super) user: String,
    pub(super) domain: String,
    pub(super) password_env: Option<String>,
    pub(super) password_file: Option<String>,
    pub(super) project: Option<String>,
    pub(super) project_id: Option<String>,
    pub(super) iam: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TokenTable {
    pub(super) token_env: Option<String>,
    pub(super) token_file: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RegionTable {
    pub(super) name: String,
    pub(super) credentials: Option<String>,
    pub(super) apig: Option<UpstreamField>,
    pub(super) roma: Option<UpstreamField>,
}

/// An upstream: its address, or a table of address and credentials.
#[derive(Debug, Deserialize)]
#[serde(expecting = "must be an address, or a table of `address` and `credentials`", untagged)]
pub(super) enum UpstreamField {
    Address(String),
    Table(UpstreamTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UpstreamTable {
    pub(super) address: Option<String>,
    pub(super) credentials: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct UpstreamsTable {
    pub(super) apig: Option<UpstreamField>,
    pub(super) koophone: Option<UpstreamField>,
    pub(super) roma: Option<UpstreamField>,
    pub(super) ca_file: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TimeoutsTable {
    pub(super) connect_seconds: Option<u64>,
    pub(super) answer_seconds: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OperationsTable {
    pub(super) listen: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CacheTable {
    pub(super) progress_seconds: Option<u64>,
    pub(super) lists_seconds: Option<u64>,
    pub(super) remembers_trouble: Option<bool>,
    pub(super) megabytes: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LimitsTable {
    pub(super) calls_at_once: Option<usize>,
    pub(super) calls_waiting: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SimulatorTable {
    pub(super) scenario: Option<Scenario>,
    pub(super) seed: Option<u64>,
    pub(super) instances: Option<usize>,
}

impl UpstreamField {
    pub(super) fn address(&self) -> Option<&str> {
        match self {
            Self::Address(address) => Some(address),
            Self::Table(table) => table.address.as_deref(),
        }
    }

    pub(super) fn credentials(&self) -> Option<&str> {
        match self {
            Self::Address(_) => None,
            Self::Table(table) => table.credentials.as_deref(),
        }
    }
}

/// A message of serde in the words of an operator, where they are known.
fn in_words(message: &str) -> String {
    let wrong =
        message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = wrong.and_then(|it| it.rsplit_once(", expected ")) {
        let is_text = found.starts_with("string ");
        let words = match expected {
            "u64" | "usize" if is_text => "must be a whole number, without quotation marks",
            "u64" | "usize" => "must be a whole number that is not negative",
            "a boolean" if is_text => "must be true or false, without quotation marks",
            "a boolean" => "must be true or false",
            "a string" => "must be a text in quotation marks",
            "a sequence" => "must be a list",
            _ => message,
        };
        return words.to_owned();
    }
    let unknown = message.strip_prefix("unknown field `").and_then(|it| it.split_once('`'));
    match unknown {
        Some((name, others)) if others.contains(&format!("`{name}_env`")) => {
            format!("secrets can't be in this file: use {name}_env or {name}_file")
        }
        _ => message.to_owned(),
    }
}

impl File {
    /// Parses TOML. An error names the field, or the line where the text is not TOML.
    pub(super) fn parse(text: &str) -> Result<Self, ConfigError> {
        let line = |error: &toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            before.map_or(1, |before| before.matches('\n').count() + 1)
        };
        let document = toml::Deserializer::parse(text)
            .map_err(|error| ConfigError::new(format!("line {}", line(&error)), error.message()))?;
        serde_path_to_error::deserialize(document).map_err(|error| {
            let field = error.path().to_string();
            ConfigError::new(field, in_words(error.inner().message()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(File::parse(text).unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_value_of_the_wrong_type_is_explained_without_the_types_of_rust() {
        check(
            "[limits]\ncalls_at_once = \"32\"",
            "limits.calls_at_once: must be a whole number, without quotation marks",
        );
        check(
            "[simulator]\nseed = -1",
            "simulator.seed: must be a whole number that is not negative",
        );
        check("[cache]\nremembers_trouble = 1", "cache.remembers_trouble: must be true or false");
        check("listen = 8080", "listen: must be a text in quotation marks");
        check("hosts = \"a\"", "hosts: must be a list");
    }

    #[test]
    fn a_secret_in_the_file_is_told_where_it_belongs_and_not_repeated() {
        let user = "kind = \"iam-password\"\nuser = \"u\"\ndomain = \"d\"\npassword = \"hidden\"";
        check(
            &format!("[credential.a]\n{user}"),
            "credential.a: secrets can't be in this file: use password_env or password_file",
        );
        check(
            "token = \"hidden\"",
            "token: secrets can't be in this file: use token_env or token_file",
        );
    }
}
