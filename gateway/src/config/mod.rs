//! The checked configuration, as the rest of the gateway uses it.
//!
//! It is read from one TOML file and the command line; see `gateway.example.toml`.

mod access;
mod ca_file;
mod cache_settings;
mod console;
mod credential;
mod egress;
mod error;
mod file;
mod hosts;
mod listen;
mod read;
mod regions;
mod secret;
mod token;
mod upstream;

use std::{path::PathBuf, time::Duration};

use rustls::pki_types::CertificateDer;

pub use self::{
    access::{Access, Door},
    cache_settings::CacheSettings,
    credential::{AkSk, Credentials, IamPassword, Project},
    egress::EgressProxy,
    error::ConfigError,
    listen::Listen,
    read::Overrides,
    token::Token,
    upstream::{Region, Upstream, Upstreams},
};
pub use crate::token_file::{TokenFile, TokenFileError};
use crate::{clock::Clock, simulator::Plan, token_file::loose_mode_warning};

/// Everything the gateway needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the gateway listens.
    pub listen: Listen,
    /// Where `/healthz`, `/readyz` and `/metrics` are served; nowhere if absent.
    pub operations: Option<Listen>,
    /// Which requests may enter, and what they are shown.
    pub access: Access,
    /// The gateway's names, in lower case, besides its addresses and `localhost`. Without effect while
    /// [`Self::is_for_this_machine`].
    pub hosts: Vec<String>,
    /// What answers the calls.
    pub cloud: Cloud,
    /// The credentials of calls to upstreams that have none of their own.
    pub credentials: Credentials,
    /// How long an upstream may take.
    pub timeouts: Timeouts,
    /// How long answers are kept, and how many calls an upstream gets.
    pub cache: CacheSettings,
    /// The clock of kept answers and remembered trouble.
    pub clock: Clock,
    /// The outgoing proxy on the way to the upstreams.
    pub egress: EgressProxy,
    /// CA certificates that are trusted for upstreams, besides the machine's.
    pub ca_certificates: Vec<CertificateDer<'static>>,
    /// The widget's configuration, served as `/config.json`; while simulating, the scenario's is the default.
    pub console: Option<console_config::Config>,
    /// The files that secrets were read from, besides tokens.
    pub secret_files: Vec<PathBuf>,
}

/// What answers the calls.
#[derive(Clone, Debug)]
pub enum Cloud {
    /// The upstreams of the real cloud.
    Real(Box<Upstreams>),
    /// The simulator.
    Simulated(Plan),
}

/// How long an upstream may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Until a connection is ready: name resolution, TCP, proxy and TLS together.
    pub connect: Duration,
    /// Until the last byte of the answer has come, connecting included.
    pub answer: Duration,
}

impl Config {
    /// The configuration without a file: the simulator with its defaults.
    pub fn simulated() -> Self {
        Self {
            listen: Listen::DEFAULT,
            operations: None,
            access: Access::default(),
            hosts: Vec::new(),
            cloud: Cloud::Simulated(Plan::default()),
            credentials: Credentials::Token(Token::simulated()),
            timeouts: Timeouts::default(),
            cache: CacheSettings::keeping_nothing(),
            clock: Clock::system(),
            egress: EgressProxy::default(),
            ca_certificates: Vec::new(),
            console: None,
            secret_files: Vec::new(),
        }
    }

    /// What is allowed, but not safe: one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        for credentials in self.all_credentials() {
            if let Credentials::Token(Token::File(file)) = credentials {
                warnings.extend(file.warning());
            }
        }
        let loose = self.secret_files.iter().filter_map(|path| loose_mode_warning(path));
        warnings.extend(loose);
        warnings.dedup();
        if let (Some(Door::Open), true, false) =
            (&self.access.door, self.has_own_credentials(), self.listen.is_here())
        {
            warnings.push(format!(
                "access.kind: \"open\" lets everyone who reaches {} use the gateway's own credentials",
                self.listen
            ));
        }
        if self.takes_browsers_tokens() && !self.listen.is_here() {
            warnings.push(format!(
                "listen: {} is reached from other machines, and the browsers' tokens come in the \
                 clear: put a server with TLS in front",
                self.listen
            ));
        }
        warnings
    }

    /// Whether some upstream is called with the gateway's own credentials.
    pub fn has_own_credentials(&self) -> bool {
        self.all_credentials().any(Credentials::are_own)
    }

    /// Whether anything is reached over https, so that certificates are needed.
    pub(crate) fn is_https(&self) -> bool {
        let is_iams = |credentials: &Credentials| matches!(credentials, Credentials::IamPassword(login) if login.iam.is_https());
        let upstreams = match &self.cloud {
            Cloud::Real(upstreams) => upstreams.any_https(),
            Cloud::Simulated(_) => false,
        };
        upstreams || self.all_credentials().any(is_iams)
    }

    /// Whether only pages of this machine are answered: the gateway has credentials of its own, and nothing
    /// says who may enter.
    pub fn is_for_this_machine(&self) -> bool {
        self.has_own_credentials() && self.access.door.is_none()
    }

    fn takes_browsers_tokens(&self) -> bool {
        self.all_credentials().any(|credentials| !credentials.are_own())
    }

    /// The credentials of single upstreams, and the default ones if some upstream uses them.
    fn all_credentials(&self) -> impl Iterator<Item = &Credentials> {
        let (upstreams, is_default_used) = match &self.cloud {
            Cloud::Real(upstreams) => (Some(&**upstreams), upstreams.uses_default()),
            Cloud::Simulated(_) => (None, true),
        };
        let own = upstreams.into_iter().flat_map(Upstreams::credentials);
        own.chain(is_default_used.then_some(&self.credentials))
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(30) }
    }
}
