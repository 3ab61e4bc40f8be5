//! Reads the simulator with the widget's own code: what one of them misreads in the documents shows up here.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Method, Request},
};
use console_config::Validation;
use instance_console::{
    api::{
        Answer, Creation, Error, Headers, Instance, Kind, Moment, Phase, Preparation, PrepareState,
        Process, Request as Call, RetryAfter, Timestamp, Value,
        apig::{self, detail::decode_detail, list::decode_page, progress::decode_creation},
        koophone::{self, decode_preparation},
        roma::{self, decode_process},
        status::Code,
    },
    domain::list_reading::{ListReading, Next},
};
use instance_gateway::{
    app,
    config::{Config, Credentials},
    simulator::{EXPIRED_TOKEN, FORBIDDEN_TOKEN, Plan, Scenario, WRONG_TOKEN},
};
use serde_json::json;

use crate::common::{self, NORTH, at, control, get, send, simulated};

const ROMA: [&str; 2] =
    ["c29445cce74b445682de4fcf3102cec4", "b037d389-62a4-464a-8461-c88797ad4f23"];
const PHONE: [&str; 2] = ["1008600000104285462", "iRJEVP9"];

/// Sends a call as the widget does, and keeps the parts of the answer that the widget reads.
async fn ask_with(router: &Router, call: &Call, token: Option<&str>) -> Answer {
    let method = if call.body.is_some() { Method::POST } else { Method::GET };
    let mut request = Request::builder().method(method).uri(call.target());
    for (name, value) in &call.headers {
        request = request.header(*name, *value);
    }
    if let Some(token) = token {
        request = request.header("x-auth-token", token);
    }
    let body = Body::from(call.body.clone().unwrap_or_default());
    let answer = send(router, request.body(body).unwrap()).await;
    let header = |name: &str| answer.header(name).map(str::to_owned);
    let headers = Headers {
        content_type: header("content-type"),
        date: header("date"),
        age: header("age"),
        retry_after: header("retry-after"),
        etag: header("etag"),
        request_id: header("x-request-id"),
    };
    Answer { status: answer.status.as_u16(), headers, body: answer.body.to_vec() }
}

async fn ask(router: &Router, call: Result<Call, Error>) -> Answer {
    ask_with(router, &call.unwrap(), None).await
}

/// All instances of the first project, page by page.
async fn list(router: &Router) -> Vec<Arc<Instance>> {
    let mut reading = ListReading::start();
    let mut offsets = vec![0];
    while let Some(offset) = offsets.pop() {
        let page = ask(router, apig::list_instances(NORTH, offset, 7)).await;
        let next = reading.answered(offset, decode_page(&page).unwrap().value);
        assert_ne!(next, Next::ReadAgain, "a frozen simulator does not change its list");
        if let Next::Ask(more) = next {
            offsets.extend(more);
        }
    }
    let all: Vec<_> = reading.rows().cloned().collect();
    assert_eq!(u64::try_from(all.len()).unwrap(), reading.extent().total);
    all
}

fn timestamp(moment: Option<Moment>) -> Timestamp {
    moment.unwrap().timestamp().unwrap()
}

async fn creation(router: &Router, id: &str) -> Creation {
    decode_creation(&ask(router, apig::show_progress(NORTH, id)).await).unwrap().value
}

async fn process(router: &Router) -> Process {
    decode_process(&ask(router, roma::show_process(ROMA[0], ROMA[1])).await).unwrap().value
}

async fn preparation(router: &Router) -> Preparation {
    let call = koophone::show_preparation(PHONE[0], PHONE[1]);
    decode_preparation(&ask(router, call).await).unwrap().value
}

#[tokio::test]
async fn every_instance_of_every_scenario_is_read_alike_in_list_detail_and_progress() {
    for (name, scenario) in Scenario::ALL {
        let router = simulated(Plan { scenario, instances: 30, ..Plan::default() }).await;
        for second in [0, 45, 110, 2_000] {
            at(&router, second).await;
            for row in list(&router).await {
                let answer = ask(&router, apig::show_instance(NORTH, &row.id)).await;
                let detail = decode_detail(&answer, "asked").unwrap().value;
                assert_eq!(detail.instance, row, "{name} at {second}");
                let fields = detail.fields();
                let unexplained = fields.iter().filter(|field| field.code.is_none());
                assert_eq!(unexplained.count(), 0, "{fields:?}");
                let creation = creation(&router, &row.id).await;
                let is_creation = row.status.code().is_some_and(Code::is_creation);
                assert_eq!(creation.phase == Phase::Underway, is_creation, "{row:?}");
                assert!(creation.percent.is_some() && creation.started == row.created);
            }
        }
    }
}

#[tokio::test]
async fn the_default_scenario_is_all_in_the_table() {
    let router = simulated(Plan::default()).await;
    for instance in list(&router).await {
        assert!(instance.status.code().is_some() && !instance.status.is_contradictory());
        assert!(instance.spec.is_some() && instance.charging.is_some());
    }
}

#[tokio::test]
async fn the_gallery_has_every_status_of_the_table_and_more() {
    let router = simulated(Plan { scenario: Scenario::Gallery, ..Plan::default() }).await;
    let all = list(&router).await;
    for code in Code::all() {
        let shows = |instance: &&Arc<Instance>| {
            let status = &instance.status;
            status.name() == Some(code.name()) && status.number() == Some(code.number().into())
        };
        // Running is also shown with its number as a text.
        let times = if code == Code::Running { 2 } else { 1 };
        assert_eq!(all.iter().filter(shows).count(), times, "{}", code.name());
    }
    let unknown = all.iter().filter(|instance| instance.status.code().is_none());
    assert_eq!(unknown.count(), 3);
    let contradictory = all.iter().filter(|instance| instance.status.is_contradictory());
    assert_eq!(contradictory.count(), 1);
}

#[tokio::test]
async fn creations_come_to_their_ends() {
    let router = simulated(Plan::default()).await;
    let all = list(&router).await;
    let find = |name: &str| all.iter().find(|instance| instance.name == name).unwrap().id.clone();
    let (good, bad) = (find("checkout-gateway"), find("reports-gateway"));
    at(&router, 39).await;
    assert_eq!(creation(&router, &good).await.percent, Some(90));
    at(&router, 45).await;
    let good = creation(&router, &good).await;
    assert_eq!((good.phase, good.percent, good.failure), (Phase::Succeeded, Some(100), None));
    let taken = timestamp(good.ended).since(timestamp(good.started));
    assert_eq!(taken.as_secs(), 40);
    let bad = creation(&router, &bad).await;
    assert_eq!((bad.phase, bad.percent), (Phase::Failed, Some(80)));
    assert_eq!(bad.failure.unwrap().code.as_deref(), Some("APIC.9219"));
}

#[tokio::test]
async fn a_process_never_goes_backwards() {
    let router = simulated(Plan::default()).await;
    let mut last = 0;
    for second in 0..80 {
        at(&router, second).await;
        let process = process(&router).await;
        assert_eq!(process.phase(), Phase::Underway);
        assert!(process.job.is_some() && process.failure.is_none());
        assert_eq!(process.server_time.unwrap().as_millis(), 1_750_000_000_000 + second * 1000);
        let percent = process.percent.unwrap();
        assert!(last <= percent, "{second}");
        last = percent;
        for service in process.services {
            assert_eq!(service.is_waiting(), service.started.is_none(), "{service:?}");
            assert_eq!(service.ended.is_some(), service.phase == Phase::Succeeded, "{service:?}");
        }
    }
    at(&router, 80).await;
    let process = process(&router).await;
    assert_eq!((process.phase(), process.percent), (Phase::Succeeded, Some(100)));
    assert!(process.ended.is_some() && process.job.is_none());
    assert!(process.fields().iter().any(|field| field.value == Value::Masked));
}

#[tokio::test]
async fn a_preparation_goes_through_its_states() {
    let router = simulated(Plan::default()).await;
    for (second, state, waiting) in [
        (0, PrepareState::Queuing, Some(5)),
        (29, PrepareState::Queuing, Some(1)),
        (30, PrepareState::Restoring, None),
        (60, PrepareState::Normal, None),
    ] {
        at(&router, second).await;
        assert_eq!(preparation(&router).await, Preparation { state, waiting }, "{second}");
    }
}

#[tokio::test]
async fn what_failed_in_the_gallery_is_read_as_failed() {
    let router = simulated(Plan { scenario: Scenario::Gallery, ..Plan::default() }).await;
    let process = process(&router).await;
    assert_eq!(process.phase(), Phase::Failed);
    assert!(process.failure.is_some() && process.ended.is_some());
    let failed = process.services.iter().filter(|service| service.phase == Phase::Failed);
    assert!(failed.map(|service| service.failure.is_some()).eq([true]));
    assert_eq!(preparation(&router).await.state, PrepareState::Failed);
}

/// The kinds of the errors that one call of each service gets.
async fn kinds(router: &Router, token: Option<&str>, ids: [&str; 2]) -> [Kind; 3] {
    let instance = apig::show_instance(NORTH, ids[0]).unwrap();
    let process = roma::show_process(ROMA[0], ids[0]).unwrap();
    let preparation = koophone::show_preparation(PHONE[0], ids[1]).unwrap();
    [
        decode_detail(&ask_with(router, &instance, token).await, "").unwrap_err().kind,
        decode_process(&ask_with(router, &process, token).await).unwrap_err().kind,
        decode_preparation(&ask_with(router, &preparation, token).await).unwrap_err().kind,
    ]
}

#[tokio::test]
async fn errors_are_taken_for_what_they_are() {
    let router = app(Config { credentials: Credentials::Browser, ..Config::simulated() }).unwrap();
    for (token, kind) in [
        (None, Kind::Credential),
        (Some(EXPIRED_TOKEN), Kind::Credential),
        (Some(WRONG_TOKEN), Kind::Credential),
        (Some(FORBIDDEN_TOKEN), Kind::Permission),
        (Some("good"), Kind::NotFound),
    ] {
        assert_eq!(kinds(&router, token, ["nobody", "nobody"]).await, [kind; 3], "{token:?}");
    }
}

#[tokio::test]
async fn faults_are_taken_for_what_they_are() {
    let router = simulated(Plan::default()).await;
    for (fault, kind) in [
        (json!({ "status": 429 }), Kind::Throttled),
        (json!({ "status": 500 }), Kind::Transient),
        (json!({ "status": 502 }), Kind::Transient),
        (json!({ "status": 503 }), Kind::Transient),
        (json!({ "status": 504 }), Kind::Transient),
        // The token is the gateway's own: nobody must be asked for another.
        (json!({ "status": 401 }), Kind::Transient),
        (json!({ "status": 403 }), Kind::Permission),
        (json!({ "malformed": "html" }), Kind::Transient),
        (json!({ "malformed": "json" }), Kind::Invalid),
        (json!({ "cut": true }), Kind::Transient),
        (json!({ "truncate": true }), Kind::Transient),
    ] {
        let mut fault = fault;
        fault["route"] = "*".into();
        control(&router, json!({ "faults": [fault] })).await;
        assert_eq!(kinds(&router, None, [ROMA[1], PHONE[1]]).await, [kind; 3], "{fault}");
    }
    let fault = json!({ "route": "*", "status": 429, "retry_after": "30" });
    control(&router, json!({ "faults": [fault] })).await;
    let answer = ask(&router, apig::list_instances(NORTH, 0, 20)).await;
    let error = decode_page(&answer).unwrap_err();
    assert_eq!(error.retry_after, RetryAfter::parse("30"));
    assert!(error.request_id.is_some());
}

#[tokio::test]
async fn the_widget_takes_every_configuration() {
    for (name, scenario) in Scenario::ALL {
        let router = simulated(Plan { scenario, ..Plan::default() }).await;
        let config = get(&router, "/config.json").await;
        let Validation { config, unknown } = console_config::validate(&config.json());
        assert!(config.unwrap().sources.len() >= 2 && unknown.is_empty(), "{name}");
    }
    let config = common::config(include_str!("../../gateway.example.toml"));
    let console = config.console.unwrap();
    let served = console_config::validate(&serde_json::to_value(&console).unwrap());
    assert_eq!((served.config, served.unknown), (Ok(console), Vec::new()));
}
