//! What the tests share: requests to a gateway, and upstreams that answer as they are told.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
};
use instance_gateway::{
    app,
    config::{Cloud, Config, Credentials, Overrides, Timeouts, Upstream, Upstreams},
    serve::{Limits, serve_router},
    simulator::Plan,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tower::ServiceExt;

pub(crate) const NORTH: &str = "73d69ae0cfcf460190522d06b60f05ad";
pub(crate) const LIST: &str = "/v2/73d69ae0cfcf460190522d06b60f05ad/apigw/instances";
pub(crate) const PROCESS: &str =
    "/v2/c29445cce74b445682de4fcf3102cec4/instances/b037d389-62a4-464a-8461-c88797ad4f23/process";
pub(crate) const PREPARE: &str = "/v1/instances/prepare-progress";
pub(crate) const PHONE: &str = r#"{"user_id": "1008600000104285462", "instance_id": "iRJEVP9"}"#;

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The status and the code of an error.
    #[track_caller]
    pub(crate) fn error(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["error_code"].as_str().unwrap().to_owned())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// Sends a request to the router, without a socket in between.
///
/// A request without a `Host` gets one.
pub(crate) async fn send(router: &Router, mut request: Request<Body>) -> Answer {
    let host = HeaderValue::from_static("localhost");
    request.headers_mut().entry(header::HOST).or_insert(host);
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body }
}

pub(crate) async fn get(router: &Router, path: &str) -> Answer {
    send(router, Request::get(path).body(Body::empty()).unwrap()).await
}

pub(crate) async fn get_with(router: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(router, request.body(Body::empty()).unwrap()).await
}

pub(crate) async fn post(router: &Router, path: &str, body: &str) -> Answer {
    let request = Request::post(path).header("content-type", "application/json");
    send(router, request.body(Body::from(body.to_owned())).unwrap()).await
}

/// Changes the simulator, which must accept the change.
pub(crate) async fn control(router: &Router, change: Value) -> Value {
    let answer = post(router, "/simulator", &change.to_string()).await;
    assert_eq!(answer.status, 200, "{change}: {answer:?}");
    answer.json()
}

/// Sets the simulator's clock to that second.
pub(crate) async fn at(router: &Router, second: i64) {
    control(router, json!({ "clock": { "elapsed_ms": second * 1000 } })).await;
}

/// The rows of the first project that a query selects.
pub(crate) async fn rows(router: &Router, query: &str) -> Vec<Value> {
    let list = get(router, &format!("{LIST}{query}")).await.json();
    list["instances"].as_array().unwrap().clone()
}

/// A simulator whose clock stands at second 0 of 2025-06-15 15:06:40 UTC.
pub(crate) async fn simulated(plan: Plan) -> Router {
    let router = app(Config { cloud: Cloud::Simulated(plan), ..Config::simulated() }).unwrap();
    let clock = json!({ "frozen": true, "elapsed_ms": 0, "epoch_ms": 1_750_000_000_000_u64 });
    control(&router, json!({ "clock": clock })).await;
    router
}

/// The configuration in which the upstream is all three services. The gateway's host is `gateway`.
pub(crate) fn passing_to(address: SocketAddr) -> Config {
    let upstream = Some(Upstream::parse("upstream", &format!("http://{address}")).unwrap());
    let [apig, koophone, roma] = [upstream.clone(), upstream.clone(), upstream];
    Config {
        cloud: Cloud::Real(Box::new(Upstreams { apig, koophone, roma, regions: Vec::new() })),
        hosts: vec!["gateway".to_owned()],
        credentials: Credentials::Browser,
        timeouts: Timeouts { connect: Duration::from_secs(5), answer: Duration::from_secs(20) },
        ..Config::simulated()
    }
}

/// The lines of a configuration that keeps nothing, so that each call reaches the upstream.
pub(crate) const UNKEPT: &str = "cache.lists_seconds = 0\ncache.progress_seconds = 0\n\
                                 cache.remembers_trouble = false\n";

/// Reads a configuration that must be good.
pub(crate) fn config(text: &str) -> Config {
    Config::parse(text, &Overrides::default(), |_| None).unwrap()
}

/// Serves a gateway on a socket of its own.
pub(crate) async fn served(config: Config) -> SocketAddr {
    served_within(config, Limits::default()).await
}

/// Serves a gateway within limits.
pub(crate) async fn served_within(config: Config, limits: Limits) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve_router(listener, app(config).unwrap(), limits, std::future::pending()));
    address
}

/// Sends bytes and reads until the connection is closed.
pub(crate) async fn raw(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A server that has refused the head may close before all of it is written.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// Waits until something holds, for at most 20 seconds.
pub(crate) async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !holds().await {
        assert!(Instant::now() < deadline, "not in time: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What an upstream does with a request.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Sends these bytes and closes the connection.
    Say(Vec<u8>),
    /// Sends these bytes and then nothing, without closing.
    SayAndStall(Vec<u8>),
    /// Sends the request back in an error's JSON, with this status.
    Echo(String),
}

/// An upstream that does the same with every request, and keeps the requests.
#[derive(Clone, Debug)]
pub(crate) struct Stub {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Stub {
    pub(crate) async fn new(act: Act) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let stub = Self { address, seen: Arc::clone(&seen) };
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (act, seen) = (act.clone(), Arc::clone(&seen));
                tokio::spawn(async move {
                    let request = read_request(&mut stream).await;
                    let echo = json!({ "error_msg": request }).to_string();
                    seen.lock().unwrap().push(request);
                    let bytes = match &act {
                        Act::Say(bytes) | Act::SayAndStall(bytes) => bytes.clone(),
                        Act::Echo(status) => {
                            let length = echo.len();
                            format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{echo}")
                                .into_bytes()
                        }
                    };
                    stream.write_all(&bytes).await.unwrap();
                    if let Act::SayAndStall(_) = act {
                        std::future::pending::<()>().await;
                    }
                });
            }
        });
        stub
    }

    pub(crate) async fn saying(bytes: &str) -> Self {
        Self::new(Act::Say(bytes.as_bytes().to_vec())).await
    }

    pub(crate) async fn echoing(status: &str) -> Self {
        Self::new(Act::Echo(status.to_owned())).await
    }

    /// The requests so far, as text.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

/// Reads a head and as much body as it announces, or what came before the connection ended.
pub(crate) async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text;
            }
        }
        match stream.read(&mut buffer).await {
            Ok(count @ 1..) => bytes.extend_from_slice(&buffer[..count]),
            Ok(0) | Err(_) => return text,
        }
    }
}
