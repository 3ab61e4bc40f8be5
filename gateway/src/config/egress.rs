//! The outgoing proxy between this machine and the upstreams, as the environment names it.

use std::{fmt, sync::Arc};

use axum::http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use super::ConfigError;

/// The variables that name the proxy; the first one that is set counts.
const PROXY: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// The variables that name the hosts to reach without the proxy.
const NO_PROXY: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// The proxy through which https upstreams are reached by `CONNECT`; an http upstream never is.
#[derive(Clone, Default)]
pub struct EgressProxy(Option<Arc<Matcher>>);

impl EgressProxy {
    /// Reads `HTTPS_PROXY`, or else `ALL_PROXY`, and `NO_PROXY`.
    ///
    /// # Errors
    ///
    /// When the proxy is not an address such as `http://proxy.example:3128`. The error does not repeat
    /// the value, which may have a password.
    pub(super) fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let first = |names: &'static [&'static str]| {
            names.iter().find_map(|name| {
                let value = variable(name)?;
                let value = value.trim();
                (!value.is_empty()).then(|| (*name, value.to_owned()))
            })
        };
        let Some((name, proxy)) = first(&PROXY) else { return Ok(Self::default()) };
        let matcher = Matcher::builder().https(proxy.as_str());
        let anywhere = matcher.build().intercept(&Uri::from_static("https://upstream.example"));
        if anywhere.is_none_or(|proxy| proxy.uri().scheme_str() != Some("http")) {
            let problem = "must be a URL such as http://proxy.example:3128";
            return Err(ConfigError::new(name, problem));
        }
        let except = first(&NO_PROXY).map(|(_, hosts)| hosts).unwrap_or_default();
        let matcher = Matcher::builder().https(proxy).no(except).build();
        Ok(Self(Some(Arc::new(matcher))))
    }

    /// The proxy for an upstream's address; `None` to connect directly.
    pub(crate) fn intercept(&self, upstream: &Uri) -> Option<Intercept> {
        self.0.as_ref()?.intercept(upstream)
    }
}

impl fmt::Debug for EgressProxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("EgressProxy").field(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy_of(upstream: &'static str, variables: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let egress = EgressProxy::read(variable).unwrap();
        let proxy = egress.intercept(&Uri::from_static(upstream))?;
        Some(proxy.uri().to_string())
    }

    #[test]
    fn the_environment_names_the_proxy() {
        let proxy = ("HTTPS_PROXY", "http://proxy.example:3128");
        let expected = Some("http://proxy.example:3128/".to_owned());
        assert_eq!(proxy_of("https://apig.example", &[proxy]), expected);
        assert_eq!(proxy_of("https://apig.example", &[("https_proxy", proxy.1)]), expected);
        assert_eq!(proxy_of("https://apig.example", &[("all_proxy", proxy.1)]), expected);
        assert_eq!(
            proxy_of(
                "https://apig.example",
                &[("HTTPS_PROXY", " "), ("ALL_PROXY", "proxy.example:3128")]
            ),
            expected
        );
        assert_eq!(proxy_of("https://apig.example", &[]), None);
        assert_eq!(proxy_of("http://127.0.0.1:1", &[proxy]), None);
    }

    #[test]
    fn some_hosts_are_reached_without_it() {
        let variables = [
            ("HTTPS_PROXY", "http://proxy.example:3128"),
            ("NO_PROXY", "inside.example, 10.0.0.0/8"),
        ];
        for (upstream, is_proxied) in [
            ("https://apig.example", true),
            ("https://inside.example", false),
            ("https://apig.inside.example:8443", false),
            ("https://10.1.2.3", false),
            ("https://11.1.2.3", true),
        ] {
            assert_eq!(proxy_of(upstream, &variables).is_some(), is_proxied, "{upstream}");
        }
    }

    #[test]
    fn a_value_that_is_no_proxy_is_refused_without_being_repeated() {
        for value in
            ["socks5://u:secret@proxy", "https://u:secret@proxy", "http://", "secret secret"]
        {
            let variable = |name: &str| (name == "HTTPS_PROXY").then(|| value.to_owned());
            let error = EgressProxy::read(variable).unwrap_err().to_string();
            assert!(error.starts_with("HTTPS_PROXY: must be a URL"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn its_password_is_never_printed() {
        let variable = |name: &str| {
            (name == "HTTPS_PROXY").then(|| "http://user:secret@proxy.example:3128".to_owned())
        };
        let egress = EgressProxy::read(variable).unwrap();
        let shown = format!("{egress:?}");
        assert!(shown.contains("proxy.example:3128") && !shown.contains("secret"), "{shown}");
    }
}
