//! The diagnostics report, which a person sends to support: the polls, what failed, and when each runs next.
//! It has no token, and IDs and names only if the person wants them.
//!
//! It is always in English, because other people read it. Texts from outside of the console go through the
//! [`Redactor`] before they are written.

use std::fmt::Write as _;

use crate::{
    api::ApiCall,
    domain::{
        config::{Config, Locale, Service},
        incidents::Incidents,
        key::{InstanceKey, PollKey},
        redact::Redactor,
        sent_text::visible,
    },
    i18n::{self, general::service_name},
    poll::{Intervals, Millis, Schedule},
};

/// The facts of a report.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The present intervals.
    pub intervals: Intervals,
    /// The console's version.
    pub version: &'a str,
    /// The browser's user agent.
    pub agent: &'a str,
    /// The console's language.
    pub locale: Locale,
    /// The time of the browser, in ISO 8601.
    pub page_time: String,
    /// The time at each source's server, by the source's index.
    pub server_times: Vec<String>,
    /// How many instances are loaded.
    pub loaded: usize,
    /// How many requests were sent.
    pub requests: u32,
    /// What failed.
    pub incidents: &'a Incidents,
    /// All polls, and when each runs next.
    pub polls: Vec<(PollKey, Schedule)>,
    /// The polls whose last good answer had to be repaired to be read.
    pub repaired: Vec<PollKey>,
    /// The present moment of the page's clock.
    pub now: Millis,
    /// The IDs and names of all instances.
    pub instances: Vec<(InstanceKey, String)>,
    /// The tokens, which the report never contains.
    pub tokens: Vec<String>,
    /// Whether the report may contain IDs and names.
    pub with_ids: bool,
}

/// Writes the report.
#[must_use]
pub fn report(facts: &Facts<'_>) -> String {
    let redactor = redactor(facts);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_all(facts, &redactor, &mut out);
    visible(&out).into_owned()
}

fn write_all(facts: &Facts<'_>, redactor: &Redactor, out: &mut String) -> std::fmt::Result {
    writeln!(out, "Instance Console {}", facts.version)?;
    writeln!(out, "browser: {}", facts.agent)?;
    writeln!(out, "language: {}", facts.locale.tag())?;
    writeln!(out, "page time: {}", facts.page_time)?;
    let seconds = |wait: Millis| wait / 1000;
    let Intervals { transition, settled } = facts.intervals;
    writeln!(out, "intervals: {} s changing, {} s settled", seconds(transition), seconds(settled))?;
    let failures = facts.incidents.total();
    let (requests, loaded) = (facts.requests, facts.loaded);
    writeln!(out, "requests: {requests}, failures: {failures}, instances loaded: {loaded}")?;
    writeln!(out, "\nsources:")?;
    for (index, source) in facts.config.sources.iter().enumerate() {
        let service = service_name(source.service.name());
        let count = source.service.instances().len();
        let name = redactor.word(&source.label);
        let place = redactor.word(place(source.proxy.as_str()));
        let time = facts.server_times.get(index).map(String::as_str).unwrap_or_default();
        let number = index + 1;
        let instances = if count == 1 { "instance" } else { "instances" };
        writeln!(
            out,
            "  {number}. {service} \"{name}\", proxy {place}, {count} {instances} configured, server time {time}"
        )?;
    }
    writeln!(out, "\nlast errors:")?;
    for incident in facts.incidents.latest() {
        let error = &incident.error;
        let age = i18n::elapsed(Locale::En, facts.now.saturating_sub(incident.last));
        writeln!(
            out,
            "  {}: {:?}, {} times, last {age} ago",
            poll(redactor, &incident.key),
            error.kind,
            incident.count
        )?;
        let status = error.status.map(|status| format!("HTTP {status} ")).unwrap_or_default();
        let code = error.code.as_deref().map(|code| redactor.word(code)).unwrap_or_default();
        writeln!(out, "    {status}{code} {}", redactor.text(&error.message))?;
        if error.problem.is_some() {
            writeln!(out, "    {}", i18n::advice(Locale::En, error).happened)?;
        }
        if let Some(id) = &error.request_id {
            writeln!(out, "    request {}", redactor.word(id))?;
        }
    }
    writeln!(out, "\nschedule:")?;
    for (key, schedule) in &facts.polls {
        let next = i18n::schedule(Locale::En, *schedule);
        let mark = if facts.repaired.contains(key) { " (last response repaired)" } else { "" };
        writeln!(out, "  {}: {next}{mark}", poll(redactor, key))?;
    }
    Ok(())
}

/// The name of a poll: its kind, its source and its instance.
fn poll(redactor: &Redactor, key: &PollKey) -> String {
    let kind = match key.call {
        ApiCall::ShowInstance { .. } => "detail",
        ApiCall::ListInstances => "list",
        ApiCall::ShowPreparation { .. } => "preparation",
        ApiCall::ShowProcess { .. } => "process",
        ApiCall::ShowProgress { .. } => "progress",
    };
    let source = key.source + 1;
    let id = redactor.word(key.id());
    format!("{kind}, source {source} {id}").trim().to_owned()
}

/// Makes the redactor, which has a placeholder for each secret: the same one in the whole report.
fn redactor(facts: &Facts<'_>) -> Redactor {
    let tokens = facts.tokens.iter().map(|token| (token.clone(), "[token]".to_owned()));
    let mut known: Vec<(String, String)> = tokens.collect();
    // Instances that are polled or have failed come first, and so get the lowest numbers.
    let mut ids: Vec<&str> = facts.polls.iter().map(|(key, _)| key.id()).collect();
    ids.extend(facts.incidents.latest().iter().map(|incident| incident.key.id()));
    for (index, source) in facts.config.sources.iter().enumerate() {
        let number = index + 1;
        let owner = match &source.service {
            Service::Apig { project_id } => project_id,
            Service::KooPhone { user_id: owner, instances }
            | Service::Roma { project_id: owner, instances } => {
                ids.extend(instances.iter().map(String::as_str));
                owner
            }
        };
        known.push((owner.clone(), format!("owner-{number}")));
        known.push((source.label.clone(), format!("source-{number}")));
    }
    // Of ten thousand instances only those that occur in the report.
    let said = everything_said(facts);
    let is_said = |text: &str| said.contains(&text.to_ascii_lowercase());
    ids.extend(facts.instances.iter().map(|(key, _)| &*key.id).filter(|id| is_said(id)));
    let mut last: Vec<&str> = Vec::new();
    for id in ids {
        if !id.is_empty() && !last.contains(&id) {
            last.push(id);
            known.push((id.to_owned(), format!("instance-{}", last.len())));
        }
    }
    let names = facts.instances.iter().map(|(_, name)| name).filter(|name| is_said(name));
    known.extend(names.enumerate().map(|(n, name)| (name.clone(), format!("name-{}", n + 1))));
    if facts.with_ids {
        // Each is its own placeholder, so that no part of it is redacted as a token.
        let ids = known.iter_mut().skip(facts.tokens.len());
        ids.for_each(|(id, name)| name.clone_from(id));
    }
    Redactor::new(known)
}

/// All texts from outside that the report contains, in lower case.
fn everything_said(facts: &Facts<'_>) -> String {
    let mut said = String::new();
    for incident in facts.incidents.latest() {
        let error = &incident.error;
        let (code, id) = (error.code.as_deref(), error.request_id.as_deref());
        for text in [Some(&*error.message), code, id].into_iter().flatten() {
            said.push_str(&text.to_ascii_lowercase());
            said.push('\n');
        }
    }
    for source in &facts.config.sources {
        said.push_str(&source.proxy.as_str().to_ascii_lowercase());
    }
    said
}

/// The host of a proxy, without its path, which may hold a secret.
fn place(base: &str) -> &str {
    match base.split_once("://") {
        Some((_, rest)) => rest.split('/').next().unwrap_or_default(),
        None => "on this origin",
    }
}
