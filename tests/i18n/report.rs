//! The diagnostics report for support: it tells what failed, and no secrets.

use console_config::validate;
use instance_console::{
    api::{Error, ErrorParts, Problem},
    domain::{
        config::{Config, Locale},
        incidents::Incidents,
        key::{InstanceKey, PollKey},
        redact::Redactor,
    },
    i18n::report::{Facts, report},
    poll::{Cause, End, Schedule},
};
use proptest::prelude::*;

const PROJECT: &str = "73d69ae0cfcf460190522d06b60f05ad";
const PHONE: &str = "iRJEVP9";
const GATEWAY: &str = "9f2a3b1c-77aa-4b1e-9c55-0d5a11c4b96a";
const TOKEN: &str = "MIIFvQYJKoZIhvcNAQcCoIIFrjCCBaoCAQExDTALBglghkgBZQMEAgEwggQ";

fn config(label: &str, project: &str) -> Config {
    let text = format!(
        r#"{{"proxy": "https://proxy.example/{project}/x", "sources": [
            {{"service": "apig", "label": "{label}", "project_id": "{project}"}},
            {{"service": "koophone", "user_id": "1008600000104285462", "instances": ["{PHONE}"]}}]}}"#
    );
    let value = serde_json::from_str(&text).expect("a JSON text");
    validate(&value).config.expect("a configuration")
}

fn key(id: &str) -> InstanceKey {
    InstanceKey { source: 0, id: id.into() }
}

fn error(message: &str) -> Error {
    Error::from(ErrorParts {
        status: Some(404),
        code: Some("APIC.7302".to_owned()),
        request_id: Some("6d6f9b0b2b7a4b5c8d1e0f9a8b7c6d5e".to_owned()),
        message: message.to_owned(),
        problem: None,
        ..ErrorParts::clone(&Error::transport(""))
    })
}

fn written(config: &Config, message: &str, with_ids: bool) -> String {
    written_of(config, &error(message), with_ids)
}

fn written_of(config: &Config, error: &Error, with_ids: bool) -> String {
    let mut incidents = Incidents::default();
    for now in [1_000, 2_000] {
        incidents.note(&PollKey::progress(key(GATEWAY)), error, now);
    }
    let next = Schedule::Next { wait: 8_000, cause: Cause::Interval };
    report(&Facts {
        config,
        intervals: config.poll.into(),
        version: "1.2.3",
        agent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0",
        locale: Locale::Zh,
        page_time: "2026-01-05T08:00:00.000Z".to_owned(),
        server_times: vec!["2026-01-05T08:00:01.000Z".to_owned()],
        loaded: 2,
        requests: 17,
        incidents: &incidents,
        polls: vec![
            (PollKey::list(0), next),
            (PollKey::progress(key(GATEWAY)), Schedule::Ended(End::Gone)),
        ],
        repaired: vec![PollKey::progress(key(GATEWAY))],
        now: 62_000,
        instances: vec![
            (key(GATEWAY), "orders-prod".to_owned()),
            (key("0a0b"), "payments".to_owned()),
        ],
        tokens: vec![TOKEN.to_owned()],
        with_ids,
    })
}

const SAID: &str = "instance orders-prod of /v2/73d69ae0cfcf460190522d06b60f05ad/apigw/instances/\
    9f2a3b1c-77aa-4b1e-9c55-0d5a11c4b96a is not in North 4 (iRJEVP9)";

#[test]
fn it_tells_what_a_support_engineer_asks_for() {
    let report = written(&config("North 4", PROJECT), SAID, false);
    for part in [
        "Instance Console 1.2.3",
        "Chrome/140.0.0.0",
        "language: zh-CN",
        "page time: 2026-01-05T08:00:00.000Z",
        "server time 2026-01-05T08:00:01.000Z",
        "intervals: 3 s changing, 60 s settled",
        "requests: 17, failures: 2, instances loaded: 2",
        "1. APIG \"source-1\", proxy proxy.example, 0 instances configured",
        "2. KooPhone",
        "proxy proxy.example, 1 instance configured",
        "progress, source 1 instance-1: Transport, 2 times, last 1 min ago",
        "HTTP 404 APIC.7302",
        "request 6d6f9b0b2b7a4b5c8d1e0f9a8b7c6d5e",
        "list, source 1: Refreshes in 8 s\n",
        "progress, source 1 instance-1: Stopped: not found (last response repaired)",
    ] {
        assert!(report.contains(part), "{part} is not in\n{report}");
    }
}

#[test]
fn a_problem_is_said_in_english_beside_what_the_browser_says() {
    let error = Error::without_answer(Problem::Unreachable, "Failed to fetch");
    let report = written_of(&config("North 4", PROJECT), &error, false);
    for part in ["Failed to fetch", "No response: the network or the proxy is unreachable"] {
        assert!(report.contains(part), "{part} is not in\n{report}");
    }
}

#[test]
fn an_id_is_the_same_placeholder_wherever_it_is() {
    let report = written(&config("North 4", PROJECT), SAID, false);
    let said =
        "instance name-1 of /v2/owner-1/apigw/instances/instance-1 is not in source-1 (instance-2)";
    assert!(report.contains(said), "{report}");
    for secret in [PROJECT, GATEWAY, PHONE, "orders-prod", "North 4", "1008600000104285462"] {
        assert!(!report.contains(secret), "{secret}");
    }
}

#[test]
fn ids_are_in_it_when_asked_for_and_a_token_never_is() {
    for with_ids in [false, true] {
        let message =
            format!("{SAID}: bad token {TOKEN}, not Zm9vYmFyYmF6MTIzNDU2Nzg5MA/Ab1dEf+9/aZ0=");
        let report = written(&config("North 4", PROJECT), &message, with_ids);
        assert_eq!(report.contains(GATEWAY) && report.contains(PROJECT), with_ids);
        assert!(!report.contains(TOKEN) && !report.contains("MIIF"));
        assert!(!report.contains("Zm9v") && !report.contains("Ab1d"), "{report}");
    }
}

#[test]
fn words_are_left_alone() {
    let redactor = Redactor::new([]);
    for text in [
        "policy user over ratelimit,limit:10,time:1 minute",
        "The API does not exist or has not been published in the environment",
        "HTTP 502 Bad Gateway, APIGW.0308, X-Auth-Token, enterprise_project_id",
        "请求 /v2/apigw/instances 失败",
    ] {
        assert_eq!(redactor.text(text), text);
    }
}

#[test]
fn a_name_of_one_letter_does_not_eat_all_words() {
    let redactor = Redactor::new([("a".to_owned(), "name-1".to_owned())]);
    assert_eq!(redactor.text("a cat, A"), "name-1 cat, name-1");
}

#[test]
fn what_stands_for_a_secret_is_not_taken_for_one() {
    let known = [("instance", "name-1"), ("x-instance-9", "instance-1")];
    let redactor = Redactor::new(known.map(|(secret, name)| (secret.into(), name.into())));
    assert_eq!(redactor.text("X-Instance-9 instance"), "instance-1 name-1");
}

proptest! {
    /// Wherever a server repeats them, in upper or lower case.
    #[test]
    fn no_id_label_or_token_is_left(
        label in "[a-zA-Z0-9 _.中文-]{4,20}[A-Z]{3}",
        project in "[a-z0-9]{20}[a-f0-9_-]{4,12}",
        token in "[A-Za-z0-9+/]{60,400}",
        (before, between, after) in ("\\PC{0,12}", "[ :/,=\"]{1,2}", "\\PC{0,12}"),
        is_upper in any::<bool>(),
    ) {
        let label = label.trim().to_owned();
        let config = config(&label, &project);
        let in_case = |text: &str| if is_upper { text.to_ascii_uppercase() } else { text.to_owned() };
        let message = format!(
            "{before} {}{between}{}{between}{} {token} {after}",
            in_case(&label), in_case(&project), in_case(GATEWAY),
        );
        let report = written(&config, &message, false).to_ascii_lowercase();
        for secret in [&*label, &*project, GATEWAY, &*token, PROJECT, TOKEN] {
            prop_assert!(!report.contains(&secret.to_ascii_lowercase()), "{} in {}", secret, report);
        }
        let with_ids = written(&config, &message, true);
        prop_assert!(!with_ids.contains(&token), "{}", with_ids);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", known in "\\PC*") {
        let redactor = Redactor::new([(known, "[x]".to_owned())]);
        let _ = redactor.text(&text);
        let _ = redactor.word(&text);
    }
}
