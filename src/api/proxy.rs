//! Where requests go: the proxy's base address.

use super::{Label, Request};

/// A proxy's base URL, absolute or relative to the page, with placeholders for service and region.
///
/// The API's own path is appended to it, so that one unprefixed proxy can serve all three services.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proxy {
    base: String,
}

impl Proxy {
    /// Takes a base URL, and puts `service` and `region` into `{service}` and `{region}`.
    ///
    /// # Errors
    /// What is wrong with it: `{region}` where there is none, an unknown placeholder, a query
    /// or a fragment, or an address that is neither `http`, `https` nor relative to this origin.
    pub fn new(base: &str, service: &str, region: Option<&str>) -> Result<Self, Label> {
        let unknown_name = Label::new(
            "含有 {service} 和 {region} 以外的占位符",
            "has a placeholder other than {service} and {region}",
        );
        let no_region =
            Label::new("含有 {region}，但该来源没有区域", "has {region}, but the source has none");
        // Each part after the first begins with the name of a placeholder.
        let mut parts = base.trim().split('{');
        let mut base = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').ok_or(unknown_name)?;
            base.push_str(match name {
                "service" => service,
                "region" => region.ok_or(no_region)?,
                _ => return Err(unknown_name),
            });
            base.push_str(rest);
        }
        if base.contains(['{', '}']) {
            return Err(unknown_name);
        }
        if base.contains(['?', '#']) {
            return Err(Label::new(
                "不能带查询参数或片段",
                "must have neither a query nor a fragment",
            ));
        }
        if base.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(Label::new(
                "含有地址中不允许的字符",
                "has a character that no address has",
            ));
        }
        let host = base.strip_prefix("http://").or_else(|| base.strip_prefix("https://"));
        let problem = match host {
            // `//host` is another origin in disguise.
            None if base.contains(':') || base.starts_with("//") => {
                Some(Label::new("必须是 http、https 或路径", "must be http, https or a path"))
            }
            Some(_) if base.contains('@') => {
                Some(Label::new("不能包含用户名或密码", "must hold no user or password"))
            }
            // Without its host, the next segment would be taken for one.
            Some(host) if host.is_empty() || host.starts_with(['/', ':']) => {
                Some(Label::new("缺少主机名", "must name a host"))
            }
            Some(_) | None => None,
        };
        if let Some(problem) = problem {
            return Err(problem);
        }
        base.truncate(base.trim_end_matches('/').len());
        Ok(Self { base })
    }

    /// The address of one request.
    #[must_use]
    pub fn url(&self, request: &Request) -> String {
        format!("{}{}", self.base, request.target())
    }

    /// The base itself, without a slash at its end; empty for the page's own origin.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }
}
