//! The whole configuration.

use serde::Serialize;
use serde_json::Value;

use crate::{
    Locale, Poll, Problem, ProblemKind, Source, Theme,
    fields::{Fields, Findings, Reported},
    proxy_base::ProxyTemplate,
};

const TOP_FIELDS: &[&str] = &["proxy", "sources", "poll", "locale", "theme", "simulated"];

/// What the console shows, and how.
///
/// It serializes to a configuration with the same meaning: each source has its own filled proxy base and its
/// label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Config {
    /// Where instances come from; at least one.
    pub sources: Vec<Source>,
    /// How often the console polls.
    pub poll: Poll,
    /// The language, or `None` for that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The colour scheme, or `None` for that of the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// `true` when a simulator answers: the instances do not exist, and the console says so.
    #[serde(skip_serializing_if = "is_false")]
    pub simulated: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Config {
    /// Makes relative proxy bases absolute. `resolve` gets a relative path that ends with a slash, and gives
    /// its absolute address, or `None` to leave the base as it is.
    pub fn resolve_proxies(&mut self, resolve: impl Fn(&str) -> Option<String>) {
        for source in &mut self.sources {
            source.proxy.resolve(&resolve);
        }
    }

    /// The configuration without locale and theme: what is requested, and how often.
    #[must_use]
    pub fn without_looks(&self) -> Self {
        Self { locale: None, theme: None, ..self.clone() }
    }
}

/// The result of [`validate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The configuration, or all its problems, at least one.
    pub config: Result<Config, Vec<Problem>>,
    /// The paths of unknown fields, and of fields that belong to another service than the source's.
    pub unknown: Vec<String>,
}

/// Validates a JSON value as a configuration.
#[must_use]
pub fn validate(value: &Value) -> Validation {
    let mut findings = Findings::default();
    let config = read(value, &mut findings);
    let Findings { problems, unknown } = findings;
    let config = match config {
        Ok(config) if problems.is_empty() => Ok(config),
        Ok(_) | Err(Reported) => Err(problems),
    };
    Validation { config, unknown }
}

/// Reads the text of a JSON file, with or without a byte order mark.
///
/// # Errors
/// [`ProblemKind::NotJson`].
pub fn parse_json(text: &[u8]) -> Result<Value, Problem> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    serde_json::from_slice(text).map_err(|error| Problem {
        path: String::new(),
        kind: ProblemKind::NotJson { line: error.line(), column: error.column() },
    })
}

/// Whether some object of a configuration has a field of this name.
///
/// [`validate`] reads only the names of all other fields: a caller that converts something else into a JSON
/// value can leave their values out.
#[must_use]
pub fn is_field(name: &str) -> bool {
    [TOP_FIELDS, Source::FIELDS, Poll::FIELDS].iter().any(|fields| fields.contains(&name))
}

fn read(value: &Value, findings: &mut Findings) -> Result<Config, Reported> {
    let fields = Fields::of(String::new(), value, findings)?;
    fields.note_unknown(TOP_FIELDS, findings);
    let proxy = ProxyTemplate::read(&fields, findings);
    let sources = read_sources(&fields, proxy, findings);
    let poll = Poll::read(&fields, findings);
    let locale = Locale::read(&fields, findings);
    let theme = Theme::read(&fields, findings);
    let simulated = fields.boolean("simulated", findings);
    Ok(Config {
        sources: sources?,
        poll: poll?,
        locale: locale?,
        theme: theme?,
        simulated: simulated?,
    })
}

fn read_sources(
    fields: &Fields<'_>,
    proxy: Result<Option<ProxyTemplate<'_>>, Reported>,
    findings: &mut Findings,
) -> Result<Vec<Source>, Reported> {
    let proxy = proxy.map(|proxy| proxy.unwrap_or_else(ProxyTemplate::own_origin));
    let proxy = proxy.as_ref().map_err(|reported| *reported);
    let values = match fields.get("sources") {
        Some(Value::Array(values)) if !values.is_empty() => values,
        Some(_) => return findings.problem("sources", ProblemKind::NotSources),
        None => return findings.problem("sources", ProblemKind::Missing),
    };
    let read = |(index, value)| Source::read(format!("sources[{index}]"), value, proxy, findings);
    // All sources are read before the first error returns, so that the problems of each are found.
    let sources: Vec<Result<Source, Reported>> = values.iter().enumerate().map(read).collect();
    sources.into_iter().collect()
}
