//! The tools of operators: their listener, the log, SIGHUP, and the commands.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Stdio},
    time::Instant,
};

use axum::Router;
use instance_gateway::{
    app,
    config::Config,
    metrics::Metrics,
    operations::{Readiness, operations},
    simulator::{DOMAIN, PASSWORD, Plan, SECRET_KEY, USER},
};
use serde_json::{Value, json};

use crate::{
    command::program,
    common::{
        LIST, NORTH, PROCESS, Stub, UNKEPT, control, get, get_with, raw, send, simulated, until,
    },
    running::{Running, SOON},
};

/// A configuration file of this test alone.
fn file(name: &str, text: &str) -> String {
    let path = format!("{}/operations-{name}.toml", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, text).unwrap();
    path
}

#[tokio::test]
async fn readiness_ends_with_the_signal_and_does_not_ask_the_cloud() {
    let readiness = Readiness::default();
    let router = operations(Metrics::default(), readiness.clone());
    assert_eq!(get(&router, "/readyz").await.status, 200);
    readiness.end();
    assert_eq!(get(&router, "/readyz").await.status, 503);
    assert_eq!(get(&router, "/healthz").await.status, 200);
    assert_eq!(get(&router, LIST).await.error(), (404, "GATEWAY.0404".to_owned()));
}

#[tokio::test]
async fn what_happens_is_counted_without_any_identifier() {
    let metrics = Metrics::default();
    let router = instance_gateway::counted_app(Config::simulated(), &metrics).unwrap();
    for path in [LIST, LIST, "/", "/nothing", "/v2/x/apigw/instances/secret-id"] {
        get(&router, path).await;
    }
    get_with(&router, LIST, &[("host", "evil.example")]).await;
    let answer = get(&operations(metrics, Readiness::default()), "/metrics").await;
    assert!(answer.header("content-type").unwrap().starts_with("application/openmetrics-text"));
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    for line in [
        r#"instance_gateway_requests_total{kind="apig.list",status="2xx"} 2"#,
        r#"instance_gateway_requests_total{kind="apig.detail",status="4xx"} 1"#,
        r#"instance_gateway_requests_total{kind="file",status="4xx"} 1"#,
        r#"instance_gateway_requests_total{kind="other",status="4xx"} 1"#,
        r#"instance_gateway_upstream_calls_total{call="apig.list",status="2xx"} 2"#,
        r#"instance_gateway_upstream_call_seconds_count{call="apig.list"} 2"#,
        r#"instance_gateway_lookups_total{result="miss"} 3"#,
        "instance_gateway_calls_waiting 0",
        "instance_gateway_kept_bytes 0",
        "instance_gateway_log_lines_lost_total 0",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    for secret in [NORTH, "secret-id", "evil"] {
        assert!(!text.contains(secret), "{secret}\n{text}");
    }
}

/// Starts a program with a listener for operations, and gives its log so far and that listener's address.
fn with_operations(name: &str, rest: &str) -> (Running, Vec<String>, String) {
    let config = file(name, &format!("operations.listen = \"127.0.0.1:0\"\n{rest}"));
    let mut program = Running::new(&["--config", &config], Stdio::piped());
    let mut lines = BufReader::new(program.stderr()).lines();
    let mut said = Vec::new();
    let address = loop {
        let line = lines.next().unwrap().unwrap();
        let found = line.split_once("address=\"http://").map(|(_, rest)| rest.to_owned());
        said.push(line);
        if let Some(address) = found {
            break address.split('/').next().unwrap().to_owned();
        }
    };
    // The rest must be read, too, or lines are lost.
    std::thread::spawn(move || lines.for_each(drop));
    (program, said, address)
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn it_is_not_ready_before_it_stops_listening() {
    let (mut program, _, operators) = with_operations("ready", "");
    let operators = operators.parse().unwrap();
    let ask = async |path: &str| {
        let head = "host: localhost\r\nconnection: close";
        raw(operators, format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n").as_bytes()).await
    };
    assert!(ask("/readyz").await.starts_with("HTTP/1.1 200"));
    assert!(ask("/metrics").await.contains("instance_gateway_kept_bytes 0"));
    program.signal("-TERM");
    until("it is not ready", async || ask("/readyz").await.starts_with("HTTP/1.1 503")).await;
    // The stop is announced for three seconds, and all requests are answered meanwhile.
    assert!(program.get(LIST).starts_with("HTTP/1.1 200"));
    assert_eq!(program.ended().code(), Some(0));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn sighup_reads_the_configuration_again_and_keeps_the_last_good_one() {
    let source = |label: &str| {
        format!(
            "[[console.sources]]\nservice = \"apig\"\nproject_id = \"p\"\nlabel = \"{label}\"\n"
        )
    };
    let config = file("reload", &source("first"));
    let program = Running::new(&["--config", &config], Stdio::null());
    let shows = async |label: &str| program.get("/config.json").contains(label);
    assert!(shows("first").await);
    fs::write(&config, "console = 1").unwrap();
    program.signal("-HUP");
    fs::write(&config, source("second")).unwrap();
    program.signal("-HUP");
    until("the second one", async || shows("second").await).await;
    fs::write(&config, "listen = \"nowhere\"").unwrap();
    program.signal("-HUP");
    for _ in 0..10 {
        assert!(shows("second").await);
    }
}

#[cfg(unix)]
#[test]
fn no_request_is_dropped_while_it_reloads() {
    let config = file("under-way", "");
    let mut program = Running::new(&["--config", &config], Stdio::piped());
    let begun = Instant::now();
    for round in 0..60 {
        if round % 20 == 10 {
            program.signal("-HUP");
        }
        assert!(program.get(LIST).starts_with("HTTP/1.1 200"), "round {round}");
        assert!(begun.elapsed() < SOON);
    }
    let log = program.log();
    assert!(log.contains("SIGHUP: the configuration was read again"), "{log}");
}

#[test]
fn the_log_has_the_format_and_the_level_of_the_flags() {
    let mut program = Running::new(&["--log-format", "json"], Stdio::piped());
    program.get(LIST);
    let log = program.log();
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let line = lines.iter().find(|line| line["path"] == format!("{LIST:?}")).unwrap();
    assert_eq!((&line["level"], &line["status"]), (&json!("INFO"), &json!(200)));
    let mut program = Running::new(&["--log-level", "error"], Stdio::piped());
    program.get(LIST);
    assert_eq!(program.log(), "");
}

#[tokio::test]
async fn a_requests_identifier_is_sent_to_the_upstream() {
    let router = simulated(Plan::default()).await;
    for (given, is_kept) in [("from-the-front.1", true), ("no identifier", false)] {
        get_with(&router, LIST, &[("x-request-id", given)]).await;
        let requests = get(&router, "/simulator/requests").await.json();
        let sent = requests.as_array().unwrap().last().unwrap()["headers"]["x-request-id"].clone();
        assert_eq!(sent == given, is_kept, "{sent}");
        assert!(is_kept || sent.as_str().unwrap().len() == 32, "{sent}");
    }
    let forget = axum::http::Request::delete("/simulator/requests");
    send(&router, forget.body(axum::body::Body::empty()).unwrap()).await;
}

/// A simulator, and the configuration of a gateway in front of it.
async fn before_a_cloud(credential: &str, sources: &str) -> (Router, String) {
    let cloud = app(Config::simulated()).unwrap();
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    let credential = credential.replace("IAM", &address);
    let text = format!(
        "{UNKEPT}access.kind = \"open\"\ncredentials = \"reader\"\n[credential.reader]\n{credential}\n\
         [upstreams]\napig = \"{address}\"\nroma = \"{address}\"\nkoophone = \"{address}\"\n{sources}"
    );
    (cloud, text)
}

const KEY: &str =
    "kind = \"ak-sk\"\naccess_key = \"SIMULATORACCESSKEY01\"\nsecret_key_env = \"SECRET\"";

fn sources() -> String {
    format!(
        "[[console.sources]]\nservice = \"apig\"\nlabel = \"North\"\nproject_id = \"{NORTH}\"\n\
         [[console.sources]]\nservice = \"roma\"\nlabel = \"Link\"\n\
         project_id = \"c29445cce74b445682de4fcf3102cec4\"\n\
         instances = [\"b037d389-62a4-464a-8461-c88797ad4f23\"]\n\
         [[console.sources]]\nservice = \"koophone\"\nlabel = \"Phone\"\n\
         user_id = \"1008600000104285462\"\ninstances = [\"iRJEVP9\"]\n"
    )
}

async fn run(arguments: Vec<String>, secret: &str) -> (Option<i32>, String, String) {
    let secret = secret.to_owned();
    let output = tokio::task::spawn_blocking(move || {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        program(&arguments).env("SECRET", secret).output().unwrap()
    });
    let output = output.await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn arguments(list: &[&str]) -> Vec<String> {
    list.iter().map(|argument| (*argument).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_what_works_and_what_to_do() {
    let (cloud, text) = before_a_cloud(KEY, &sources()).await;
    let config = file("check", &text);
    let check = async |secret| run(arguments(&["check", "--config", &config]), secret).await;
    let (code, said, _) = check(SECRET_KEY).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("the configuration is valid\n"), "{said}");
    assert!(said.contains("is at 127.0.0.1\n"), "{said}");
    assert!(said.contains("North (apig): works, "), "{said}");
    assert!(said.contains("Link (roma): works\nPhone (koophone): works\n"), "{said}");
    let body = json!({ "error_code": "APIC.7106", "error_msg": "No permissions" });
    let fault = json!({ "route": "apig.list", "status": 403, "body": body });
    control(&cloud, json!({ "faults": [fault] })).await;
    let (code, said, _) = check(SECRET_KEY).await;
    assert_eq!(code, Some(4));
    let line = said.lines().find(|line| line.starts_with("North")).unwrap();
    assert!(line.contains("is not permitted: 403 APIC.7106: No permissions (request 0"), "{line}");
    assert!(
        line.ends_with("What to do: in IAM, grant the user read permission for this service"),
        "{line}"
    );
    let (code, said, log) = check("another secret").await;
    assert_eq!(code, Some(4));
    assert_eq!(said.matches("does not work: 503 GATEWAY.1503").count(), 2, "{said}");
    assert!(!said.contains("another secret") && !log.contains("another secret"));
    drop(cloud);
}

#[tokio::test(flavor = "multi_thread")]
async fn check_asks_iam_once_and_says_what_it_said() {
    let user = format!(
        "kind = \"iam-password\"\nuser = \"{USER}\"\ndomain = \"{DOMAIN}\"\n\
         password_env = \"SECRET\"\nproject = \"cn-north-4\"\niam = \"IAM\""
    );
    let (cloud, text) = before_a_cloud(&user, &sources()).await;
    let config = file("check-iam", &text);
    let (code, said, _) = run(arguments(&["check", "--config", &config]), "wrong").await;
    assert_eq!(code, Some(4));
    assert_eq!(said.matches("GATEWAY.4503").count(), 3, "{said}");
    assert!(said.contains("the user may be locked"), "{said}");
    let requests = get(&cloud, "/simulator/requests").await.json();
    assert_eq!(requests.as_array().unwrap().len(), 1);
    let (_, said, _) = run(arguments(&["check", "--config", &config]), PASSWORD).await;
    assert!(said.contains("North (apig): works, "), "{said}");
    // The token is for another project than ROMA Connect's.
    assert!(said.contains("Link (roma): is not permitted: 400 ROMA.1006"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_own_credentials_check_says_who_brings_the_token_and_wait_cannot_ask() {
    let address = Stub::saying(
        "HTTP/1.1 401 x\r\ncontent-length: 43\r\n\r\n{\"error_code\":\"APIC.7100\",\"error_msg\":\"none\"}",
    )
    .await
    .address;
    let source = format!(
        "[[console.sources]]\nservice = \"apig\"\nlabel = \"North\"\nproject_id = \"{NORTH}\"\n"
    );
    let text = format!(
        "{UNKEPT}credentials = \"browser\"\n[upstreams]\napig = \"http://{address}\"\n{source}"
    );
    let config = file("browser", &text);
    let (code, said, _) = run(arguments(&["check", "--config", &config]), "").await;
    assert_eq!(code, Some(0), "{said}");
    let expected = "North (apig): reachable; not checked further: the browser brings the token\n";
    assert!(said.ends_with(expected), "{said}");
    let (code, said, _) = run(arguments(&["wait", "an-id", "--config", &config]), "").await;
    let expected =
        "the gateway has no credentials of its own; set credentials in the configuration\n";
    assert_eq!((code, said.as_str()), (Some(1), expected));
}

#[tokio::test(flavor = "multi_thread")]
async fn check_does_not_take_broken_json_for_an_answer() {
    let address = Stub::saying("HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{\"instances\": [")
        .await
        .address;
    let text = format!(
        "{UNKEPT}access.kind = \"open\"\ncredentials = \"reader\"\n[credential.reader]\n{KEY}\n[upstreams]\n\
         apig = \"http://{address}\"\n[[console.sources]]\nservice = \"apig\"\nlabel = \"North\"\n\
         project_id = \"{NORTH}\"\n"
    );
    let config = file("broken", &text);
    let (code, said, _) = run(arguments(&["check", "--config", &config]), SECRET_KEY).await;
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("North (apig): does not work: the response can't be read"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_of_another_proxy_is_to_be_asked_there() {
    let (cloud, text) = before_a_cloud(KEY, "").await;
    let source = "[[console.sources]]\nservice = \"koophone\"\nlabel = \"Phone\"\nuser_id = \"1\"\n\
                  instances = [\"p\"]\nproxy = \"https://other.example\"\n";
    let config = file("elsewhere", &format!("{text}{source}"));
    let said =
        "this source uses another proxy, which this gateway can't ask: run the command there\n";
    let (code, checked, _) = run(arguments(&["check", "--config", &config]), SECRET_KEY).await;
    assert_eq!(code, Some(0), "{checked}");
    assert!(checked.ends_with(&format!("Phone (koophone): {said}")), "{checked}");
    let waited = run(arguments(&["wait", "p", "--config", &config]), SECRET_KEY).await;
    assert_eq!((waited.0, waited.1.as_str()), (Some(1), said));
    drop(cloud);
}

#[tokio::test(flavor = "multi_thread")]
async fn wait_ends_with_the_creation() {
    let (cloud, text) = before_a_cloud(KEY, &sources()).await;
    let config = file("wait", &text);
    let wait = async |id: &str, more: &[&str]| {
        let mut all = arguments(&["wait", id, "--config", &config, "--every", "1"]);
        all.extend(arguments(more));
        run(all, SECRET_KEY).await
    };
    let at = async |second: i64| {
        let clock = json!({ "frozen": true, "elapsed_ms": second * 1000 });
        control(&cloud, json!({ "clock": clock })).await;
    };
    at(0).await;
    let rows = get(&cloud, &format!("{LIST}?limit=500")).await.json()["instances"].clone();
    let creating: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["status"] == "Creating")
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    let (code, said, _) = wait(creating[0], &["--timeout", "0"]).await;
    assert_eq!(code, Some(5), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("creating, ") && lines[0].ends_with('%'), "{said}");
    assert_eq!(lines[1..], [format!("not created within 0 s; last seen: {}", lines[0])]);
    // By then, every creation that begins with the clock has ended, and signatures are not too old yet.
    at(600).await;
    let mut ended = Vec::new();
    for id in &creating {
        ended.push(wait(id, &[]).await.0.unwrap());
    }
    assert!(ended.contains(&0) && ended.iter().all(|code| matches!(code, 0 | 4)), "{ended:?}");
    for (id, code) in [("b037d389-62a4-464a-8461-c88797ad4f23", 0), ("iRJEVP9", 0), ("nowhere", 1)]
    {
        let (ended, said, _) = wait(id, &[]).await;
        assert_eq!(ended, Some(code), "{id} {said}");
    }
    // A temporary failure of the cloud is retried, and told once.
    let fault = json!({ "route": "roma.process", "status": 503, "times": 2 });
    control(&cloud, json!({ "faults": [fault] })).await;
    let (code, said, _) = wait("b037d389-62a4-464a-8461-c88797ad4f23", &[]).await;
    assert_eq!((code, said.lines().count()), (Some(0), 2), "{said}");
    assert!(said.contains("; trying again in 1 s\n"), "{said}");
    let fault = json!({ "route": "roma.process", "status": 503, "times": 1 });
    control(&cloud, json!({ "faults": [fault] })).await;
    let id = "b037d389-62a4-464a-8461-c88797ad4f23";
    let (code, said, _) = wait(id, &["--timeout", "0"]).await;
    assert!(said.contains("no answer within 0 s; last error: 503"), "{said}");
    assert_eq!((code, said.contains("trying again")), (Some(5), false), "{said}");
    assert_eq!(get(&cloud, PROCESS).await.status, 200);
}

#[test]
fn run_serves_and_simulate_takes_no_configuration() {
    let listens = |arguments: &[&str]| {
        let mut child: Child = program(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        line.starts_with("http://127.0.0.1:")
    };
    assert!(listens(&["run", "--listen", "127.0.0.1:0"]));
    assert!(listens(&["simulate", "--listen", "127.0.0.1:0", "--scenario", "empty"]));
    let ended = program(&["simulate", "--config", "x"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
}
