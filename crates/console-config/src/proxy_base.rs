//! Where requests go: the base address of a proxy.

use serde::Serialize;

use crate::{
    ProblemKind, ProxyProblem, ServiceName,
    fields::{Fields, Findings, Reported},
};

/// The base address of a proxy, absolute or relative to the page; the APIs' paths are appended to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct ProxyBase(String);

impl ProxyBase {
    /// The base without a slash at its end; empty for the page's own origin.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The base with one more segment, which must be an ID.
    #[must_use]
    pub fn with_segment(&self, segment: &str) -> Self {
        Self(format!("{}/{segment}", self.0))
    }

    /// Whether the base is relative to a file or page, and not only to its origin: `./`, `../api`, `proxy`.
    fn is_relative(&self) -> bool {
        !self.0.is_empty() && !self.0.starts_with('/') && !self.0.contains("://")
    }

    /// Makes a relative base absolute. `resolve` gets the base with a slash at its end, and gives its
    /// absolute address, or `None` to leave the base as it is.
    pub(crate) fn resolve(&mut self, resolve: impl FnOnce(&str) -> Option<String>) {
        let found = if self.is_relative() { resolve(&format!("{}/", self.0)) } else { None };
        if let Some(found) = found {
            found.trim_end_matches('/').clone_into(&mut self.0);
        }
    }

    /// Scheme, host and port of an absolute base; `None` for one that is relative to the page.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        let (scheme, rest) = self.0.split_once("://")?;
        let host = rest.split('/').next().unwrap_or(rest);
        self.0.get(..scheme.len() + "://".len() + host.len())
    }
}

impl From<ProxyBase> for String {
    /// The base as a configuration writes it: never empty, but `/` for the page's own origin.
    fn from(ProxyBase(base): ProxyBase) -> Self {
        if base.is_empty() { "/".to_owned() } else { base }
    }
}

/// A proxy base with placeholders for the service and the region, so that one line of a configuration can
/// serve all sources.
#[derive(Clone, Debug)]
pub(crate) struct ProxyTemplate<'a>(Vec<Part<'a>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Service,
    Region,
}

impl<'a> ProxyTemplate<'a> {
    /// The template of the page's own origin.
    pub(crate) const fn own_origin() -> Self {
        Self(Vec::new())
    }

    /// Reads the field `proxy`.
    pub(crate) fn read(
        fields: &Fields<'a>,
        findings: &mut Findings,
    ) -> Result<Option<Self>, Reported> {
        let Some(text) = fields.text("proxy", findings)? else { return Ok(None) };
        match Self::parse(text) {
            Ok(template) => Ok(Some(template)),
            Err(problem) => findings.problem(fields.path_of("proxy"), ProblemKind::Proxy(problem)),
        }
    }

    fn parse(text: &'a str) -> Result<Self, ProxyProblem> {
        // Each part after the first begins with the name of a placeholder.
        let mut split = text.split('{');
        let mut parts = vec![Part::Text(split.next().unwrap_or_default())];
        for part in split {
            let (name, rest) = part.split_once('}').ok_or(ProxyProblem::UnknownPlace)?;
            parts.push(match name {
                "service" => Part::Service,
                "region" => Part::Region,
                _ => return Err(ProxyProblem::UnknownPlace),
            });
            parts.push(Part::Text(rest));
        }
        if parts.iter().any(|part| matches!(part, Part::Text(text) if text.contains('}'))) {
            return Err(ProxyProblem::UnknownPlace);
        }
        let template = Self(parts);
        // The values that replace the placeholders have only letters, digits, `-` and `_`: any word will do
        // for these checks.
        check_base(&template.filled("service", "region"))?;
        Ok(template)
    }

    /// Whether the template has a `{region}` placeholder.
    pub(crate) fn needs_region(&self) -> bool {
        self.0.contains(&Part::Region)
    }

    /// Fills the placeholders. `region` must be an ID if the template has a placeholder for it.
    pub(crate) fn fill(&self, service: ServiceName, region: &str) -> ProxyBase {
        let mut base = self.filled(service.name(), region);
        base.truncate(base.trim_end_matches('/').len());
        ProxyBase(base)
    }

    fn filled(&self, service: &str, region: &str) -> String {
        let text = |part: &Part<'a>| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Service => service.to_owned(),
            Part::Region => region.to_owned(),
        };
        self.0.iter().map(text).collect()
    }
}

fn check_base(base: &str) -> Result<(), ProxyProblem> {
    if base.contains(['?', '#']) {
        return Err(ProxyProblem::QueryOrFragment);
    }
    if base.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(ProxyProblem::ForbiddenCharacter);
    }
    let host = base.strip_prefix("http://").or_else(|| base.strip_prefix("https://"));
    match host {
        // `//host` names another origin without a scheme.
        None if base.contains(':') || base.starts_with("//") => Err(ProxyProblem::OtherScheme),
        Some(_) if base.contains('@') => Err(ProxyProblem::Credentials),
        // Without a host, a browser takes the next path segment for the host.
        Some(host) if host.is_empty() || host.starts_with(['/', ':']) => Err(ProxyProblem::NoHost),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, base: &str) {
        let template = ProxyTemplate::parse(template).unwrap();
        let filled = template.fill(ServiceName::Roma, "cn-north-4");
        assert_eq!(filled.as_str(), base);
    }

    #[track_caller]
    fn check_refused(problem: ProxyProblem, templates: &[&str]) {
        for template in templates {
            assert_eq!(ProxyTemplate::parse(template).unwrap_err(), problem, "{template:?}");
        }
    }

    #[test]
    fn a_slash_is_the_page_itself() {
        check("/", "");
        check("", "");
        assert_eq!(serde_json::to_string(&ProxyBase::default()).unwrap(), r#""/""#);
    }

    #[test]
    fn a_segment_is_put_at_the_end() {
        for (template, expected) in
            [("/", "/cn-north-4"), ("./", "./cn-north-4"), ("/a/", "/a/cn-north-4")]
        {
            let base = ProxyTemplate::parse(template).unwrap().fill(ServiceName::Apig, "");
            assert_eq!(base.with_segment("cn-north-4").as_str(), expected);
        }
    }

    #[test]
    fn a_path_is_kept_and_its_last_slashes_are_not() {
        check("/proxy", "/proxy");
        check("/proxy/", "/proxy");
        check("/a/b///", "/a/b");
        check("proxy/api", "proxy/api");
        check("./", ".");
    }

    #[test]
    fn an_absolute_address_is_kept() {
        check("https://proxy.example", "https://proxy.example");
        check("http://localhost:8080/", "http://localhost:8080");
        check("https://[::1]:8443/cloud/", "https://[::1]:8443/cloud");
    }

    #[test]
    fn an_absolute_address_has_an_origin() {
        for (template, origin) in [
            ("https://proxy.example/a/b", Some("https://proxy.example")),
            ("http://localhost:8080/", Some("http://localhost:8080")),
            ("https://{service}.example/x", Some("https://roma.example")),
            ("/proxy", None),
            ("/", None),
        ] {
            let base = ProxyTemplate::parse(template).unwrap().fill(ServiceName::Roma, "");
            assert_eq!(base.origin(), origin, "{template}");
        }
    }

    #[test]
    fn a_relative_base_is_resolved_and_no_other() {
        let resolve = |path: &str| Some(format!("https://portal.example/console/{path}"));
        for (template, base) in [
            ("./", "https://portal.example/console/."),
            ("api", "https://portal.example/console/api"),
            ("{service}/", "https://portal.example/console/roma"),
            ("/", ""),
            ("/api", "/api"),
            ("https://proxy.example", "https://proxy.example"),
        ] {
            let mut filled = ProxyTemplate::parse(template).unwrap().fill(ServiceName::Roma, "");
            filled.resolve(resolve);
            assert_eq!(filled.as_str(), base, "{template}");
        }
    }

    #[test]
    fn service_and_region_are_put_in() {
        check("https://{service}.{region}.example/", "https://roma.cn-north-4.example");
        check("/{region}/{service}/{service}", "/cn-north-4/roma/roma");
        assert!(ProxyTemplate::parse("/{region}").unwrap().needs_region());
        assert!(!ProxyTemplate::parse("/{service}/region").unwrap().needs_region());
    }

    #[test]
    fn another_place_is_refused() {
        let templates =
            ["/{project}", "/{}", "/{", "/}", "/{Region}", "/{{service}}", "/{region}}"];
        check_refused(ProxyProblem::UnknownPlace, &templates);
    }

    #[test]
    fn another_scheme_is_refused() {
        let templates = [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "blob:https://a",
            "file:///",
            "ftp://a",
            "ws://a",
            "a:b",
            "http:a",
            "https:/a",
            "HTTPS://a",
            "{region}://a",
            "http{service}://a",
        ];
        check_refused(ProxyProblem::OtherScheme, &templates);
        check_refused(ProxyProblem::ForbiddenCharacter, &["java\nscript:alert(1)"]);
    }

    #[test]
    fn another_origin_in_disguise_is_refused() {
        check_refused(ProxyProblem::OtherScheme, &["//host", "///host"]);
        let templates = ["/\\host", "\\\\host", "/\t/host", "/\n/host"];
        check_refused(ProxyProblem::ForbiddenCharacter, &templates);
    }

    #[test]
    fn an_address_without_a_host_is_refused() {
        // Otherwise a browser would take the first segment of the API's path for the host.
        let templates = [
            "http://",
            "https://",
            "https:///",
            "http:////",
            "https:///evil.example",
            "https://:///",
            "http://:80/",
        ];
        check_refused(ProxyProblem::NoHost, &templates);
    }

    #[test]
    fn a_user_or_password_is_refused() {
        let templates =
            ["https://user@host", "https://user:password@host/a", "http://host:80@evil.example"];
        check_refused(ProxyProblem::Credentials, &templates);
    }

    #[test]
    fn a_query_and_a_fragment_are_refused() {
        let templates = ["/proxy?to=", "https://host/?", "/proxy#", "https://host/#a"];
        check_refused(ProxyProblem::QueryOrFragment, &templates);
    }

    #[test]
    fn a_character_that_no_address_has_is_refused() {
        let templates = [
            "/a b",
            "https://ho st",
            "/a\u{a0}b",
            "/a\0",
            "/a\u{7f}",
            "https://host\\@evil",
            "/a\u{2028}b",
        ];
        check_refused(ProxyProblem::ForbiddenCharacter, &templates);
    }
}
