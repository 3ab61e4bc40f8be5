//! Who may use the gateway's own credentials, and change its simulator: nobody but its own page.
//!
//! Nothing here knows routes or does I/O.

use axum::http::{HeaderMap, HeaderValue, Uri, header, uri::Authority};

use crate::gateway_error::GatewayError;

/// Refuses a target with a host of its own, which only a forward proxy is sent.
///
/// # Errors
///
/// [`GatewayError::BadRequest`].
pub(crate) fn check_target(target: &Uri) -> Result<(), GatewayError> {
    match target.authority() {
        None => Ok(()),
        Some(_) => Err(GatewayError::BadRequest("the target must be a path".to_owned())),
    }
}

/// Refuses a `Host` that is not loopback.
///
/// A page of another site can point its own name at 127.0.0.1, and would then be of the same
/// origin as the gateway; but its name is still in the header.
///
/// # Errors
///
/// [`GatewayError::UnknownHost`].
pub(crate) fn check_host(headers: &HeaderMap) -> Result<(), GatewayError> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        // Every browser sends one.
        (None, _) => Ok(()),
        (Some(host), None) if is_loopback(host) => Ok(()),
        _ => Err(GatewayError::UnknownHost),
    }
}

/// Refuses what a page of another site asks, also of another port of this machine.
///
/// The browser's own word counts, for no page can change it, and no proxy in between does.
/// A browser that sends none is judged by the origin.
///
/// # Errors
///
/// [`GatewayError::CrossSite`].
pub(crate) fn check_site(headers: &HeaderMap) -> Result<(), GatewayError> {
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

fn is_loopback(host: &HeaderValue) -> bool {
    let authority = Authority::try_from(host.as_bytes());
    authority.is_ok_and(|authority| ["localhost", "127.0.0.1", "[::1]"].contains(&authority.host()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_loopback_is_the_gateways_name() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080"] {
            assert_eq!(check_host(&headers(&[("host", host)])), Ok(()), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example:8080", "localhost@evil.example", ""] {
            assert!(check_host(&headers(&[("host", host)])).is_err(), "{host}");
        }
        let mut two = headers(&[("host", "localhost")]);
        two.append("host", "evil.example".parse().unwrap());
        assert!(check_host(&two).is_err());
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
            assert_eq!(check_site(&headers(&pairs)), Ok(()), "{pairs:?}");
        }
        for pair in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "http://localhost:3000"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            assert!(check_site(&headers(&[host, pair])).is_err(), "{pair:?}");
        }
        assert!(check_site(&headers(&[("origin", "null")])).is_err());
    }
}
