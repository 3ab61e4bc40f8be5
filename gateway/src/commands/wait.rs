//! `wait ID`: waits until the creation of an instance ends.

use std::{
    io,
    time::{Duration, Instant},
};

use console_config::{Service, Source};
use serde_json::Value;

use super::{Cloud, Verdict};
use crate::config::Config;

/// How often to poll, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// The interval between two polls.
    pub every: Duration,
    /// The longest time to wait.
    pub longest: Duration,
}

/// How the wait ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Waited {
    /// The instance is there.
    Created,
    /// The creation failed.
    Failed,
    /// The instance was not created in time.
    TimedOut,
    /// The instance cannot be requested: no source has it, or the request fails for good.
    Unknown,
}

/// The stage of a creation.
#[derive(Debug, PartialEq)]
enum Stage {
    Created,
    Failed(String),
    Creating(String),
}

/// Polls until the creation has ended, and says each change.
///
/// # Errors
///
/// When the proxy to the cloud cannot be set up, as without certificates.
pub async fn wait(
    config: &Config,
    id: &str,
    waiting: Waiting,
    mut say: impl FnMut(&str),
) -> io::Result<Waited> {
    // No good answer is kept: each poll sees the newest progress.
    let cache = crate::config::CacheSettings { progress: Duration::ZERO, ..config.cache };
    let cloud = Cloud::new(&Config { cache, ..config.clone() })?;
    let begun = Instant::now();
    let mut sources = candidates(cloud.sources(), id);
    let mut said = String::new();
    let mut seen_last = None;
    loop {
        let mut seen = None;
        for source in &sources {
            let verdict = cloud.ask(source, Some(id)).await;
            let is_found = matches!(verdict, Verdict::Good(_));
            if is_found || seen.is_none() {
                seen = Some(((*source).clone(), verdict));
            }
            if is_found {
                break;
            }
        }
        let Some((source, verdict)) = seen else {
            say("no source in the configuration could have this instance");
            return Ok(Waited::Unknown);
        };
        let (line, is_answered) = match &verdict {
            Verdict::Good(body) => {
                // Once found, the instance is requested from that source only.
                sources.retain(|known| **known == source);
                match stage(&source.service, body) {
                    Stage::Created => {
                        say("created");
                        return Ok(Waited::Created);
                    }
                    Stage::Failed(reason) => {
                        say(&format!("failed: {reason}"));
                        return Ok(Waited::Failed);
                    }
                    Stage::Creating(line) => (line, true),
                }
            }
            Verdict::Bad { .. }
            | Verdict::Unreadable
            | Verdict::NeedsBrowser
            | Verdict::Elsewhere => {
                if !verdict.may_pass() {
                    say(&verdict.explained());
                    return Ok(Waited::Unknown);
                }
                (verdict.problem(), false)
            }
        };
        let is_last = begun.elapsed() + waiting.every > waiting.longest;
        // The request ID differs in each answer, and is no news.
        let news = line.split(" (request ").next().unwrap_or_default();
        if news != said {
            if is_answered || is_last {
                say(&line);
            } else {
                say(&format!("{line}; trying again in {} s", waiting.every.as_secs()));
            }
            said = news.to_owned();
        }
        if is_answered {
            seen_last = Some(line.clone());
        }
        if is_last {
            let within = waiting.longest.as_secs();
            say(&match &seen_last {
                Some(seen) => format!("not created within {within} s; last seen: {seen}"),
                None => format!("no answer within {within} s; last error: {line}"),
            });
            return Ok(Waited::TimedOut);
        }
        tokio::time::sleep(waiting.every).await;
    }
}

/// The sources that name the instance, or else those that have a list it may be in.
fn candidates<'a>(sources: &'a [Source], id: &str) -> Vec<&'a Source> {
    let named = |source: &&Source| match &source.service {
        Service::Apig { .. } => false,
        Service::Roma { instances, .. } | Service::KooPhone { instances, .. } => {
            instances.iter().any(|known| known == id)
        }
    };
    let found: Vec<&Source> = sources.iter().filter(named).collect();
    if found.is_empty() {
        sources.iter().filter(|source| source.is_listed()).collect()
    } else {
        found
    }
}

fn stage(service: &Service, body: &Value) -> Stage {
    let text = |value: &Value, name: &str| {
        value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let reason = |value: &Value, code: &str, message: &str| {
        format!("{} {}", text(value, code), text(value, message)).trim().to_owned()
    };
    let percent = |value: &Value| {
        let percent = value.get("progress").and_then(Value::as_i64);
        percent.map_or_else(String::new, |percent| format!(", {percent}%"))
    };
    match service {
        Service::Apig { .. } => match text(body, "status").to_ascii_lowercase().as_str() {
            "success" => Stage::Created,
            "failed" => Stage::Failed(reason(body, "error_code", "error_msg")),
            status => Stage::Creating(format!("{status}{}", percent(body))),
        },
        Service::Roma { .. } => {
            let instance = body.get("instance").unwrap_or(&Value::Null);
            let status = match text(instance, "status") {
                status if status.is_empty() => text(body, "status"),
                status => status,
            };
            match status.to_ascii_uppercase().as_str() {
                "RUNNING" | "SUCCESS" => Stage::Created,
                "CREATE_FAILED" | "FAILED" => {
                    Stage::Failed(reason(instance, "errorCode", "errorMessage"))
                }
                _ if !text(instance, "errorMessage").is_empty() => {
                    Stage::Failed(reason(instance, "errorCode", "errorMessage"))
                }
                status => {
                    Stage::Creating(format!("{}{}", status.to_ascii_lowercase(), percent(body)))
                }
            }
        }
        Service::KooPhone { .. } => {
            let data = body.get("data").unwrap_or(&Value::Null);
            match data.get("status").and_then(Value::as_i64) {
                Some(0) => Stage::Created,
                Some(-1) => Stage::Failed("the preparation failed".to_owned()),
                Some(1) => Stage::Creating("queuing".to_owned()),
                Some(2) => Stage::Creating("restoring".to_owned()),
                Some(3) => Stage::Creating("backing up".to_owned()),
                Some(_) | None => Stage::Creating("unknown".to_owned()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_service_says_its_end_in_its_own_way() {
        let apig = Service::Apig { project_id: "p".to_owned() };
        let roma = Service::Roma { project_id: "p".to_owned(), instances: Vec::new() };
        let phone = Service::KooPhone { user_id: "u".to_owned(), instances: Vec::new() };
        let creating = |line: &str| Stage::Creating(line.to_owned());
        let failed = |reason: &str| Stage::Failed(reason.to_owned());
        for (service, body, expected) in [
            (&apig, json!({ "status": "success", "progress": 100 }), Stage::Created),
            (&apig, json!({ "status": "creating", "progress": 100 }), creating("creating, 100%")),
            (
                &apig,
                json!({ "status": "failed", "error_code": "APIC.9218", "error_msg": "quota" }),
                failed("APIC.9218 quota"),
            ),
            (
                &roma,
                json!({ "status": "creating", "instance": { "status": "RUNNING" } }),
                Stage::Created,
            ),
            (
                &roma,
                json!({ "progress": 5, "instance": { "status": "CREATING", "errorCode": "JOB-1" } }),
                creating("creating, 5%"),
            ),
            (
                &roma,
                json!({ "instance": { "status": "CREATING", "errorMessage": "no" } }),
                failed("no"),
            ),
            (&phone, json!({ "data": { "status": 0 } }), Stage::Created),
            (&phone, json!({ "data": { "status": 1 } }), creating("queuing")),
            (&phone, json!({ "data": { "status": -1 } }), failed("the preparation failed")),
            (&phone, json!({}), creating("unknown")),
        ] {
            assert_eq!(stage(service, &body), expected, "{body}");
        }
    }
}
