//! The widget's configuration, which the gateway serves as `/config.json`.

use console_config::{Config, Problem, ProblemKind, ProxyProblem, ServiceName, Source, Validation};
use serde_json::Value;

use super::{Cloud, ConfigError, Region};
use crate::bundle;

/// Validates the table `[console]`, and directs each source's calls to its region.
///
/// An unknown field is an error, because it is likely a typing error.
///
/// # Errors
///
/// Every problem and every unknown field.
pub(super) fn console(table: &Value, cloud: &Cloud) -> Result<Config, ConfigError> {
    let config = validated(table)?;
    match cloud {
        Cloud::Real(upstreams) => in_regions(config, &upstreams.regions),
        Cloud::Simulated(_) => Ok(config),
    }
}

/// Gives each source that this gateway serves the path of its region as its proxy.
fn in_regions(mut config: Config, regions: &[Region]) -> Result<Config, ConfigError> {
    let mut problems = Vec::new();
    for (index, source) in config.sources.iter_mut().enumerate() {
        let is_here = matches!(source.proxy.as_str(), "" | ".");
        let Some(name) = source.region.as_deref().filter(|_| is_here && !regions.is_empty()) else {
            continue;
        };
        if source.service.name() == ServiceName::KooPhone {
            continue;
        }
        if regions.iter().any(|region| region.name == name) {
            source.proxy = source.proxy.with_segment(name);
        } else {
            let field = format!("console.sources[{index}].region");
            problems.push((field, "must be the name of one of [[regions]]".to_owned()));
        }
    }
    if problems.is_empty() { Ok(config) } else { Err(ConfigError::of_all(problems)) }
}

fn validated(table: &Value) -> Result<Config, ConfigError> {
    let Validation { config, unknown } = console_config::validate(table);
    let unknown = unknown.into_iter().map(|path| (path, UNKNOWN.to_owned()));
    // The gateway itself sets `simulated` in `/config.json`.
    let unknown = unknown.chain(
        table
            .get("simulated")
            .map(|_| ("simulated".to_owned(), "can't be set: the gateway sets it".to_owned())),
    );
    let (config, problems) = match config {
        Ok(config) => {
            let problems = unnameable_proxies(&config);
            (Some(config), problems)
        }
        Err(problems) => {
            let problem = |Problem { path, kind }| (path, message(kind));
            (None, problems.into_iter().map(problem).collect())
        }
    };
    let all: Vec<_> = problems
        .into_iter()
        .chain(unknown)
        .map(|(path, message)| (field(&path), message))
        .collect();
    match config {
        Some(config) if all.is_empty() => Ok(config),
        Some(_) | None => Err(ConfigError::of_all(all)),
    }
}

/// The problems of proxies that the page's content security policy cannot name: the browser would block
/// requests to them.
fn unnameable_proxies(config: &Config) -> Vec<(String, String)> {
    let is_unnameable =
        |source: &Source| source.proxy.origin().is_some_and(|origin| !bundle::is_plain(origin));
    let sources = config.sources.iter().enumerate().filter(|(_, source)| is_unnameable(source));
    let problem = "must have a host name or an IPv4 address, because the page's content security \
                   policy can't name other hosts";
    sources.map(|(index, _)| (format!("sources[{index}].proxy"), problem.to_owned())).collect()
}

const UNKNOWN: &str = "unknown field";

/// The field's path in the gateway's file.
fn field(path: &str) -> String {
    let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
    format!("console{dot}{path}")
}

fn message(kind: ProblemKind) -> String {
    let message = match kind {
        ProblemKind::Missing => "is required",
        ProblemKind::NotObject => "must be a table",
        ProblemKind::NotText => "must be a non-empty string",
        ProblemKind::NotBoolean => "must be true or false",
        ProblemKind::NotSources => "must contain at least one source",
        ProblemKind::NotIds => "must be a list of IDs",
        ProblemKind::NotId { longest } => {
            return format!("must be 1 to {longest} letters, digits, hyphens, or underscores");
        }
        ProblemKind::NotSeconds => "must be a whole number of seconds from 1 to 3600",
        ProblemKind::UnknownService => "must be apig, roma, or koophone",
        ProblemKind::UnknownLocale => "must be auto, zh-CN, or en",
        ProblemKind::UnknownTheme => "must be auto, light, or dark",
        ProblemKind::RegionNeeded => "is required, because an address contains {region}",
        ProblemKind::NotConsoleUrl => {
            "must be an https address that contains no placeholders but {project_id}, {region}, and \
             {instance_id}, with only {region} in the host"
        }
        ProblemKind::Proxy(problem) => proxy_message(problem),
        ProblemKind::NotJson { .. }
        | ProblemKind::NotLoaded
        | ProblemKind::ObjectText
        | ProblemKind::BesideConfig
        | ProblemKind::UnknownView
        | ProblemKind::Unreadable => "can't be read",
    };
    message.to_owned()
}

const fn proxy_message(problem: ProxyProblem) -> &'static str {
    match problem {
        ProxyProblem::UnknownPlace => "can only contain the placeholders {service} and {region}",
        ProxyProblem::QueryOrFragment => "must not contain a query string or fragment",
        ProxyProblem::ForbiddenCharacter => "must not contain white space or backslashes",
        ProxyProblem::OtherScheme => "must be an http or https URL, or a path",
        ProxyProblem::Credentials => "must not contain a username or password",
        ProxyProblem::NoHost => "must include a host name",
    }
}
