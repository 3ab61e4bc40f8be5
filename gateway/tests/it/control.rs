//! The simulator's tokens, faults, control route and journal, through the gateway.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use instance_gateway::{
    app,
    config::{Config, Credentials},
    simulator::{EXPIRED_TOKEN, FORBIDDEN_TOKEN, Plan, WRONG_TOKEN},
};
use serde_json::{Value, json};

use crate::common::{
    Answer, LIST, NORTH, PHONE, PREPARE, PROCESS, config, control, get, get_with, post, send,
    simulated,
};

async fn default() -> Router {
    simulated(Plan::default()).await
}

async fn with_token(router: &Router, path: &str, token: Option<&str>) -> Answer {
    let mut request = if path == PREPARE { Request::post(path) } else { Request::get(path) };
    if let Some(token) = token {
        request = request.header("x-auth-token", token);
    }
    let request = request.header("content-type", "application/json");
    send(router, request.body(Body::from(PHONE)).unwrap()).await
}

#[tokio::test]
async fn tokens_are_judged_as_each_service_documents() {
    let router = app(Config { credentials: Credentials::Browser, ..Config::simulated() }).unwrap();
    for (token, apig, roma, koophone) in [
        (None, (401, "APIC.7100"), (400, "ROMA.1000"), (401, "APIGW.0301")),
        (Some(EXPIRED_TOKEN), (401, "APIC.7101"), (400, "ROMA.1002"), (401, "APIGW.0307")),
        (Some(WRONG_TOKEN), (401, "APIC.7102"), (400, "ROMA.1002"), (401, "APIGW.0301")),
        (Some(FORBIDDEN_TOKEN), (403, "APIC.7106"), (400, "ROMA.1006"), (401, "KOOPHONE.API.1001")),
    ] {
        for (path, (status, code)) in [(LIST, apig), (PROCESS, roma), (PREPARE, koophone)] {
            let answer = with_token(&router, path, token).await;
            assert_eq!(answer.error(), (status, code.to_owned()), "{token:?} {path}");
        }
    }
    for path in [LIST, PROCESS, PREPARE] {
        assert_eq!(with_token(&router, path, Some("any other")).await.status, 200, "{path}");
    }
    let answer = with_token(&router, PREPARE, Some(WRONG_TOKEN)).await;
    assert_eq!(answer.json()["request_id"], answer.header("x-request-id").unwrap());
}

#[tokio::test]
async fn the_sample_in_the_readme_is_a_change() {
    let readme = include_str!("../../README.md");
    let (_, sample) = readme.split_once("-d '{").unwrap();
    let (sample, _) = sample.split_once("}'").unwrap();
    let change = serde_json::from_str(&format!("{{{sample}}}")).unwrap();
    let state = control(&default().await, change).await;
    assert_eq!((&state["scenario"], &state["instances"]), (&json!("large"), &json!(5000)));
    assert_eq!(state["clock"]["epoch_ms"], json!(1_750_000_000_000_u64));
    assert_eq!(state["faults"][0]["route"], "apig.list");
}

async fn fault(router: &Router, fault: Value) -> Answer {
    control(router, json!({ "faults": [fault] })).await;
    get(router, LIST).await
}

#[tokio::test]
async fn faults_replace_answers() {
    let router = default().await;
    let answer = fault(&router, json!({ "route": "*", "status": 429, "retry_after": "30" })).await;
    assert_eq!(answer.error(), (429, "APIGW.0308".to_owned()));
    assert_eq!(answer.header("retry-after"), Some("30"));
    let answer = fault(&router, json!({ "route": "apig.list", "status": 500 })).await;
    assert_eq!(answer.error(), (500, "APIC.9000".to_owned()));
    let answer = fault(&router, json!({ "route": "apig.list", "body": { "a": [1] } })).await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "a": [1] })));
    let answer = fault(&router, json!({ "route": "*", "status": 502, "body": "<html>" })).await;
    assert_eq!(answer.error(), (502, "GATEWAY.9502".to_owned()));
    let answer = fault(&router, json!({ "route": "apig.list", "malformed": "html" })).await;
    assert_eq!(answer.error(), (502, "GATEWAY.7502".to_owned()));
    let answer = fault(&router, json!({ "route": "apig.list", "malformed": "json" })).await;
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let answer = fault(&router, json!({ "route": "*", "headers": { "date": date } })).await;
    assert_eq!((answer.status.as_u16(), answer.header("date")), (200, Some(date)));
    let answer = fault(&router, json!({ "route": "*", "delay_ms": 1 })).await;
    assert_eq!(answer.status, 200);
    let redirect = json!({ "route": "*", "status": 302, "headers": { "location": "/" } });
    assert_eq!(fault(&router, redirect).await.error(), (502, "GATEWAY.2502".to_owned()));
}

#[tokio::test]
async fn faults_cut_and_truncate() {
    let router = default().await;
    for broken in ["cut", "truncate"] {
        let answer = fault(&router, json!({ "route": "apig.list", broken: true })).await;
        assert_eq!(answer.error(), (502, "GATEWAY.1502".to_owned()), "{broken}");
    }
    let received = get(&router, "/simulator/requests").await.json();
    let statuses = received.as_array().unwrap().iter().map(|entry| &entry["status"]);
    assert_eq!(statuses.collect::<Vec<_>>(), [&Value::Null, &json!(200)]);
}

#[tokio::test]
async fn a_fault_concerns_its_route_and_project_and_is_used_up() {
    let router = default().await;
    let once = json!({ "route": "apig.list", "project_id": NORTH, "status": 503, "times": 1 });
    control(&router, json!({ "faults": [once] })).await;
    let east = get(&router, "/config.json").await.json()["sources"][1]["project_id"].clone();
    let other = LIST.replace(NORTH, east.as_str().unwrap());
    assert_eq!(get(&router, &other).await.json()["total"], 12);
    assert_eq!(get(&router, PROCESS).await.status, 200);
    assert_eq!(get(&router, LIST).await.status, 503);
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(get(&router, "/simulator").await.json()["faults"], json!([]));
}

#[tokio::test]
async fn the_state_is_shown_and_changed() {
    let router = default().await;
    let faults = json!([{ "route": "roma.process", "cut": true, "times": 3 }]);
    let change = json!({
        "scenario": "large", "seed": 9, "instances": 10, "faults": faults,
        "clock": { "elapsed_ms": 1_000, "advance_ms": 500, "epoch_ms": 42 },
    });
    let state = control(&router, change).await;
    assert!(state["address"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    let expected = json!({
        "address": state["address"], "token_life_seconds": 86_400, "tokens_given": 0,
        "scenario": "large", "seed": 9, "instances": 10, "faults": faults, "request_count": 0,
        "clock": { "frozen": true, "elapsed_ms": 1_500, "epoch_ms": 42 },
    });
    assert_eq!(state, expected);
    assert_eq!(get(&router, "/simulator").await.json(), expected);
    assert_eq!(get(&router, LIST).await.header("date"), Some("Thu, 01 Jan 1970 00:00:01 GMT"));
    assert_eq!(control(&router, json!({})).await["request_count"], 1);
}

#[tokio::test]
async fn a_change_that_cannot_be_changes_nothing() {
    let router = default().await;
    let before = get(&router, "/simulator").await.json();
    let bad = r#"{"scenario": "empty", "faults": [{"route": "*", "status": 1}]}"#;
    let answer = post(&router, "/simulator", bad).await;
    assert_eq!(answer.error(), (400, "GATEWAY.0400".to_owned()));
    assert!(answer.json()["error_msg"].as_str().unwrap().starts_with("faults[0].status: "));
    assert_eq!(post(&router, "/simulator", "[]").await.error().0, 400);
    let request = Request::post("/simulator").body(Body::from("{}")).unwrap();
    assert_eq!(send(&router, request).await.error(), (415, "GATEWAY.0415".to_owned()));
    assert_eq!(get(&router, "/simulator").await.json(), before);
}

#[tokio::test]
async fn other_sites_do_not_control_the_simulator() {
    let router = app(Config { credentials: Credentials::Browser, ..Config::simulated() }).unwrap();
    for path in ["/simulator", "/simulator/requests"] {
        let cross = [("host", "localhost"), ("sec-fetch-site", "cross-site")];
        assert_eq!(get_with(&router, path, &cross).await.error().1, "GATEWAY.0403");
        assert_eq!(get_with(&router, path, &[("host", "evil.example")]).await.error().0, 421);
    }
}

#[tokio::test]
async fn what_was_received_is_told_without_its_token() {
    let router = default().await;
    get(&router, &format!("{LIST}?limit=1")).await;
    post(&router, PREPARE, PHONE).await;
    let received = get(&router, "/simulator/requests").await;
    assert!(!String::from_utf8_lossy(&received.body).contains("simulator-token"));
    let received = received.json();
    let expected = json!({
        "method": "GET", "path": LIST, "query": "limit=1", "token": "accepted", "body": "",
        "status": 200, "elapsed_ms": 0, "headers": received[0]["headers"],
    });
    assert_eq!(received[0], expected);
    assert_eq!(received[0]["headers"]["x-auth-token"], "(15 bytes)");
    assert_eq!(received[1]["method"], "POST");
    let body: Value = serde_json::from_str(received[1]["body"].as_str().unwrap()).unwrap();
    assert_eq!(body, serde_json::from_str::<Value>(PHONE).unwrap());
    let forget = Request::delete("/simulator/requests").body(Body::empty()).unwrap();
    assert_eq!(send(&router, forget).await.status, 200);
    assert_eq!(get(&router, "/simulator/requests").await.json(), json!([]));
}

#[tokio::test]
async fn the_control_route_exists_only_while_simulating() {
    let real = config("[upstreams]\nroma = \"http://127.0.0.1:1\"");
    let router = app(real).unwrap();
    assert_eq!(get(&router, "/simulator").await.error(), (404, "GATEWAY.0404".to_owned()));
    assert_eq!(get(&router, "/config.json").await.error(), (404, "GATEWAY.1404".to_owned()));
}

#[tokio::test]
async fn the_widgets_configuration_shows_the_scenario() {
    let config = get(&default().await, "/config.json").await;
    assert_eq!(config.header("cache-control"), Some("no-store"));
    let sources = &config.json()["sources"];
    let apig = json!({
        "service": "apig", "label": "North 4, production", "project_id": NORTH,
        "region": "cn-north-4", "proxy": "/",
    });
    assert_eq!(sources[0], apig);
    let koophone = json!({
        "service": "koophone", "label": "1008600000104285462", "user_id": "1008600000104285462",
        "instances": ["iRJEVP9"], "proxy": "/",
    });
    assert_eq!(sources[3], koophone);
}
