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
/// It is written as a configuration that means the same: each source has its own filled proxy base and
/// its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Config {
    /// Where instances come from; at least one.
    pub sources: Vec<Source>,
    /// How often the console asks.
    pub poll: Poll,
    /// The language, or `None` for that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The colour scheme, or `None` for that of the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Whether a simulator answers, with instances that do not exist. The console says so.
    #[serde(skip_serializing_if = "is_false")]
    pub simulated: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Config {
    /// Makes proxies that are relative to a file or page absolute. `resolve` finds the address that is meant
    /// by such a path, which has a slash at its end.
    pub fn resolve_proxies(&mut self, resolve: impl Fn(&str) -> Option<String>) {
        for source in &mut self.sources {
            source.proxy.resolve(&resolve);
        }
    }

    /// The same but for its looks: what it asks for, and how often.
    #[must_use]
    pub fn without_looks(&self) -> Self {
        Self { locale: None, theme: None, ..self.clone() }
    }
}

/// What a value is as a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The configuration, or every problem that it has; at least one.
    pub config: Result<Config, Vec<Problem>>,
    /// The paths of the fields that mean nothing, or nothing for the service of their source.
    pub unknown: Vec<String>,
}

/// Validates a value.
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
/// [`validate`] needs no more than the names of all other fields: a caller that converts something else
/// into a value need not convert theirs.
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
    // Collected before the first error ends it, so that the problems of all sources are found.
    let sources: Vec<Result<Source, Reported>> = values.iter().enumerate().map(read).collect();
    sources.into_iter().collect()
}
