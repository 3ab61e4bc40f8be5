//! The fixed addresses that calls are passed on to.

use std::net::IpAddr;

use axum::http::Uri;
use console_config::ServiceName;

use super::ConfigError;

/// The upstream of each service; a service without one is not passed on.
#[derive(Clone, Debug, Default)]
pub struct Upstreams {
    /// Dedicated API gateways.
    pub apig: Option<Upstream>,
    /// Cloud phones.
    pub koophone: Option<Upstream>,
    /// ROMA Connect.
    pub roma: Option<Upstream>,
}

/// The origin of an upstream: a scheme, a host, perhaps a port, and nothing else.
#[derive(Clone, Debug)]
pub struct Upstream {
    origin: String,
    https: bool,
}

impl Upstreams {
    pub(crate) fn of(&self, service: ServiceName) -> Option<&Upstream> {
        match service {
            ServiceName::Apig => self.apig.as_ref(),
            ServiceName::KooPhone => self.koophone.as_ref(),
            ServiceName::Roma => self.roma.as_ref(),
        }
    }

    pub(crate) fn any_https(&self) -> bool {
        self.all().any(|upstream| upstream.https)
    }

    /// The address of each upstream.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Uri> {
        self.all().filter_map(|upstream| upstream.target("/"))
    }

    fn all(&self) -> impl Iterator<Item = &Upstream> {
        [&self.apig, &self.koophone, &self.roma].into_iter().flatten()
    }
}

impl Upstream {
    /// Reads an address such as `https://apig.cn-north-4.myhuaweicloud.com`.
    ///
    /// # Errors
    ///
    /// When it is not https, or http on this machine; or when it has more than an origin has.
    pub fn parse(field: &str, text: &str) -> Result<Self, ConfigError> {
        let fail = |problem: &str| Err(ConfigError::new(field, problem));
        let Ok(uri) = text.parse::<Uri>() else {
            return fail("must be a URL such as https://apig.cn-north-4.myhuaweicloud.com");
        };
        let Some(authority) = uri.authority() else {
            return fail("must start with https:// and include a host name");
        };
        if authority.as_str().contains('@') {
            return fail("must not contain a username or password");
        }
        if uri.path() != "/" || uri.query().is_some() || text.contains(['?', '#']) {
            return fail("must contain only a scheme, host, and port");
        }
        match uri.scheme_str() {
            Some("https") => Ok(Self { origin: format!("https://{authority}"), https: true }),
            Some("http") if is_loopback(authority.host()) => {
                Ok(Self { origin: format!("http://{authority}"), https: false })
            }
            _ => fail("must use https, or http on this machine (127.0.0.1)"),
        }
    }

    /// The address of a path and query, which begin with a slash, on this upstream.
    pub(crate) fn target(&self, path_and_query: &str) -> Option<Uri> {
        format!("{}{path_and_query}", self.origin).parse().ok()
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
