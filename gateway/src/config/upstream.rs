//! The fixed addresses that calls are passed on to.

use std::net::IpAddr;

use axum::http::Uri;

use super::{ConfigError, Credentials};

/// The upstream of each service; calls of a service without one are not passed on.
#[derive(Clone, Debug, Default)]
pub struct Upstreams {
    /// Dedicated API gateways.
    pub apig: Option<Upstream>,
    /// Cloud phones.
    pub koophone: Option<Upstream>,
    /// ROMA Connect.
    pub roma: Option<Upstream>,
    /// The upstreams that are reached under the name of a region. Those of the first region are also `apig`
    /// and `roma` above.
    pub regions: Vec<Region>,
}

/// The upstreams of a region, reached under `/NAME`.
#[derive(Clone, Debug)]
pub struct Region {
    /// The region's name, such as `cn-north-4`.
    pub name: String,
    /// Dedicated API gateways.
    pub apig: Upstream,
    /// ROMA Connect.
    pub roma: Upstream,
}

/// The origin of an upstream: a scheme, a host, perhaps a port, and nothing else.
#[derive(Clone, Debug)]
pub struct Upstream {
    origin: String,
    https: bool,
    /// The credentials of its calls; `None` for those of the whole configuration.
    pub(crate) credentials: Option<Credentials>,
}

impl Upstreams {
    pub(crate) fn any_https(&self) -> bool {
        self.all().any(|upstream| upstream.https)
    }

    /// The address of each upstream.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Uri> {
        self.all().filter_map(|upstream| upstream.target("/"))
    }

    fn all(&self) -> impl Iterator<Item = &Upstream> {
        let unprefixed = [&self.apig, &self.koophone, &self.roma].into_iter().flatten();
        unprefixed.chain(self.regions.iter().flat_map(|region| [&region.apig, &region.roma]))
    }

    /// Whether some upstream has no credentials of its own.
    pub(super) fn uses_default(&self) -> bool {
        self.all().any(|upstream| upstream.credentials.is_none())
    }

    /// The credentials of the upstreams that have their own.
    pub(crate) fn credentials(&self) -> impl Iterator<Item = &Credentials> {
        self.all().filter_map(|upstream| upstream.credentials.as_ref())
    }
}

impl Upstream {
    /// Reads an address such as `https://apig.cn-north-4.myhuaweicloud.com`.
    ///
    /// # Errors
    ///
    /// When the address is not https, or http on this machine; or when it has more than an origin has.
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
            Some("https") => Ok(Self::new(format!("https://{authority}"), true)),
            Some("http") if is_loopback(authority.host()) => {
                Ok(Self::new(format!("http://{authority}"), false))
            }
            _ => fail("must use https, or http on this machine (127.0.0.1)"),
        }
    }

    /// The address that a service has in a region.
    ///
    /// # Errors
    ///
    /// When the region's name is not one that a host can have.
    pub fn of_region(service: &str, region: &str) -> Result<Self, ConfigError> {
        // The only region with another top-level domain.
        let domain = if region == "eu-west-101" { "eu" } else { "com" };
        let address = format!("https://{service}.{region}.myhuaweicloud.{domain}");
        Self::parse(service, &address)
    }

    /// The one address of cloud phones, which are in no region.
    pub(super) fn of_koophone() -> Self {
        Self::new("https://koophone.myhuaweicloud.com".to_owned(), true)
    }

    const fn new(origin: String, https: bool) -> Self {
        Self { origin, https, credentials: None }
    }

    /// The same upstream, with credentials of its own.
    #[must_use]
    pub fn with(self, credentials: Credentials) -> Self {
        Self { credentials: Some(credentials), ..self }
    }

    /// Whether calls to both have the same address and the same credentials.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.origin == other.origin
            && match (&self.credentials, &other.credentials) {
                (Some(one), Some(other)) => one.are_same(other),
                (one, other) => one.is_none() && other.is_none(),
            }
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) const fn is_https(&self) -> bool {
        self.https
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
