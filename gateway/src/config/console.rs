//! The widget's configuration, which the gateway serves as `/config.json`.

use console_config::{Config, Problem, ProblemKind, ProxyProblem, Source, Validation};
use serde_json::Value;

use super::ConfigError;
use crate::bundle;

/// Validates the table `[console]`; an unknown field is an error, for it is likely a typing error.
///
/// # Errors
///
/// Every problem and every unknown field.
pub(super) fn console(table: &Value) -> Result<Config, ConfigError> {
    let Validation { config, unknown } = console_config::validate(table);
    let unknown = unknown.into_iter().map(|path| (path, UNKNOWN.to_owned()));
    // The gateway knows it, and says it in `/config.json`.
    let unknown =
        unknown.chain(table.get("simulated").map(|_| {
            ("simulated".to_owned(), "cannot be given: the gateway itself knows".to_owned())
        }));
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

/// The proxies that the page's content policy cannot name: the browser would ask them nothing.
fn unnameable_proxies(config: &Config) -> Vec<(String, String)> {
    let is_unnameable =
        |source: &Source| source.proxy.origin().is_some_and(|origin| !bundle::is_plain(origin));
    let sources = config.sources.iter().enumerate().filter(|(_, source)| is_unnameable(source));
    let problem = "must have a host name, or an address of IPv4: the page's content policy can name \
                   no other host";
    sources.map(|(index, _)| (format!("sources[{index}].proxy"), problem.to_owned())).collect()
}

const UNKNOWN: &str = "unknown field, or not a field of this service";

/// The field as it stands in the gateway's file.
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
        ProblemKind::NotSources => "must be a list of at least one source",
        ProblemKind::NotIds => "must be a list of IDs",
        ProblemKind::NotId { longest } => {
            return format!("must be 1 to {longest} letters, digits, hyphens or underscores");
        }
        ProblemKind::NotSeconds => "must be whole seconds from 1 to 3600",
        ProblemKind::UnknownService => "must be apig, roma or koophone",
        ProblemKind::UnknownLocale => "must be auto, en or zh-CN",
        ProblemKind::UnknownTheme => "must be auto, light or dark",
        ProblemKind::RegionNeeded => "is required: the proxy has {region}",
        ProblemKind::Proxy(problem) => proxy_message(problem),
        ProblemKind::NotJson { .. }
        | ProblemKind::NotLoaded
        | ProblemKind::ObjectText
        | ProblemKind::BesideConfig
        | ProblemKind::Unreadable => "cannot be read",
    };
    message.to_owned()
}

const fn proxy_message(problem: ProxyProblem) -> &'static str {
    match problem {
        ProxyProblem::UnknownPlace => "must have no places other than {service} and {region}",
        ProxyProblem::QueryOrFragment => "must have neither a query nor a fragment",
        ProxyProblem::ForbiddenCharacter => "must have no white space and no backslash",
        ProxyProblem::OtherScheme => "must be a path or an http or https address",
        ProxyProblem::Credentials => "must have no user name and no password",
        ProxyProblem::NoHost => "must name a host",
    }
}
