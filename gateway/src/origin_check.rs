//! Which hosts and pages may use the gateway: its own credentials and its simulator are for its own pages.
//!
//! Nothing here knows routes or does I/O.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue, Uri, header, uri::Authority};

use crate::gateway_error::GatewayError;

/// Refuses a target that includes a host: only a forward proxy gets those.
///
/// # Errors
///
/// [`GatewayError::BadRequest`].
pub(crate) fn check_target(target: &Uri) -> Result<(), GatewayError> {
    match target.authority() {
        None => Ok(()),
        Some(_) => Err(GatewayError::BadRequest("the request target must be a path".to_owned())),
    }
}

/// Which hosts a request may be addressed to.
///
/// This prevents DNS rebinding. A site can point its own name to this gateway's address, and its pages then
/// have the gateway's origin; but the `Host` header still has the site's name.
#[derive(Clone, Debug)]
pub(crate) enum Hosts {
    /// This machine, as `localhost` or a loopback address.
    Loopback,
    /// `localhost`, any IP address, which no site can rebind, and these names, in lower case.
    Named(Vec<String>),
}

impl Hosts {
    /// Refuses a `Host` header that is absent, repeated, invalid, or none of these hosts.
    ///
    /// # Errors
    ///
    /// [`GatewayError::UnknownHost`], or [`GatewayError::BadRequest`] for a header that is absent, repeated
    /// or invalid.
    pub(crate) fn check(&self, headers: &HeaderMap) -> Result<(), GatewayError> {
        let bad = |problem: &str| Err(GatewayError::BadRequest(problem.to_owned()));
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host.as_bytes(),
            (None, _) => return bad("the Host header is required"),
            (Some(_), Some(_)) => return bad("duplicate header: Host"),
        };
        match Authority::try_from(host) {
            Ok(authority) if !host.contains(&b'@') => {
                if self.contain(authority.host()) {
                    Ok(())
                } else {
                    Err(GatewayError::UnknownHost)
                }
            }
            Ok(_) | Err(_) => bad("the Host header is invalid"),
        }
    }

    fn contain(&self, host: &str) -> bool {
        let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let address = address.unwrap_or(host).parse::<IpAddr>();
        match (self, address) {
            (Self::Loopback, Ok(address)) => address.is_loopback(),
            (Self::Named(_), Ok(_)) => true,
            (Self::Loopback, Err(_)) => host.eq_ignore_ascii_case("localhost"),
            (Self::Named(names), Err(_)) => {
                host.eq_ignore_ascii_case("localhost")
                    || names.iter().any(|name| name.eq_ignore_ascii_case(host))
            }
        }
    }
}

/// Refuses a request from a page of another site, or of another port of this machine, unless its origin is in
/// `origins`.
///
/// `Sec-Fetch-Site` decides: no page can change it, and no proxy in between does. Without that header,
/// `Origin` is compared with `Host`.
///
/// # Errors
///
/// [`GatewayError::CrossSite`].
pub(crate) fn check_site(headers: &HeaderMap, origins: &[HeaderValue]) -> Result<(), GatewayError> {
    let mut from = headers.get_all(header::ORIGIN).iter();
    if let (Some(origin), None) = (from.next(), from.next())
        && origins.contains(origin)
    {
        return Ok(());
    }
    let mut sites = headers.get_all("sec-fetch-site").iter().peekable();
    let own = if sites.peek().is_some() {
        sites.all(|site| site == "same-origin" || site == "none")
    } else {
        let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
        headers.get_all(header::ORIGIN).iter().all(|origin| {
            let origin = origin.as_bytes();
            let authority =
                (origin.strip_prefix(b"http://")).or_else(|| origin.strip_prefix(b"https://"));
            authority.is_some() && authority == host
        })
    };
    if own { Ok(()) } else { Err(GatewayError::CrossSite) }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    fn check(hosts: &Hosts, host: &'static str) -> Result<(), Cow<'static, str>> {
        hosts.check(&headers(&[("host", host)])).map_err(|error| error.code())
    }

    #[test]
    fn only_loopback_is_the_name_of_a_gateway_with_credentials() {
        for host in [
            "localhost",
            "localhost:8080",
            "LOCALHOST",
            "LocalHost:8080",
            "127.0.0.1:1",
            "127.0.0.2",
            "[::1]:8080",
        ] {
            assert_eq!(check(&Hosts::Loopback, host), Ok(()), "{host}");
        }
        for host in
            ["evil.example", "127.0.0.1.evil.example:8080", "192.0.2.1", "[::2]", "localhost."]
        {
            assert_eq!(check(&Hosts::Loopback, host), Err("GATEWAY.0421".into()), "{host}");
        }
    }

    #[test]
    fn a_gateway_of_the_browsers_token_has_the_names_of_its_configuration() {
        let hosts = Hosts::Named(vec!["console.example".to_owned()]);
        for host in ["localhost", "console.example", "Console.Example:443", "192.0.2.1", "[::2]:80"]
        {
            assert_eq!(check(&hosts, host), Ok(()), "{host}");
        }
        for host in ["evil.example", "console.example.evil.example", "192.0.2.1.evil.example"] {
            assert_eq!(check(&hosts, host), Err("GATEWAY.0421".into()), "{host}");
        }
    }

    #[test]
    fn there_is_one_host() {
        let named = Hosts::Named(vec!["evil.example".to_owned()]);
        for hosts in [Hosts::Loopback, named] {
            for host in ["", "localhost@evil.example", "a b", "evil.example/", "[::1"] {
                assert_eq!(check(&hosts, host), Err("GATEWAY.0400".into()), "{host}");
            }
            let mut two = headers(&[("host", "localhost")]);
            two.append("host", "localhost".parse().unwrap());
            for headers in [HeaderMap::new(), two] {
                assert_eq!(
                    hosts.check(&headers).map_err(|error| error.code()),
                    Err("GATEWAY.0400".into())
                );
            }
        }
    }

    #[test]
    fn other_sites_are_refused() {
        let host = ("host", "localhost:8080");
        for pairs in [
            vec![host],
            vec![host, ("sec-fetch-site", "same-origin")],
            vec![host, ("sec-fetch-site", "none")],
            vec![host, ("origin", "http://localhost:8080")],
            // A development server in between has another port, and the browser trusts it.
            vec![host, ("sec-fetch-site", "same-origin"), ("origin", "http://localhost:8081")],
        ] {
            assert_eq!(check_site(&headers(&pairs), &[]), Ok(()), "{pairs:?}");
        }
        for pair in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "http://localhost:3000"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            assert!(check_site(&headers(&[host, pair]), &[]).is_err(), "{pair:?}");
        }
        assert!(check_site(&headers(&[("origin", "null")]), &[]).is_err());
    }

    #[test]
    fn a_listed_origin_may_ask() {
        let origins = [HeaderValue::from_static("https://portal.example")];
        let site = ("sec-fetch-site", "cross-site");
        let check = |origin| check_site(&headers(&[site, ("origin", origin)]), &origins);
        assert_eq!(check("https://portal.example"), Ok(()));
        for origin in ["https://portal.example:8443", "http://portal.example", "null"] {
            assert!(check(origin).is_err(), "{origin}");
        }
        let twice = [("origin", "https://portal.example"), ("origin", "https://evil.example")];
        let mut headers = headers(&[site]);
        for (name, value) in twice {
            headers.append(name, value.parse().unwrap());
        }
        assert!(check_site(&headers, &origins).is_err());
    }
}
