//! Identical calls share one call to the upstream, its answer is kept for a moment, and trouble is
//! remembered.

use std::{io::Read as _, net::SocketAddr, time::Duration};

use axum::Router;
use flate2::read::GzDecoder;
use futures_util::future::join_all;
use instance_gateway::{
    app,
    clock::Clock,
    config::{CacheSettings, Config, Credentials, Token},
    counted_app,
    metrics::Metrics,
    operations::{Readiness, operations},
    simulator::{ACCEPTED_TOKEN, Plan, Scenario},
};
use serde_json::{Value, json};

use crate::common::{
    Act, Answer, LIST, NORTH, PHONE, PREPARE, PROCESS, Stub, control, get, get_with, passing_to,
    post, simulated, until,
};

/// A good answer with the body and a fixed date.
fn ok(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ndate: Sun, 15 Jun 2025 15:06:40 GMT\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A configuration that keeps answers, by a clock that stands still.
fn keeping(upstream: SocketAddr) -> (Config, Clock) {
    let clock = Clock::manual();
    let cache = CacheSettings::default();
    (Config { cache, clock: clock.clone(), ..passing_to(upstream) }, clock)
}

/// A gateway with its own token.
fn own(upstream: SocketAddr) -> (Router, Clock) {
    let (config, clock) = keeping(upstream);
    let credentials = Credentials::Token(Token::Fixed(ACCEPTED_TOKEN.into()));
    (app(Config { credentials, ..config }).unwrap(), clock)
}

fn seconds(clock: &Clock, seconds: u64) {
    clock.advance(Duration::from_secs(seconds));
}

#[tokio::test]
async fn a_hundred_at_once_are_one_call() {
    let upstream = Stub::saying(&ok("{}")).await;
    let (router, _) = own(upstream.address);
    let answers = join_all((0..100).map(|_| get(&router, LIST))).await;
    assert!(answers.iter().all(|answer| answer.status == 200 && &answer.body[..] == b"{}"));
    assert_eq!(upstream.seen().len(), 1);
    let how = |status: &str| {
        answers.iter().filter(|answer| answer.header("cache-status") == Some(status)).count()
    };
    assert_eq!(how("instance-gateway; fwd=uri-miss; stored"), 1);
    assert_eq!(how("instance-gateway; fwd=uri-miss; collapsed"), 99);
}

#[tokio::test]
async fn an_answer_is_kept_for_its_moment_and_tells_its_age() {
    let upstream = Stub::saying(&ok("{}")).await;
    let (router, clock) = own(upstream.address);
    let told = |answer: &Answer| {
        let header = |name| answer.header(name).unwrap().to_owned();
        (answer.header("age").map(str::to_owned), header("cache-control"), header("date"))
    };
    let date = "Sun, 15 Jun 2025 15:06:40 GMT".to_owned();
    for path in [LIST, PROCESS] {
        let first = get(&router, path).await;
        let control = if path == LIST { "max-age=10" } else { "max-age=2" };
        assert_eq!(told(&first), (None, control.to_owned(), date.clone()));
    }
    seconds(&clock, 1);
    let hit = get(&router, PROCESS).await;
    assert_eq!(told(&hit), (Some("1".to_owned()), "max-age=1".to_owned(), date.clone()));
    assert_eq!(hit.header("cache-status"), Some("instance-gateway; hit; ttl=1"));
    assert_eq!(hit.header("vary"), Some("accept-encoding"));
    seconds(&clock, 1);
    assert_eq!(told(&get(&router, PROCESS).await).0, None);
    assert_eq!(told(&get(&router, LIST).await).1, "max-age=8");
    seconds(&clock, 8);
    assert_eq!(told(&get(&router, LIST).await).1, "max-age=10");
    assert_eq!(upstream.seen().len(), 4);
    // Another page is another call.
    get(&router, &format!("{LIST}?offset=20")).await;
    assert_eq!(upstream.seen().len(), 5);
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let body = format!("{{\"instances\": [{}]}}", "\"aaaaaaaa\", ".repeat(1000));
    let upstream = Stub::saying(&ok(&body)).await;
    let (router, clock) = own(upstream.address);
    let first = get(&router, LIST).await;
    let tag = first.header("etag").unwrap().to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    // The tag is the same after the answer was fetched again, and for gzip.
    seconds(&clock, 10);
    let known = [("if-none-match", tag.as_str()), ("accept-encoding", "gzip")];
    let unchanged = get_with(&router, LIST, &known).await;
    assert_eq!((unchanged.status.as_u16(), unchanged.body.len()), (304, 0));
    for name in ["date", "cache-control", "etag", "vary"] {
        assert!(unchanged.header(name).is_some(), "{name}");
    }
    assert_eq!(unchanged.header("content-type"), None);
    let other = get_with(&router, LIST, &[("if-none-match", "W/\"other\""), known[1]]).await;
    assert_eq!((other.status.as_u16(), other.header("etag")), (200, Some(tag.as_str())));
    assert_eq!(other.header("content-encoding"), Some("gzip"));
    let mut decoded = String::new();
    GzDecoder::new(&other.body[..]).read_to_string(&mut decoded).unwrap();
    assert_eq!(decoded, body);
    let plain = get_with(&router, LIST, &[("accept-encoding", "br")]).await;
    assert_eq!((plain.header("content-encoding"), plain.body.len()), (None, body.len()));
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_browsers_token_shares_with_itself_alone_and_nothing_stores_it() {
    let upstream = Stub::saying(&ok("{}")).await;
    let (config, _) = keeping(upstream.address);
    let router = app(config).unwrap();
    for token in ["first-token", "second-token", "first-token"] {
        let answer = get_with(&router, LIST, &[("x-auth-token", token)]).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(answer.header("etag").is_some());
    }
    assert_eq!(upstream.seen().len(), 2);
    get(&router, LIST).await;
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn a_refusal_is_never_kept() {
    let refusal = "HTTP/1.1 403 x\r\ncontent-length: 2\r\n\r\n{}";
    let upstream = Stub::saying(refusal).await;
    let (config, _) = keeping(upstream.address);
    let router = app(config).unwrap();
    for _ in 0..3 {
        let answer = get_with(&router, LIST, &[("x-auth-token", "a-token")]).await;
        assert_eq!((answer.status.as_u16(), answer.header("etag")), (403, None));
    }
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn a_phone_is_asked_for_once_however_it_is_written() {
    let upstream = Stub::saying(&ok("{}")).await;
    let (router, _) = own(upstream.address);
    for body in [
        PHONE,
        r#"{"instance_id":"iRJEVP9","user_id":"1008600000104285462"}"#,
        "{\n\"instance_id\" : \"iRJEVP9\", \"user_id\": \"10086000001042854\\u0036\\u0032\"}",
    ] {
        assert_eq!(post(&router, PREPARE, body).await.status, 200);
    }
    assert_eq!(upstream.seen().len(), 1);
    post(&router, PREPARE, r#"{"instance_id":"other","user_id":"1008600000104285462"}"#).await;
    assert_eq!(upstream.seen().len(), 2);
}

/// A simulator, and the address of its pretend cloud.
async fn cloud(plan: Plan) -> (Router, SocketAddr) {
    let cloud = simulated(plan).await;
    let address = get(&cloud, "/simulator").await.json()["address"].as_str().unwrap().to_owned();
    (cloud, address.strip_prefix("http://").unwrap().parse().unwrap())
}

/// A simulator, and in front of it a gateway with its own token that keeps answers.
async fn before_a_cloud(plan: Plan) -> (Router, Router, Clock) {
    let (cloud, address) = cloud(plan).await;
    let (router, clock) = own(address);
    (cloud, router, clock)
}

async fn calls(cloud: &Router) -> usize {
    let count = &get(cloud, "/simulator").await.json()["request_count"];
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

#[tokio::test]
async fn a_throttled_way_is_left_alone_and_the_others_are_not() {
    let (cloud, router, clock) = before_a_cloud(Plan::default()).await;
    let fault = json!({ "route": "apig.list", "status": 429, "retry_after": "30", "times": 1 });
    control(&cloud, json!({ "faults": [fault] })).await;
    let first = get(&router, LIST).await;
    assert_eq!((first.status.as_u16(), first.header("retry-after")), (429, Some("30")));
    for query in ["", "?offset=20"] {
        let answer = get(&router, &format!("{LIST}{query}")).await;
        assert_eq!(answer.error(), (429, "APIGW.0308".to_owned()));
        let status = answer.header("cache-status");
        assert_eq!(status, Some("instance-gateway; hit; detail=remembered"));
        let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!((30..=37).contains(&wait), "{wait}");
    }
    assert_eq!(get(&router, PROCESS).await.status, 200);
    assert_eq!(calls(&cloud).await, 2);
    seconds(&clock, 37);
    let answers = join_all((0..100).map(|_| get(&router, LIST))).await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    assert_eq!(calls(&cloud).await, 3);
}

#[tokio::test]
async fn when_an_outage_may_be_over_one_call_probes() {
    let (cloud, router, clock) = before_a_cloud(Plan::default()).await;
    control(&cloud, json!({ "faults": [{ "route": "apig.progress", "cut": true }] })).await;
    let path = |number: usize| format!("{LIST}/{number}/progress");
    assert_eq!(get(&router, &path(0)).await.error().1, "GATEWAY.1502");
    // A call is sent twice when the connection that is cut had been used before.
    let before = calls(&cloud).await;
    for round in 1..=3_u32 {
        let answers: Vec<_> = (0..50).map(path).collect();
        let answers = join_all(answers.iter().map(|path| get(&router, path))).await;
        assert!(answers.iter().all(|answer| answer.error().1 == "GATEWAY.1502"));
        let remembered = |answer: &&Answer| {
            answer.header("cache-status") == Some("instance-gateway; hit; detail=remembered")
        };
        let expected = if round == 1 { 50 } else { 49 };
        assert_eq!(answers.iter().filter(remembered).count(), expected, "round {round}");
        seconds(&clock, 60);
    }
    assert!(calls(&cloud).await <= before + 4);
}

#[tokio::test]
async fn a_full_queue_is_said() {
    let upstream = Stub::new(Act::SayAndStall(Vec::new())).await;
    let (config, _) = keeping(upstream.address);
    let cache = CacheSettings { calls_at_once: 1, calls_waiting: 1, ..config.cache };
    let router = app(Config { cache, ..config }).unwrap();
    let paths: Vec<_> = (0..2).map(|number| format!("{LIST}/{number}")).collect();
    let waiting: Vec<_> = paths
        .iter()
        .map(|path| {
            let (router, path) = (router.clone(), path.clone());
            tokio::spawn(async move { get(&router, &path).await })
        })
        .collect();
    until("one call is under way", async || upstream.seen().len() == 1).await;
    let answer = get(&router, &format!("{LIST}/third")).await;
    assert_eq!(answer.error(), (503, "GATEWAY.6503".to_owned()));
    assert_eq!(answer.header("retry-after"), Some("1"));
    // Another upstream has a queue of its own, here that of another service.
    let other = tokio::spawn({
        let router = router.clone();
        async move { get(&router, PROCESS).await }
    });
    until("two calls are under way", async || upstream.seen().len() == 2).await;
    for task in waiting.into_iter().chain([other]) {
        task.abort();
    }
}

/// How much memory the kept answers take, in bytes.
async fn kept_bytes(metrics: &Metrics) -> u64 {
    let answer = get(&operations(metrics.clone(), Readiness::default()), "/metrics").await;
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("instance_gateway_kept_bytes "));
    line.unwrap().parse().unwrap()
}

/// How much memory the process has, in bytes.
#[cfg(target_os = "linux")]
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
}

/// A thousand viewers look at fifty instances for a minute: each asks for its instance every three seconds,
/// and for the list every fifteen.
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "it is a measurement, too")]
#[tokio::test]
async fn a_thousand_viewers_for_a_minute_are_few_calls() {
    const VIEWERS: usize = 1000;
    const INSTANCES: usize = 50;
    let plan = Plan { scenario: Scenario::Large, instances: INSTANCES, ..Plan::default() };
    let (cloud, address) = cloud(plan).await;
    let (config, clock) = keeping(address);
    let credentials = Credentials::Token(Token::Fixed(ACCEPTED_TOKEN.into()));
    let metrics = Metrics::default();
    let router = counted_app(Config { credentials, ..config }, &metrics).unwrap();
    let list = format!("{LIST}?limit=500");
    let ids: Vec<Value> = get(&router, &list).await.json()["instances"].as_array().unwrap().clone();
    let paths: Vec<String> =
        ids.iter().map(|row| format!("{LIST}/{}/progress", row["id"].as_str().unwrap())).collect();
    assert_eq!(paths.len(), INSTANCES);
    let before = memory();
    let mut asked = 1;
    for second in 1..=60 {
        seconds(&clock, 1);
        // A third of the viewers in each second, as if they had come at different times.
        let viewers = (0..VIEWERS).filter(|viewer| viewer % 3 == second % 3);
        let turn = viewers.map(|viewer| {
            if (second / 3 + viewer) % 5 == 0 { &list } else { &paths[viewer % INSTANCES] }
        });
        let answers = join_all(turn.map(|path| get(&router, path))).await;
        assert!(answers.iter().all(|answer| answer.status == 200));
        asked += answers.len();
    }
    let calls = calls(&cloud).await;
    let grown = memory().saturating_sub(before);
    println!("{asked} asked, {calls} calls, {} KiB more memory", grown / 1024);
    assert_eq!(asked, 20_001);
    // At most one call for each instance in two seconds, and one for the list in ten.
    assert!(calls <= INSTANCES * 30 + 7, "{calls}");
    let received = get(&cloud, "/simulator/requests").await.json();
    let of_one =
        received.as_array().unwrap().iter().filter(|call| call["path"] == paths[7]).count();
    assert!(of_one <= 30, "{of_one}");
    // The process runs other tests, too, so that its memory is printed only: alone it grows by some 7 MB.
    let kept = kept_bytes(&metrics).await;
    assert!((1..2 << 20).contains(&kept), "{kept}");
    assert!(received[0]["path"].as_str().unwrap().contains(NORTH));
}
