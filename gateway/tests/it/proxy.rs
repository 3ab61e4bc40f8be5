//! How calls are passed on: headers, tokens, answers, and everything that can go wrong upstream.

use std::time::{Duration, Instant};

use crate::common::{
    Act, LIST, PHONE, PREPARE, PROCESS, Stub, config, get, get_with, passing_to, post, raw, send,
    served,
};
use axum::{body::Body, http::Request};
use instance_gateway::{
    app,
    config::{Cloud, Config, Credentials, Timeouts, Token, Upstream, Upstreams},
    serve::{Limits, Stop, serve_router},
};
use tokio::{io::AsyncWriteExt, net::TcpListener};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

/// The header lines that the upstream was sent, sorted, without the host and the request's identifier.
fn headers(request: &str) -> Vec<&str> {
    let (head, _) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with("host") && !line.starts_with("x-request-id"))
        .collect();
    lines.sort_unstable();
    lines
}

#[tokio::test]
async fn only_what_the_call_needs_goes_up() {
    let upstream = Stub::saying(OK).await;
    let router = app(passing_to(upstream.address)).unwrap();
    let sent = [
        ("accept", "text/html"),
        ("accept-encoding", "gzip, br"),
        ("accept-language", "zh-CN"),
        ("authorization", "Basic c2VjcmV0"),
        ("content-type", "text/plain"),
        ("cookie", "session=secret"),
        ("forwarded", "for=10.0.0.1"),
        ("origin", "https://portal.example"),
        ("referer", "https://portal.example/page"),
        ("user-agent", "browser"),
        ("x-auth-token", "token"),
        ("x-forwarded-for", "10.0.0.1"),
        ("x-project-id", "p"),
    ];
    let answer = get_with(&router, &format!("{LIST}?limit=2&instance_name=a%20b"), &sent).await;
    assert_eq!(answer.status, 200);
    let seen = upstream.seen();
    let expected = [
        "accept-encoding: gzip",
        "accept: application/json",
        "content-type: application/json",
        "x-auth-token: token",
    ];
    assert_eq!(headers(&seen[0]), expected);
    let line = seen[0].lines().next().unwrap();
    assert_eq!(line, format!("GET {LIST}?limit=2&instance_name=a%20b HTTP/1.1"));
    assert!(seen[0].contains(&format!("host: {}\r\n", upstream.address)));
}

#[tokio::test]
async fn a_body_goes_up_in_one_form() {
    let upstream = Stub::saying(OK).await;
    let router = app(passing_to(upstream.address)).unwrap();
    assert_eq!(post(&router, PREPARE, PHONE).await.status, 200);
    let seen = upstream.seen();
    assert!(seen[0].starts_with("POST /v1/instances/prepare-progress HTTP/1.1\r\n"));
    let body = r#"{"instance_id":"iRJEVP9","user_id":"1008600000104285462"}"#;
    assert!(seen[0].ends_with(&format!("\r\n\r\n{body}")), "{}", seen[0]);
}

#[tokio::test]
async fn a_body_on_a_get_stays_here() {
    let upstream = Stub::saying(OK).await;
    let router = app(passing_to(upstream.address)).unwrap();
    let request = Request::get(LIST).body(Body::from("smuggled")).unwrap();
    assert_eq!(send(&router, request).await.status, 200);
    assert!(upstream.seen()[0].ends_with("\r\n\r\n"));
}

#[tokio::test]
async fn only_what_the_widget_needs_comes_back() {
    let upstream = Stub::saying(
        "HTTP/1.1 429 Too Many Requests\r\ncontent-type: application/json\r\n\
         content-length: 2\r\ndate: Sun, 15 Jun 2025 15:06:40 GMT\r\n\
         retry-after: 30\r\nx-request-id: abc\r\ncache-control: public\r\nset-cookie: a=b\r\n\
         server: api-gateway\r\naccess-control-allow-origin: *\r\nlocation: /\r\n\r\n{}",
    )
    .await;
    let router = app(passing_to(upstream.address)).unwrap();
    let answer = get(&router, LIST).await;
    assert_eq!(answer.status, 429);
    assert_eq!(&answer.body[..], b"{}");
    let mut names: Vec<_> =
        answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    names.sort_unstable();
    let expected: [(&str, &[u8]); 8] = [
        ("cache-control", b"no-store"),
        ("cache-status", b"instance-gateway; fwd=uri-miss"),
        ("content-length", b"2"),
        ("content-type", b"application/json"),
        ("date", b"Sun, 15 Jun 2025 15:06:40 GMT"),
        ("retry-after", b"30"),
        ("x-content-type-options", b"nosniff"),
        ("x-request-id", b"abc"),
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn errors_of_the_cloud_come_back_as_they_are() {
    for status in ["400 Bad Request", "401 Unauthorized", "404 Not Found", "500 x", "599 x"] {
        let body = r#"{"error_code": "APIC.1"}"#;
        let length = body.len();
        let upstream =
            Stub::saying(&format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}"))
                .await;
        let answer = get(&app(passing_to(upstream.address)).unwrap(), LIST).await;
        assert!(status.starts_with(answer.status.as_str()));
        assert_eq!(&answer.body[..], body.as_bytes());
    }
}

#[tokio::test]
async fn long_tokens_pass() {
    for length in [8 * 1024, 30 * 1024, 32 * 1024] {
        let upstream = Stub::saying(OK).await;
        let gateway = served(passing_to(upstream.address)).await;
        let token = "t".repeat(length);
        let request = format!(
            "GET {LIST} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\nX-Auth-Token: {token}\r\n\r\n"
        );
        let answer = raw(gateway, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(upstream.seen()[0].contains(&format!("x-auth-token: {token}\r\n")));
    }
}

/// The error for an upstream that acts like this.
async fn error(act: Act) -> (u16, String) {
    let upstream = Stub::new(act).await;
    let timeouts = Timeouts { connect: Duration::from_secs(5), answer: Duration::from_millis(300) };
    let router = app(Config { timeouts, ..passing_to(upstream.address) }).unwrap();
    let started = Instant::now();
    let answer = get(&router, LIST).await;
    assert!(started.elapsed() < Duration::from_secs(5), "the configured timeout counts");
    assert_eq!(answer.header("x-request-id").map(str::len), Some(32));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    answer.error()
}

fn say(text: &str) -> Act {
    Act::Say(text.as_bytes().to_vec())
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Stub::saying(OK).await;
    for status in ["301 x", "302 x", "304 x", "307 x", "308 x"] {
        let location = format!("location: http://{}/\r\n", elsewhere.address);
        let answer = format!("HTTP/1.1 {status}\r\n{location}content-length: 0\r\n\r\n");
        assert_eq!(error(say(&answer)).await, (502, "GATEWAY.2502".to_owned()), "{status}");
    }
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_bad_gateway() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
        "what is this",
    ] {
        assert_eq!(error(say(answer)).await, (502, "GATEWAY.1502".to_owned()), "{answer:?}");
    }
}

#[tokio::test]
async fn an_upstream_that_stalls_is_a_timeout() {
    let stall = |text: &str| Act::SayAndStall(text.as_bytes().to_vec());
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"] {
        assert_eq!(error(stall(answer)).await, (504, "GATEWAY.0504".to_owned()), "{answer:?}");
    }
}

#[tokio::test]
async fn an_upstream_that_is_down_is_a_bad_gateway() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let answer = get(&app(passing_to(address)).unwrap(), LIST).await;
    assert_eq!(answer.error(), (502, "GATEWAY.0502".to_owned()));
}

#[tokio::test]
async fn a_service_without_upstream_is_not_configured() {
    let upstream = Stub::saying(OK).await;
    let Config { cloud: Cloud::Real(upstreams), .. } = passing_to(upstream.address) else {
        panic!("the upstreams are given");
    };
    let cloud = Cloud::Real(Box::new(Upstreams { roma: None, ..*upstreams }));
    let router = app(Config { cloud, ..passing_to(upstream.address) }).unwrap();
    assert_eq!(get(&router, PROCESS).await.error(), (404, "GATEWAY.1404".to_owned()));
    assert_eq!(get(&router, LIST).await.status, 200);
    assert_eq!(upstream.seen().len(), 1);
}

fn holding(token: Token, upstream: &Stub) -> Config {
    Config { credentials: Credentials::Token(token), ..passing_to(upstream.address) }
}

#[tokio::test]
async fn the_gateways_own_token_replaces_the_browsers() {
    let upstream = Stub::saying(OK).await;
    let token = Token::Fixed("own".into());
    let router = app(holding(token, &upstream)).unwrap();
    get_with(&router, LIST, &[("x-auth-token", "the browser's")]).await;
    let expected = [
        "accept-encoding: gzip",
        "accept: application/json",
        "content-type: application/json",
        "x-auth-token: own",
    ];
    assert_eq!(headers(&upstream.seen()[0]), expected);
}

#[tokio::test]
async fn nobody_else_uses_the_gateways_credentials() {
    let upstream = Stub::saying(OK).await;
    let token = Token::Fixed("own".into());
    let router = app(holding(token, &upstream)).unwrap();
    let host = ("host", "localhost:8080");
    for header in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let answer = get_with(&router, LIST, &[host, header]).await;
        assert_eq!(answer.error(), (403, "GATEWAY.0403".to_owned()), "{header:?}");
    }
    for path in [LIST, "/", "/config.json"] {
        let answer = get_with(&router, path, &[("host", "evil.example")]).await;
        assert_eq!(answer.error(), (421, "GATEWAY.0421".to_owned()), "{path}");
    }
    assert!(upstream.seen().is_empty());
    // A browser that follows a link to the page comes from another site.
    let answer = get_with(&router, "/healthz", &[host, ("sec-fetch-site", "cross-site")]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(get_with(&router, LIST, &[host, ("sec-fetch-site", "none")]).await.status, 200);
}

#[tokio::test]
async fn tokens_of_the_browser_may_come_from_anywhere_but_only_once() {
    let upstream = Stub::saying(OK).await;
    let router = app(passing_to(upstream.address)).unwrap();
    let cross = [("host", "gateway"), ("sec-fetch-site", "cross-site")];
    assert_eq!(get_with(&router, LIST, &cross).await.status, 200);
    let twice = [("x-auth-token", "a"), ("x-auth-token", "b")];
    assert_eq!(get_with(&router, LIST, &twice).await.error().1, "GATEWAY.0400");
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn no_other_name_is_answered_whoever_holds_the_token() {
    let upstream = Stub::saying(OK).await;
    let browsers = app(passing_to(upstream.address)).unwrap();
    for path in [LIST, "/", "/config.json", "/healthz"] {
        let answer = get_with(&browsers, path, &[("host", "evil.example")]).await;
        assert_eq!(answer.error(), (421, "GATEWAY.0421".to_owned()), "{path}");
    }
    for host in ["gateway", "GateWay:8080", "192.0.2.7", "LOCALHOST"] {
        assert_eq!(get_with(&browsers, "/healthz", &[("host", host)]).await.status, 200, "{host}");
    }
    let own = app(Config::simulated()).unwrap();
    assert_eq!(get_with(&own, LIST, &[("host", "LOCALHOST:8080")]).await.status, 200);
    assert_eq!(get_with(&own, LIST, &[("host", "192.0.2.7")]).await.error().0, 421);
    for config in [Config::simulated(), passing_to(upstream.address)] {
        let gateway = served(config).await;
        for hosts in ["", "host: localhost\r\nhost: localhost\r\n", "host:\r\n"] {
            let request = format!("GET /healthz HTTP/1.1\r\nconnection: close\r\n{hosts}\r\n");
            let answer = raw(gateway, request.as_bytes()).await;
            assert!(answer.starts_with("HTTP/1.1 400"), "{hosts:?} {answer}");
            assert!(answer.contains("GATEWAY.0400"), "{hosts:?} {answer}");
        }
    }
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn a_gateway_of_a_real_cloud_is_not_simulated() {
    let upstream = Stub::saying(OK).await;
    let source = "[[console.sources]]\nservice = \"apig\"\nproject_id = \"p\"";
    let console = config(source).console;
    let router = app(Config { console: console.clone(), ..passing_to(upstream.address) }).unwrap();
    assert_eq!(get(&router, "/config.json").await.json().get("simulated"), None);
    assert_eq!(get(&router, "/healthz").await.json()["simulated"], false);
    let router = app(Config { console, ..Config::simulated() }).unwrap();
    assert_eq!(get(&router, "/config.json").await.json()["simulated"], true);
}

#[tokio::test]
async fn https_is_not_spoken_in_the_clear() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(OK.as_bytes()).await.unwrap();
    });
    let upstream = Upstream::parse("upstreams.apig", &address).unwrap();
    let upstreams = Upstreams { apig: Some(upstream), ..Upstreams::default() };
    let config = Config { cloud: Cloud::Real(Box::new(upstreams)), ..Config::simulated() };
    // A machine without certificates cannot speak https at all, and says so at the start.
    if let Ok(router) = app(config) {
        assert_eq!(get(&router, LIST).await.error(), (502, "GATEWAY.0502".to_owned()));
    }
}

#[tokio::test]
async fn a_line_feed_in_a_token_smuggles_nothing() {
    let upstream = Stub::saying(OK).await;
    let gateway = served(passing_to(upstream.address)).await;
    let request = format!(
        "GET {LIST} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\nx-auth-token: a\nx-evil: b\r\n\r\n"
    );
    raw(gateway, request.as_bytes()).await;
    let expected = [
        "accept-encoding: gzip",
        "accept: application/json",
        "content-type: application/json",
        "x-auth-token: a",
    ];
    assert_eq!(headers(&upstream.seen()[0]), expected);
}

#[tokio::test]
async fn requests_under_way_end_before_the_server_stops() {
    let upstream = Stub::new(Act::SayAndStall(Vec::new())).await;
    let timeouts = Timeouts { connect: Duration::from_secs(5), answer: Duration::from_millis(300) };
    let router = app(Config { timeouts, ..passing_to(upstream.address) }).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateway = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(serve_router(listener, router, Limits::default(), async {
        stopped.await.unwrap();
        Stop::Now
    }));

    let asked = Instant::now();
    let request = format!("GET {LIST} HTTP/1.1\r\nhost: gateway\r\n\r\n");
    let asking = tokio::spawn(async move { raw(gateway, request.as_bytes()).await });
    while upstream.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    stop.send(()).unwrap();
    server.await.unwrap();
    assert!(asked.elapsed() >= timeouts.answer, "the server waits for the upstream's timeout");
    let answer = asking.await.unwrap();
    assert!(answer.contains("GATEWAY.0504"), "{answer}");
}
