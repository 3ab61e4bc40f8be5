//! `check`: reports what works, what is not permitted, and what to do.

use std::io;

use console_config::{Service, Source};
use serde_json::Value;
use tokio::net::lookup_host;

use super::{Cloud, Verdict};
use crate::config::{self, Config};

/// Resolves each upstream's host name, and makes one request for each source. Says a line for each; `true`
/// when all of it works.
///
/// # Errors
///
/// When the proxy to the cloud cannot be set up, as without certificates.
pub async fn check(config: &Config, mut say: impl FnMut(&str)) -> io::Result<bool> {
    let mut is_good = true;
    if let config::Cloud::Real(upstreams) = &config.cloud {
        let mut addresses: Vec<_> = upstreams.addresses().collect();
        addresses.sort_by_key(ToString::to_string);
        addresses.dedup();
        for address in addresses {
            let (is_found, line) = resolve(&address, config).await;
            is_good &= is_found;
            say(&line);
        }
    }
    let cloud = Cloud::new(config)?;
    if cloud.sources().is_empty() {
        say("nothing to check: add [[console.sources]]");
    }
    for source in cloud.sources() {
        let instances = instances(source);
        if instances.is_empty() {
            say(&format!("{}: nothing to check: add instances to this source", name(source)));
        }
        for instance in instances {
            let verdict = cloud.ask(source, instance).await;
            is_good &=
                matches!(verdict, Verdict::Good(_) | Verdict::NeedsBrowser | Verdict::Elsewhere);
            say(&format!("{}: {}", name(source), words(&verdict)));
        }
    }
    Ok(is_good)
}

async fn resolve(address: &axum::http::Uri, config: &Config) -> (bool, String) {
    if let Some(proxy) = config.egress.intercept(address) {
        return (true, format!("{address} is reached through {}", proxy.uri()));
    }
    let host = address.host().unwrap_or_default();
    let port = address.port_u16().unwrap_or(443);
    match lookup_host((host.trim_matches(['[', ']']), port)).await {
        Ok(found) => {
            let mut found: Vec<_> = found.map(|address| address.ip().to_string()).collect();
            found.sort();
            found.dedup();
            (true, format!("{address} is at {}", found.join(", ")))
        }
        Err(error) => {
            (false, format!("{address} has no address ({error}): check it, and this machine's DNS"))
        }
    }
}

/// What to request from a source: its list (`None`), or the first instance that it names.
fn instances(source: &Source) -> Vec<Option<&str>> {
    match &source.service {
        Service::Apig { .. } => vec![None],
        Service::Roma { instances, .. } | Service::KooPhone { instances, .. } => {
            instances.first().map(|id| Some(id.as_str())).into_iter().collect()
        }
    }
}

fn name(source: &Source) -> String {
    let service = source.service.name().name();
    match &source.region {
        Some(region) => format!("{} ({service}, {region})", source.label),
        None => format!("{} ({service})", source.label),
    }
}

fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Good(body) => match body.get("total").and_then(Value::as_u64) {
            Some(total) => format!("works, {total} instances"),
            None => "works".to_owned(),
        },
        Verdict::NeedsBrowser => {
            "reachable; not checked further: the browser brings the token".to_owned()
        }
        Verdict::Elsewhere => verdict.problem(),
        Verdict::Unreadable => format!("does not work: {}", verdict.explained()),
        Verdict::Bad { status, code, .. } => {
            let is_permission =
                *status == 403 || matches!(code.as_str(), "ROMA.1006" | "KOOPHONE.API.1001");
            let how = if is_permission { "is not permitted" } else { "does not work" };
            format!("{how}: {}", verdict.explained())
        }
    }
}
