//! From the file and the command line to a checked configuration.

use std::{net::SocketAddr, path::Path, time::Duration};

use axum::http::HeaderValue;

use super::{
    Cloud, Config, ConfigError, Credentials, Timeouts, Token, Upstream, Upstreams,
    console::console,
    file::{CredentialsOf, File, SimulatorTable, UpstreamsTable},
    hosts::hosts,
};
use crate::simulator::{Plan, Scenario};

/// What the command line says; it counts more than the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Overrides {
    /// Where to listen.
    pub listen: Option<SocketAddr>,
    /// What the simulator contains.
    pub scenario: Option<Scenario>,
    /// What its identifiers follow from.
    pub seed: Option<u64>,
    /// How many instances `large` has.
    pub instances: Option<usize>,
}

impl Config {
    /// Reads the file, if there is one, and the environment variable that it may name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or the first field that is wrong, or every wrong field of
    /// `[console]`.
    pub fn load(path: Option<&Path>, overrides: Overrides) -> Result<Self, ConfigError> {
        let text = match path {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|error| ConfigError::new("", error.to_string()).in_file(Some(path)))?,
            None => String::new(),
        };
        let variable = |name: &str| std::env::var(name).ok();
        Self::parse(&text, overrides, variable).map_err(|error| error.in_file(path))
    }

    /// Reads the text of a file, with the environment variables passed in.
    ///
    /// # Errors
    ///
    /// The first field that is wrong, or every wrong field of `[console]`.
    pub fn parse(
        text: &str,
        overrides: Overrides,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let file = File::parse(text)?;
        let listen = match (overrides.listen, &file.listen) {
            (Some(listen), _) => listen,
            (None, Some(listen)) => listen.parse().map_err(|_| {
                ConfigError::new("listen", "must be an address and a port such as 127.0.0.1:8080")
            })?,
            (None, None) => Self::LISTEN,
        };
        let cloud = cloud(file.upstreams.as_ref(), file.simulator.as_ref(), overrides)?;
        let credentials = credentials(&file, &cloud, variable)?;
        if matches!(credentials, Credentials::Gateway(_)) && !listen.ip().is_loopback() {
            let problem = "must be on this machine (127.0.0.1) while the gateway uses its own \
                           credentials: whoever reaches it could use them";
            return Err(ConfigError::new("listen", problem));
        }
        let hosts = hosts(&file.hosts, &credentials)?;
        let default = Timeouts::default();
        let timeouts = Timeouts {
            connect: seconds("connect_seconds", file.timeouts.connect_seconds, default.connect)?,
            answer: seconds("answer_seconds", file.timeouts.answer_seconds, default.answer)?,
        };
        let console = file.console.as_ref().map(console).transpose()?;
        Ok(Self { listen, hosts, cloud, credentials, timeouts, console })
    }
}

fn cloud(
    upstreams: Option<&UpstreamsTable>,
    simulator: Option<&SimulatorTable>,
    overrides: Overrides,
) -> Result<Cloud, ConfigError> {
    let Overrides { listen: _, scenario, seed, instances } = overrides;
    let Some(table) = upstreams else {
        return plan(simulator, overrides).map(Cloud::Simulated);
    };
    if simulator.is_some() || scenario.is_some() || seed.is_some() || instances.is_some() {
        let problem = "cannot be simulated and passed on to upstreams at the same time";
        return Err(ConfigError::new("simulator", problem));
    }
    let upstream = |name: &str, address: &Option<String>| {
        let parse = |address| Upstream::parse(&format!("upstreams.{name}"), address);
        address.as_deref().map(parse).transpose()
    };
    let upstreams = Upstreams {
        apig: upstream("apig", &table.apig)?,
        koophone: upstream("koophone", &table.koophone)?,
        roma: upstream("roma", &table.roma)?,
    };
    if upstreams.apig.is_none() && upstreams.koophone.is_none() && upstreams.roma.is_none() {
        return Err(ConfigError::new("upstreams", "must name apig, roma or koophone"));
    }
    Ok(Cloud::Real(upstreams))
}

fn plan(simulator: Option<&SimulatorTable>, overrides: Overrides) -> Result<Plan, ConfigError> {
    let default = Plan::default();
    let table = simulator.copied().unwrap_or_default();
    let plan = Plan {
        scenario: overrides.scenario.or(table.scenario).unwrap_or(default.scenario),
        seed: overrides.seed.or(table.seed).unwrap_or(default.seed),
        instances: overrides.instances.or(table.instances).unwrap_or(default.instances),
    };
    if !Plan::INSTANCES.contains(&plan.instances) {
        let (least, most) = (Plan::INSTANCES.start(), Plan::INSTANCES.end());
        let problem = format!("must be from {least} to {most}");
        return Err(ConfigError::new("simulator.instances", problem));
    }
    Ok(plan)
}

fn credentials(
    file: &File,
    cloud: &Cloud,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Credentials, ConfigError> {
    let default = match cloud {
        Cloud::Real(_) => CredentialsOf::Browser,
        Cloud::Simulated(_) => CredentialsOf::Gateway,
    };
    let idle =
        |field| Err(ConfigError::new(field, "needs credentials = \"gateway\" and upstreams"));
    match (file.credentials.unwrap_or(default), cloud) {
        (CredentialsOf::Gateway, Cloud::Real(_)) => token(file, variable).map(Credentials::Gateway),
        _ if file.token_env.is_some() => idle("token_env"),
        _ if file.token_file.is_some() => idle("token_file"),
        (CredentialsOf::Gateway, Cloud::Simulated(_)) => {
            Ok(Credentials::Gateway(Token::simulated()))
        }
        (CredentialsOf::Browser, _) => Ok(Credentials::Browser),
    }
}

/// The gateway's own token, which must be there from the start.
fn token(file: &File, variable: impl Fn(&str) -> Option<String>) -> Result<Token, ConfigError> {
    let fail = |field: &str, problem: String| ConfigError::new(field, problem);
    match (&file.token_env, &file.token_file) {
        (Some(name), None) => {
            let text =
                variable(name).ok_or_else(|| fail("token_env", format!("{name} is not set")))?;
            let token = token_value(&text);
            token
                .map(Token::Fixed)
                .ok_or_else(|| fail("token_env", format!("{name} holds no token")))
        }
        (None, Some(path)) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| fail("token_file", format!("{path}: {error}")))?;
            let token = token_value(&text).map(|_| Token::File(path.into()));
            token.ok_or_else(|| fail("token_file", format!("{path} holds no token")))
        }
        (None, None) => {
            Err(fail("credentials", "\"gateway\" needs token_env or token_file".to_owned()))
        }
        (Some(_), Some(_)) => {
            Err(fail("token_file", "cannot be given together with token_env".to_owned()))
        }
    }
}

/// A token as a header carries it, marked so that nothing prints it.
pub(crate) fn token_value(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text.trim()).ok()?;
    value.set_sensitive(true);
    (!value.is_empty()).then_some(value)
}

fn seconds(name: &str, given: Option<u64>, default: Duration) -> Result<Duration, ConfigError> {
    match given {
        None => Ok(default),
        Some(seconds @ 1..=300) => Ok(Duration::from_secs(seconds)),
        Some(_) => Err(ConfigError::new(format!("timeouts.{name}"), "must be from 1 to 300")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_trimmed_and_never_printed() {
        let token = token_value(" token\n").unwrap();
        assert_eq!((token.as_bytes(), format!("{token:?}")), (&b"token"[..], "Sensitive".into()));
        assert_eq!(token_value("two\nlines"), None);
        assert_eq!(token_value(" \n"), None);
    }
}
