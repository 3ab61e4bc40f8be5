//! The gateway's own token when the cloud refuses it: nobody is asked for another.

use std::{fs, net::SocketAddr};

use axum::Router;
use instance_gateway::{
    app,
    config::{Config, Credentials, Overrides},
    simulator::{EXPIRED_TOKEN, FORBIDDEN_TOKEN, Plan, WRONG_TOKEN},
};
use serde_json::{Value, json};

use crate::common::{
    Answer, LIST, PHONE, PREPARE, PROCESS, UNKEPT, control, get, get_with, post, served, simulated,
    until,
};

/// A gateway that passes the browser's tokens on to its simulator: a cloud behind a socket.
async fn cloud() -> SocketAddr {
    served(Config { credentials: Credentials::Browser, ..Config::simulated() }).await
}

/// A gateway in front of that cloud, configured as in a file.
fn before(cloud: SocketAddr, credentials: &str, variable: &str) -> Router {
    let upstreams = ["apig", "koophone", "roma"].map(|name| format!("{name} = \"http://{cloud}\""));
    let text = format!("{UNKEPT}{credentials}\n[upstreams]\n{}", upstreams.join("\n"));
    let variable = |_: &str| Some(variable.to_owned());
    app(Config::parse(&text, &Overrides::default(), variable).unwrap()).unwrap()
}

/// A gateway that holds the token.
fn holding(cloud: SocketAddr, token: &str) -> Router {
    before(cloud, "credentials = \"gateway\"\naccess.kind = \"open\"\ntoken_env = \"TOKEN\"", token)
}

/// One call of each service: APIG, ROMA, KooPhone.
async fn ask_all(router: &Router) -> [Answer; 3] {
    [get(router, LIST).await, get(router, PROCESS).await, post(router, PREPARE, PHONE).await]
}

fn errors(answers: &[Answer; 3]) -> [(u16, String); 3] {
    answers.each_ref().map(Answer::error)
}

fn refused() -> [(u16, String); 3] {
    [(); 3].map(|()| (503, "GATEWAY.1503".to_owned()))
}

#[tokio::test]
async fn a_refused_token_of_the_gateway_is_its_own_failure() {
    let cloud = cloud().await;
    for token in [EXPIRED_TOKEN, WRONG_TOKEN] {
        let answers = ask_all(&holding(cloud, token)).await;
        assert_eq!(errors(&answers), refused(), "{token}");
        for answer in answers {
            let body = json!({
                "error_code": "GATEWAY.1503",
                "error_msg": "the upstream rejected the gateway's own token",
            });
            assert_eq!(answer.json(), body);
            assert_eq!(answer.header("content-type"), Some("application/json"));
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
    }
}

#[tokio::test]
async fn a_missing_permission_passes_through() {
    let answers = ask_all(&holding(cloud().await, FORBIDDEN_TOKEN)).await;
    let expected = [(403, "APIC.7106"), (400, "ROMA.1006"), (401, "KOOPHONE.API.1001")];
    assert_eq!(errors(&answers), expected.map(|(status, code)| (status, code.to_owned())));
}

#[tokio::test]
async fn the_upstreams_request_id_is_kept() {
    let router = simulated(Plan::default()).await;
    let headers = json!({ "x-request-id": "the-clouds" });
    let fault = json!({ "route": "*", "status": 401, "headers": headers });
    control(&router, json!({ "faults": [fault] })).await;
    let answers = ask_all(&router).await;
    assert_eq!(errors(&answers), refused());
    for answer in &answers {
        assert_eq!(answer.header("x-request-id"), Some("the-clouds"));
    }
}

#[tokio::test]
async fn a_refusal_for_roma_counts_by_its_code() {
    let router = simulated(Plan::default()).await;
    for (code, expected) in [
        ("ROMA.1000", (503, "GATEWAY.1503")),
        ("ROMA.1002", (503, "GATEWAY.1503")),
        ("ROMA.13000", (400, "ROMA.13000")),
    ] {
        let body = json!({ "error_code": code, "error_msg": "" });
        let fault = json!({ "route": "roma.process", "status": 400, "body": body });
        control(&router, json!({ "faults": [fault] })).await;
        let (status, code) = get(&router, PROCESS).await.error();
        assert_eq!((status, code.as_str()), expected);
    }
}

#[tokio::test]
async fn a_renewed_token_file_ends_the_refusals() {
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/refused-token");
    fs::write(file, EXPIRED_TOKEN).unwrap();
    let credentials = format!(
        "credentials = \"gateway\"\naccess.kind = \"open\"\ntoken_file = {}",
        Value::from(file)
    );
    let router = before(cloud().await, &credentials, "");
    assert_eq!(errors(&ask_all(&router).await), refused());
    fs::write(file, "renewed").unwrap();
    until("the renewed token is used", async || {
        ask_all(&router).await.iter().all(|answer| answer.status == 200)
    })
    .await;
    fs::remove_file(file).unwrap();
}

#[tokio::test]
async fn what_is_said_of_the_browsers_token_passes_through() {
    let router = before(cloud().await, "credentials = \"browser\"", "");
    let token = [("x-auth-token", EXPIRED_TOKEN)];
    assert_eq!(get_with(&router, LIST, &token).await.error(), (401, "APIC.7101".to_owned()));
    assert_eq!(get_with(&router, PROCESS, &token).await.error(), (400, "ROMA.1002".to_owned()));
    let answer = post(&router, PREPARE, PHONE).await;
    assert_eq!(answer.error(), (401, "APIGW.0301".to_owned()));
    assert_eq!(answer.json()["request_id"], answer.header("x-request-id").unwrap());
}
