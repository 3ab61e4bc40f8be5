//! The configuration as the rest of the gateway uses it: checked, with nothing left to doubt.
//!
//! It is read from one TOML file and the command line; see `gateway.example.toml`.

mod ca_file;
mod console;
mod egress;
mod error;
mod file;
mod hosts;
mod read;
mod token;
mod upstream;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::Duration,
};

use rustls::pki_types::CertificateDer;

pub use self::{
    egress::EgressProxy,
    error::ConfigError,
    read::Overrides,
    token::Token,
    upstream::{Upstream, Upstreams},
};
use crate::simulator::Plan;
pub use crate::token_file::{TokenFile, TokenFileError};

/// Everything the gateway needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The names, in lower case, that it has besides its addresses and `localhost`. Without effect
    /// with its own credentials, which only pages of this machine may use.
    pub hosts: Vec<String>,
    /// What answers the calls.
    pub cloud: Cloud,
    /// Whose token they carry.
    pub credentials: Credentials,
    /// How long an upstream may take.
    pub timeouts: Timeouts,
    /// The proxy on the way to the upstreams.
    pub egress: EgressProxy,
    /// Certificates that may sign an upstream's, besides those that the machine trusts.
    pub ca_certificates: Vec<CertificateDer<'static>>,
    /// What `/config.json` says; while simulating, the scenario says it if this does not.
    pub console: Option<console_config::Config>,
}

/// What answers the calls.
#[derive(Clone, Debug)]
pub enum Cloud {
    /// The real one.
    Real(Upstreams),
    /// The simulator.
    Simulated(Plan),
}

/// Whose token the calls carry.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// The browser's `X-Auth-Token`, unchanged.
    Browser,
    /// The gateway's own; the browser's is never passed on.
    Gateway(Token),
}

/// How long an upstream may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Until there is a connection: name, connection, proxy and TLS together.
    pub connect: Duration,
    /// Until the last byte of the answer has come, connecting included.
    pub answer: Duration,
}

impl Config {
    /// The simulator with its defaults, which is what there is without a configuration.
    pub fn simulated() -> Self {
        Self {
            listen: Self::LISTEN,
            hosts: Vec::new(),
            cloud: Cloud::Simulated(Plan::default()),
            credentials: Credentials::Gateway(Token::simulated()),
            timeouts: Timeouts::default(),
            egress: EgressProxy::default(),
            ca_certificates: Vec::new(),
            console: None,
        }
    }

    /// What is allowed, but not safe: one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if let Credentials::Gateway(Token::File(file)) = &self.credentials {
            warnings.extend(file.warning());
        }
        if matches!(self.credentials, Credentials::Browser) && !self.listen.ip().is_loopback() {
            warnings.push(format!(
                "listen: {} is reached from other machines, and the browsers' tokens come in the \
                 clear: put a server with TLS in front",
                self.listen
            ));
        }
        warnings
    }

    /// The address that is listened at when none is given.
    pub const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(30) }
    }
}
