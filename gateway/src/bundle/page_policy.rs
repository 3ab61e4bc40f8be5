//! The content security policy of `index.html`.

use axum::http::HeaderValue;
use console_config::Config;

/// The policy before and after the other origins of `connect-src`: only what the widget needs is allowed.
const BEFORE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      connect-src 'self'";
const AFTER: &str = "; img-src 'self'; base-uri 'none'; form-action 'none'; \
                     frame-ancestors 'self'; require-trusted-types-for 'script'";

/// The policy that lets the widget connect to each proxy of its configuration.
pub(crate) fn page_policy(console: Option<&Config>) -> HeaderValue {
    let sources = console.map_or(&[][..], |console| &console.sources);
    let mut origins: Vec<_> = sources
        .iter()
        .filter_map(|source| source.proxy.origin())
        .filter(|it| is_plain(it))
        .collect();
    origins.sort_unstable();
    origins.dedup();
    let origins: String = origins.iter().map(|origin| format!(" {origin}")).collect();
    HeaderValue::from_str(&format!("{BEFORE}{origins}{AFTER}"))
        .unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// Whether a policy can name an origin. It cannot name an IPv6 address, and a host with `;` would end the
/// directive.
pub(crate) fn is_plain(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(proxies: &[&str]) -> String {
        let source =
            |proxy| serde_json::json!({"service": "apig", "project_id": "p", "proxy": proxy});
        let sources: Vec<_> = proxies.iter().map(source).collect();
        let console = console_config::validate(&serde_json::json!({ "sources": sources }));
        page_policy(Some(&console.config.unwrap())).to_str().unwrap().to_owned()
    }

    fn connect_src(policy: &str) -> &str {
        let mut directives = policy.split("; ");
        directives.find_map(|one| one.strip_prefix("connect-src ")).unwrap()
    }

    #[test]
    fn the_origins_of_absolute_proxies_join_it() {
        assert_eq!(connect_src(&policy(&["/", "proxy/"])), "'self'");
        let proxies = ["https://b.example/x", "/", "http://a.example:8080", "https://b.example/y/"];
        let policy = policy(&proxies);
        assert_eq!(connect_src(&policy), "'self' http://a.example:8080 https://b.example");
        assert_eq!(policy.matches("; ").count(), 8, "{policy}");
        assert_eq!(connect_src(page_policy(None).to_str().unwrap()), "'self'");
    }

    #[test]
    fn an_origin_that_would_end_the_directive_stays_out() {
        for proxy in ["https://[::1]:8443", "https://a;script-src", "https://a,b", "https://*"] {
            assert_eq!(connect_src(&policy(&[proxy])), "'self'", "{proxy}");
        }
    }
}
