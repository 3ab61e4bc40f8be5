//! Reads the file and the command line into a checked configuration.

use std::{path::Path, time::Duration};

use super::{
    Access, CacheSettings, Cloud, Config, ConfigError, Credentials, EgressProxy, Listen, Timeouts,
    Token,
    access::access,
    ca_file,
    console::console,
    credential::Named,
    file::{File, SimulatorTable},
    hosts::hosts,
    regions::upstreams,
};
use crate::{
    clock::Clock,
    simulator::{Plan, Scenario},
};

/// The options of the command line, which override the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Where to listen.
    pub listen: Option<Listen>,
    /// What the simulator contains.
    pub scenario: Option<Scenario>,
    /// The seed of the simulator's identifiers and dates.
    pub seed: Option<u64>,
    /// How many instances the scenario `large` has.
    pub instances: Option<usize>,
}

impl Config {
    /// Reads the file, if there is one, and the environment variables and secret files that it names.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or the first field that is wrong, or every wrong field of
    /// `[console]`.
    pub fn load(path: Option<&Path>, overrides: &Overrides) -> Result<Self, ConfigError> {
        let text = match path {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|error| ConfigError::new("", error.to_string()).in_file(Some(path)))?,
            None => String::new(),
        };
        // A value that is not Unicode counts as set: it is refused as invalid, not as absent.
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
        overrides: &Overrides,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let file = File::parse(text)?;
        let listen = match (&overrides.listen, &file.listen) {
            (Some(listen), _) => listen.clone(),
            (None, Some(listen)) => {
                listen.parse().map_err(|problem: String| ConfigError::new("listen", problem))?
            }
            (None, None) => Listen::DEFAULT,
        };
        let listen = listen.with_mode(file.socket_mode.as_deref())?;
        let mut named = Named::new(&file, &variable);
        let cloud = cloud(&file, &mut named, overrides)?;
        let credentials = credentials(&file, &cloud, &mut named)?;
        named.check_all_taken()?;
        let secret_files = named.secret_files;
        let ca_file = file.upstreams.as_ref().and_then(|upstreams| upstreams.ca_file.as_deref());
        let ca_certificates = ca_file.map(ca_file::read).transpose()?.unwrap_or_default();
        let console = file.console.as_ref().map(|table| console(table, &cloud)).transpose()?;
        let default = Timeouts::default();
        let timeouts = Timeouts {
            connect: seconds("connect_seconds", file.timeouts.connect_seconds, default.connect)?,
            answer: seconds("answer_seconds", file.timeouts.answer_seconds, default.answer)?,
        };
        let operations = file.operations.listen.as_deref().map(str::parse).transpose();
        let operations =
            operations.map_err(|problem: String| ConfigError::new("operations.listen", problem))?;
        let default = match &cloud {
            Cloud::Real(_) => CacheSettings::default(),
            Cloud::Simulated(_) => CacheSettings::keeping_nothing(),
        };
        let cache = CacheSettings::read(&file.cache, &file.limits, default)?;
        let config = Self {
            listen,
            operations,
            access: Access::default(),
            hosts: Vec::new(),
            cloud,
            credentials,
            timeouts,
            cache,
            clock: Clock::system(),
            egress: EgressProxy::default(),
            ca_certificates,
            console,
            secret_files,
        };
        let is_https = config.is_https();
        let egress = if is_https { EgressProxy::read(&variable)? } else { EgressProxy::default() };
        let is_real = matches!(config.cloud, Cloud::Real(_));
        let is_required = is_real && config.has_own_credentials();
        let access = access(&file.access, &config.listen, is_required, &variable)?;
        let config = Self { access, egress, ..config };
        let is_for_this_machine = config.is_for_this_machine();
        if is_for_this_machine && !config.listen.is_here() {
            let problem = "must be on this machine (127.0.0.1) while the gateway uses its own \
                           credentials, and access.kind does not say who may enter";
            return Err(ConfigError::new("listen", problem));
        }
        Ok(Self { hosts: hosts(&file.hosts, is_for_this_machine)?, ..config })
    }
}

fn cloud(
    file: &File,
    named: &mut Named<'_, impl Fn(&str) -> Option<String>>,
    overrides: &Overrides,
) -> Result<Cloud, ConfigError> {
    let Overrides { listen: _, scenario, seed, instances } = *overrides;
    let Some(upstreams) = upstreams(file, named)? else {
        return plan(file.simulator.as_ref(), overrides).map(Cloud::Simulated);
    };
    let is_simulated = file.simulator.is_some();
    if is_simulated || scenario.is_some() || seed.is_some() || instances.is_some() {
        let problem = "cannot be used together with [upstreams]";
        return Err(ConfigError::new("simulator", problem));
    }
    Ok(Cloud::Real(Box::new(upstreams)))
}

fn plan(simulator: Option<&SimulatorTable>, overrides: &Overrides) -> Result<Plan, ConfigError> {
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
    named: &mut Named<'_, impl Fn(&str) -> Option<String>>,
) -> Result<Credentials, ConfigError> {
    let idle =
        |field| Err(ConfigError::new(field, "requires credentials = \"gateway\" and upstreams"));
    let name = file.credentials.as_deref();
    match cloud {
        _ if name != Some("gateway") && file.token_env.is_some() => idle("token_env"),
        _ if name != Some("gateway") && file.token_file.is_some() => idle("token_file"),
        Cloud::Real(upstreams) => match name {
            Some(name) if upstreams.uses_default() => {
                let region = upstreams.regions.first().map(|region| region.name.as_str());
                named.get("credentials", name, region)
            }
            // Without a name, calls carry the browser's token. With one, each upstream has its own
            // credentials here.
            Some(_) | None => Ok(Credentials::Browser),
        },
        Cloud::Simulated(_) => match name {
            Some("browser") => Ok(Credentials::Browser),
            _ if file.token_env.is_some() => idle("token_env"),
            _ if file.token_file.is_some() => idle("token_file"),
            Some("gateway") | None => Ok(Credentials::Token(Token::simulated())),
            Some(_) => {
                let problem = "must be \"browser\" or \"gateway\" while simulating";
                Err(ConfigError::new("credentials", problem))
            }
        },
    }
}

fn seconds(name: &str, given: Option<u64>, default: Duration) -> Result<Duration, ConfigError> {
    match given {
        None => Ok(default),
        Some(seconds @ 1..=300) => Ok(Duration::from_secs(seconds)),
        Some(_) => Err(ConfigError::new(format!("timeouts.{name}"), "must be from 1 to 300")),
    }
}
