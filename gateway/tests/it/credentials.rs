//! The gateway's own credentials in front of the simulator: users of IAM, and access keys.

use std::{fs, time::UNIX_EPOCH};

use axum::Router;
use instance_gateway::{
    app,
    config::{Config, Overrides},
    counted_app,
    metrics::Metrics,
    operations::{Readiness, operations},
    simulator::{
        ACCESS_KEY, DOMAIN, PASSWORD, Plan, SECRET_KEY, SECURITY_TOKEN, TEMPORARY_ACCESS_KEY,
        TEMPORARY_SECRET_KEY, USER,
    },
};
use serde_json::{Value, json};

use crate::common::{
    Answer, LIST, PHONE, PREPARE, PROCESS, UNKEPT, control, get, get_with, post, simulated, until,
};

/// A simulator whose clock runs, and the address of its pretend cloud.
async fn cloud() -> (Router, String) {
    let router = app(Config::simulated()).unwrap();
    let address = get(&router, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    (router, address)
}

/// A gateway in front of that cloud, with this credential and no other.
fn holding(cloud: &str, credential: &str, secret: &str) -> Router {
    app(config(cloud, credential, secret)).unwrap()
}

fn config(cloud: &str, credential: &str, secret: &str) -> Config {
    let text = format!(
        "{UNKEPT}access.kind = \"open\"\ncredentials = \"reader\"\n[credential.reader]\n{credential}\n\
         [upstreams]\napig = \"{cloud}\"\nroma = \"{cloud}\"\nkoophone = \"{cloud}\"\n"
    );
    let variable = |name: &str| match name {
        "SECRET" => Some(secret.to_owned()),
        "SECURITY_TOKEN" => Some(SECURITY_TOKEN.to_owned()),
        _ => None,
    };
    Config::parse(&text, &Overrides::default(), variable).unwrap()
}

fn user(cloud: &str) -> String {
    format!(
        "kind = \"iam-password\"\nuser = \"{USER}\"\ndomain = \"{DOMAIN}\"\n\
         password_env = \"SECRET\"\nproject = \"cn-north-4\"\niam = \"{cloud}\""
    )
}

fn key(name: &str) -> String {
    format!("kind = \"ak-sk\"\naccess_key = \"{name}\"\nsecret_key_env = \"SECRET\"")
}

/// The requests that the pretend cloud received for a path.
async fn received(cloud: &Router, path: &str) -> Vec<Value> {
    let requests = get(cloud, "/simulator/requests").await.json();
    let requests = requests.as_array().unwrap().iter();
    requests.filter(|request| request["path"] == path).cloned().collect()
}

const TOKENS: &str = "/v3/auth/tokens";

async fn ask_all(router: &Router) -> [Answer; 3] {
    [get(router, LIST).await, get(router, PROCESS).await, post(router, PREPARE, PHONE).await]
}

fn statuses(answers: &[Answer; 3]) -> [u16; 3] {
    answers.each_ref().map(|answer| answer.status.as_u16())
}

#[tokio::test]
async fn a_user_of_iam_gets_one_token_for_all_calls() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), PASSWORD);
    for _ in 0..3 {
        let token = [("x-auth-token", "the browser's")];
        assert_eq!(get_with(&router, LIST, &token).await.status, 200);
    }
    assert_eq!(post(&router, PREPARE, PHONE).await.status, 200);
    // ROMA Connect's instance is in another project, which the token is not for.
    assert_eq!(get(&router, PROCESS).await.error().1, "ROMA.1006");
    let requests = received(&cloud, TOKENS).await;
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0]["query"], "nocatalog=true");
    let sent = received(&cloud, LIST).await;
    assert_eq!(sent[0]["token"], "accepted");
    assert_eq!(sent[0]["headers"]["x-auth-token"], "(2415 bytes)");
}

#[tokio::test]
async fn a_token_that_ended_early_is_replaced_within_the_call() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), PASSWORD);
    assert_eq!(get(&router, LIST).await.status, 200);
    // The gateway believes that the token has a day left.
    control(&cloud, json!({ "clock": { "advance_ms": 24 * 60 * 60 * 1000 } })).await;
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(received(&cloud, TOKENS).await.len(), 2);
    let calls = received(&cloud, LIST).await;
    let tokens: Vec<_> = calls.iter().map(|call| call["token"].as_str().unwrap()).collect();
    assert_eq!(tokens, ["accepted", "expired", "accepted"]);
    // A replacement that also ends at once is not replaced again and again.
    control(&cloud, json!({ "clock": { "advance_ms": 24 * 60 * 60 * 1000 } })).await;
    for _ in 0..3 {
        assert_eq!(get(&router, LIST).await.error(), (503, "GATEWAY.1503".to_owned()));
    }
    assert_eq!(received(&cloud, TOKENS).await.len(), 2);
}

#[tokio::test]
async fn only_documented_codes_ask_for_another_token() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), PASSWORD);
    for (status, code) in [(401, "APIC.7103"), (403, "APIC.7106"), (403, "APIC.7101")] {
        let body = json!({ "error_code": code, "error_msg": "" });
        let fault = json!({ "route": "apig.list", "status": status, "body": body });
        control(&cloud, json!({ "faults": [fault] })).await;
        assert!(get(&router, LIST).await.status.as_u16() >= 400);
    }
    assert_eq!(received(&cloud, TOKENS).await.len(), 1);
}

#[tokio::test]
async fn after_iams_own_401_it_is_never_asked_again() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), "wrong password");
    for _ in 0..10 {
        let answer = get(&router, LIST).await;
        assert_eq!(answer.error(), (503, "GATEWAY.4503".to_owned()));
    }
    assert_eq!(received(&cloud, TOKENS).await.len(), 1);
    assert!(received(&cloud, LIST).await.is_empty());
    // So the user is not locked, and another gateway may have the right password.
    let other = holding(&address, &user(&address), PASSWORD);
    assert_eq!(get(&other, LIST).await.status, 200);
}

#[tokio::test]
async fn a_good_token_is_used_while_iam_fails() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), PASSWORD);
    assert_eq!(get(&router, LIST).await.status, 200);
    control(&cloud, json!({ "faults": [{ "route": "iam.tokens", "status": 503 }] })).await;
    assert_eq!(get(&router, LIST).await.status, 200);
    let without = holding(&address, &user(&address), PASSWORD);
    let answer = get(&without, LIST).await;
    assert_eq!(answer.error(), (503, "GATEWAY.3503".to_owned()));
    assert!(answer.json()["error_msg"].as_str().unwrap().ends_with("IAM answered 503"));
    assert_eq!(answer.header("retry-after"), Some("5"));
}

#[tokio::test]
async fn answers_tell_when_a_token_ends_that_cannot_be_renewed() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &user(&address), PASSWORD);
    assert_eq!(get(&router, LIST).await.header("x-token-ends-in"), None);
    // The refusal of the token makes the gateway request another one.
    let faults = json!([
        { "route": "iam.tokens", "status": 503 },
        { "route": "apig.list", "status": 401, "times": 1 },
    ]);
    control(&cloud, json!({ "faults": faults })).await;
    assert_eq!(get(&router, LIST).await.status, 503);
    let answer = get(&router, LIST).await;
    assert_eq!(answer.status, 200);
    let left: u64 = answer.header("x-token-ends-in").unwrap().parse().unwrap();
    assert!((86_000..=86_400).contains(&left), "{left}");
}

#[tokio::test]
async fn the_metrics_tell_when_a_token_ends() {
    let (_cloud, address) = cloud().await;
    let metrics = Metrics::default();
    let router = counted_app(config(&address, &user(&address), PASSWORD), &metrics).unwrap();
    assert_eq!(get(&router, LIST).await.status, 200);
    let text = get(&operations(metrics, Readiness::default()), "/metrics").await;
    let text = String::from_utf8(text.body.to_vec()).unwrap();
    let requests = r#"token_requests_total{credential="reader",result="good"} 1"#;
    assert!(text.contains(requests), "{text}");
    let ends = r#"instance_gateway_token_ends{credential="reader",project="0"} "#;
    let ends = text.lines().find_map(|line| line.strip_prefix(ends)).unwrap();
    let now = UNIX_EPOCH.elapsed().unwrap().as_secs();
    let left = ends.parse::<u64>().unwrap() - now;
    assert!((86_000..=86_400).contains(&left), "{left}");
    assert!(!text.contains(PASSWORD) && !text.contains("MIISimulated"), "{text}");
}

#[tokio::test]
async fn regions_share_one_user_who_stops_once() {
    let (cloud, address) = cloud().await;
    let text = format!(
        "{UNKEPT}access.kind = \"open\"\ncredentials = \"reader\"\n[credential.reader]\nkind = \"iam-password\"\nuser = \"{USER}\"\n\
         domain = \"{DOMAIN}\"\npassword_env = \"SECRET\"\niam = \"{address}\"\n\
         [[regions]]\nname = \"cn-north-4\"\napig = \"{address}\"\nroma = \"{address}\"\n\
         [[regions]]\nname = \"cn-east-3\"\napig = \"{address}\"\nroma = \"{address}\"\n\
         [upstreams]\nkoophone = \"{address}\"\n"
    );
    let gateway = |password: &'static str| {
        let variable = |_: &str| Some(password.to_owned());
        app(Config::parse(&text, &Overrides::default(), variable).unwrap()).unwrap()
    };
    let east = "/cn-east-3/v2/0d5a11c4b96a4a7c8f0e2f6e91c37b58/apigw/instances";
    let router = gateway(PASSWORD);
    // Each region's token is for its own project.
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(get(&router, &format!("/cn-north-4{LIST}")).await.status, 200);
    assert_eq!(get(&router, east).await.status, 200);
    assert_eq!(received(&cloud, TOKENS).await.len(), 2);
    let router = gateway("wrong password");
    assert_eq!(get(&router, LIST).await.error().1, "GATEWAY.4503");
    assert_eq!(get(&router, east).await.error().1, "GATEWAY.4503");
    assert_eq!(received(&cloud, TOKENS).await.len(), 3);
}

#[tokio::test]
async fn an_access_key_signs_each_call() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &key(ACCESS_KEY), SECRET_KEY);
    assert_eq!(statuses(&ask_all(&router).await), [200; 3]);
    let query = "?offset=0&limit=2&instance_name=a%20b~*%E4%B8%AD&status=Running";
    assert_eq!(get(&router, &format!("{LIST}{query}")).await.status, 200);
    let calls = received(&cloud, LIST).await;
    assert_eq!(calls[0]["headers"]["x-project-id"], LIST[4..36]);
    assert!(calls[0]["headers"].get("x-auth-token").is_none());
    assert!(received(&cloud, TOKENS).await.is_empty());
}

#[tokio::test]
async fn a_temporary_key_comes_with_its_security_token() {
    let (_cloud, address) = cloud().await;
    let temporary = key(TEMPORARY_ACCESS_KEY);
    let router = holding(&address, &temporary, TEMPORARY_SECRET_KEY);
    assert_eq!(statuses(&ask_all(&router).await), [503; 3]);
    let temporary = format!("{temporary}\nsecurity_token_env = \"SECURITY_TOKEN\"");
    let router = holding(&address, &temporary, TEMPORARY_SECRET_KEY);
    assert_eq!(statuses(&ask_all(&router).await), [200; 3]);
}

#[tokio::test]
async fn a_signature_that_is_refused_is_the_gateways_failure_and_a_wrong_clock_is_named() {
    let (cloud, address) = cloud().await;
    let router = holding(&address, &key(ACCESS_KEY), "another secret");
    for answer in ask_all(&router).await {
        assert_eq!(answer.error(), (503, "GATEWAY.1503".to_owned()));
        assert!(answer.json()["error_msg"].as_str().unwrap().contains("signature"));
        assert_eq!(answer.header("x-request-id").map(str::len), Some(32));
    }
    let router = holding(&address, &key(ACCESS_KEY), SECRET_KEY);
    for (advance, is_refused) in [(14 * 60, false), (6 * 60, true)] {
        control(&cloud, json!({ "clock": { "advance_ms": advance * 1000 } })).await;
        let answer = get(&router, LIST).await;
        if is_refused {
            assert_eq!(answer.error(), (503, "GATEWAY.5503".to_owned()));
            let message = answer.json()["error_msg"].as_str().unwrap().to_owned();
            assert!(message.ends_with("the gateway's clock is 20 minutes behind"), "{message}");
        } else {
            assert_eq!(answer.status, 200);
        }
    }
    let cloud = simulated(Plan::default()).await;
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    let answer = get(&holding(&address, &key(ACCESS_KEY), SECRET_KEY), LIST).await;
    assert!(answer.json()["error_msg"].as_str().unwrap().ends_with("minutes ahead"));
}

#[tokio::test]
async fn secrets_are_read_from_files_too_and_shown_nowhere() {
    let (cloud, address) = cloud().await;
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/password");
    fs::write(file, format!("{PASSWORD}\n")).unwrap();
    let from_file = user(&address)
        .replace("password_env = \"SECRET\"", &format!("password_file = {}", Value::from(file)));
    let config = config(&address, &from_file, "");
    let shown = format!("{config:?}");
    assert!(!shown.contains(PASSWORD) && shown.contains("REDACTED"), "{shown}");
    let router = app(config).unwrap();
    assert_eq!(get(&router, LIST).await.status, 200);
    let requests = received(&cloud, TOKENS).await;
    assert!(!requests[0].to_string().contains(PASSWORD), "{}", requests[0]);
    fs::remove_file(file).unwrap();
    let gone = format!(
        "{UNKEPT}access.kind = \"open\"\ncredentials = \"reader\"\n[credential.reader]\n{from_file}\n[upstreams]\napig = \"{address}\""
    );
    let error = Config::parse(&gone, &Overrides::default(), |_| None).unwrap_err().to_string();
    assert!(error.starts_with(&format!("credential.reader.password_file: {file}: ")), "{error}");
}

#[tokio::test]
async fn calls_fail_until_iam_gives_the_first_token() {
    // A gateway that starts before IAM does: the first calls say why, later ones pass.
    let (cloud, address) = cloud().await;
    control(&cloud, json!({ "faults": [{ "route": "iam.tokens", "cut": true, "times": 1 }] }))
        .await;
    let router = holding(&address, &user(&address), PASSWORD);
    assert_eq!(get(&router, LIST).await.error(), (503, "GATEWAY.3503".to_owned()));
    until("the next token", async || get(&router, LIST).await.status == 200).await;
    assert_eq!(received(&cloud, TOKENS).await.len(), 2);
}
