//! From the file and the command line to a checked configuration.

use std::{net::SocketAddr, path::Path, time::Duration};

use super::{
    Cloud, Config, ConfigError, Credentials, EgressProxy, Timeouts, Token, Upstream, Upstreams,
    ca_file,
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
        // A value that is not Unicode is set all the same, and refused for what it is.
        let variable =
            |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
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
                ConfigError::new("listen", "must be an IP address and port, such as 127.0.0.1:8080")
            })?,
            (None, None) => Self::LISTEN,
        };
        let cloud = cloud(file.upstreams.as_ref(), file.simulator.as_ref(), overrides)?;
        let credentials = credentials(&file, &cloud, &variable)?;
        let is_https = matches!(&cloud, Cloud::Real(upstreams) if upstreams.any_https());
        let egress = if is_https { EgressProxy::read(&variable)? } else { EgressProxy::default() };
        let ca_file = file.upstreams.as_ref().and_then(|upstreams| upstreams.ca_file.as_deref());
        let ca_certificates = ca_file.map(ca_file::read).transpose()?.unwrap_or_default();
        if matches!(credentials, Credentials::Gateway(_)) && !listen.ip().is_loopback() {
            let problem = "must be on this machine (127.0.0.1) while the gateway uses its own \
                           credentials, because anyone who can reach it could use them";
            return Err(ConfigError::new("listen", problem));
        }
        let hosts = hosts(&file.hosts, &credentials)?;
        let default = Timeouts::default();
        let timeouts = Timeouts {
            connect: seconds("connect_seconds", file.timeouts.connect_seconds, default.connect)?,
            answer: seconds("answer_seconds", file.timeouts.answer_seconds, default.answer)?,
        };
        let console = file.console.as_ref().map(console).transpose()?;
        Ok(Self { listen, hosts, cloud, credentials, timeouts, egress, ca_certificates, console })
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
        let problem = "cannot be used together with [upstreams]";
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
        return Err(ConfigError::new("upstreams", "must define apig, roma, or koophone"));
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
        |field| Err(ConfigError::new(field, "requires credentials = \"gateway\" and upstreams"));
    match (file.credentials.unwrap_or(default), cloud) {
        (CredentialsOf::Gateway, Cloud::Real(_)) => {
            Token::read(file, variable).map(Credentials::Gateway)
        }
        _ if file.token_env.is_some() => idle("token_env"),
        _ if file.token_file.is_some() => idle("token_file"),
        (CredentialsOf::Gateway, Cloud::Simulated(_)) => {
            Ok(Credentials::Gateway(Token::simulated()))
        }
        (CredentialsOf::Browser, _) => Ok(Credentials::Browser),
    }
}

fn seconds(name: &str, given: Option<u64>, default: Duration) -> Result<Duration, ConfigError> {
    match given {
        None => Ok(default),
        Some(seconds @ 1..=300) => Ok(Duration::from_secs(seconds)),
        Some(_) => Err(ConfigError::new(format!("timeouts.{name}"), "must be from 1 to 300")),
    }
}
