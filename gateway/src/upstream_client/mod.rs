//! The HTTP client for everything that the gateway calls: the upstreams, and IAM.
//!
//! It knows no calls and no credentials.

pub(crate) mod answer_body;
mod client;
mod connection;
mod connector;
pub(crate) mod failure;
mod tls;

use std::io;

pub(crate) use self::client::UpstreamClient;
use self::connector::Connector;
use crate::config::Config;

impl UpstreamClient {
    /// Prepares the connections; none is made yet.
    ///
    /// # Errors
    ///
    /// When an upstream is https and there are no certificates to check it with.
    pub(crate) fn new(config: &Config) -> io::Result<Self> {
        let tls = tls::client_config(config.is_https(), &config.ca_certificates)?;
        let connector = Connector::new(tls, config.egress.clone(), config.timeouts.connect);
        Ok(Self::with(connector))
    }
}
