//! Requests other than the five calls are refused over a real socket, and no upstream gets them.

use crate::common::{LIST, PREPARE, Stub, passing_to, raw, served};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";

/// Sends the requests to a gateway; each must be answered as expected, and none passed on.
#[track_caller]
fn refused<'a>(requests: impl IntoIterator<Item = (String, &'a str)>) {
    let requests: Vec<_> = requests.into_iter().collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let upstream = Stub::saying(OK).await;
        let gateway = served(passing_to(upstream.address)).await;
        for (request, expected) in requests {
            let answer = raw(gateway, request.as_bytes()).await;
            let head = request.get(..80).unwrap_or(&request);
            assert!(answer.starts_with("HTTP/1.1 "), "{head:?}: {answer:?}");
            assert!(answer.contains(expected), "{head:?}: {answer}");
        }
        assert_eq!(upstream.seen(), Vec::<String>::new());
    });
}

fn request(line: &str) -> String {
    format!("{line} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n\r\n")
}

fn post(headers: &str, body: &str) -> String {
    format!(
        "POST {PREPARE} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n{headers}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn one_of_the_five_is_passed_on() {
    let upstream = Stub::saying(OK).await;
    let gateway = served(passing_to(upstream.address)).await;
    let answer = raw(gateway, request(&format!("GET {LIST}")).as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert_eq!(upstream.seen().len(), 1);
}

#[test]
fn other_paths() {
    let paths = [
        "/v2",
        "/v2/p/apigw/instances/",
        "/v2//apigw/instances",
        "/v2/p/apigw/apis",
        "/v2/p/apigw/instances/../../../../v3/auth/tokens",
        "/v2/p/apigw/instances/%2e%2e",
        "/v2/p/apigw/instances/a%2Fb",
        "/v2/p/apigw/instances/a%5Cb",
        "/v2/p/apigw/instances/a%00",
        "/v2/p/apigw/instances/a%0d%0aX-Evil:%201",
        "/v2/p/instances/i/process/",
        "/v1/instances/prepare",
        "/v3/auth/tokens",
        "/index.html/..",
        "/../Cargo.toml",
        "/.git/config",
        "//evil.example/v2/p/apigw/instances",
    ];
    refused(paths.map(|path| (request(&format!("GET {path}")), "GATEWAY.0404")));
}

#[test]
fn other_methods() {
    let methods = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"];
    refused(methods.map(|method| (request(&format!("{method} {LIST}")), "GATEWAY.0405")));
    refused([
        (request(&format!("GET {PREPARE}")), "allow: POST"),
        (request(&format!("HEAD {LIST}")), "HTTP/1.1 405"),
        (request("POST /healthz"), "GATEWAY.0405"),
    ]);
}

#[test]
fn other_queries() {
    let queries = ["?x=1", "?offset=1&offset=2", "?limit=1&LIMIT=2", "?instance_name=%00", "?%00"];
    refused(queries.map(|query| (request(&format!("GET {LIST}{query}")), "GATEWAY.0400")));
}

#[test]
fn other_bodies() {
    let json = "content-type: application/json\r\n";
    let large = "a".repeat(5_000);
    let sized = |body: &str| post(&format!("{json}content-length: {}", body.len()), body);
    refused([
        (sized("[]"), "GATEWAY.0400"),
        (sized("{"), "GATEWAY.0400"),
        (sized(""), "GATEWAY.0400"),
        (sized(&format!("{{\"a\": \"{large}\"}}")), "GATEWAY.0413"),
        (post(&format!("{json}transfer-encoding: chunked"), &chunked(&large)), "GATEWAY.0413"),
        (post("content-type: text/plain\r\ncontent-length: 2", "{}"), "GATEWAY.0415"),
        (post("content-length: 2", "{}"), "GATEWAY.0415"),
    ]);
}

fn chunked(body: &str) -> String {
    format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len())
}

#[test]
fn other_targets() {
    refused([
        (request(&format!("GET http://evil.example{LIST}")), "GATEWAY.0400"),
        (request(&format!("GET http://gateway{LIST}")), "GATEWAY.0400"),
        (request("CONNECT evil.example:443"), "GATEWAY.0400"),
        (request("OPTIONS *"), "GATEWAY.0404"),
    ]);
}

#[test]
fn what_is_not_http() {
    let host = "host: gateway\r\nconnection: close\r\n";
    let lengths = "content-type: application/json\r\ncontent-length: 2\r\ncontent-length: 3";
    refused([
        (request(&format!("GET {LIST}\0")), "HTTP/1.1 400"),
        (request(&format!("GET {LIST}\r\nx: y")), "HTTP/1.1 400"),
        (request(&format!("GET {LIST} x")), "HTTP/1.1 400"),
        (format!("GET {LIST} HTTP/1.1\r\n{host}x-auth-token: a\0b\r\n\r\n"), "HTTP/1.1 400"),
        (format!("GET {LIST} HTTP/1.1\r\n{host}x y: z\r\n\r\n"), "HTTP/1.1 400"),
        (post(lengths, "{} "), "HTTP/1.1 400"),
        ("GET /\r\n\r\n".to_owned(), "HTTP/1.1 400"),
    ]);
}

#[test]
fn heads_that_are_too_large() {
    let head = |number: usize, length: usize| {
        let value = "a".repeat(length);
        let headers = (0..number).map(|index| format!("x-{index}: {value}\r\n"));
        let headers: String = headers.collect();
        format!("GET {LIST} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n{headers}\r\n")
    };
    refused([
        (head(1, 33 * 1024), "GATEWAY.0431"),
        (head(8, 31 * 1024), "HTTP/1.1 431"),
        (head(1, 1024 * 1024), "HTTP/1.1 431"),
        (head(101, 1), "HTTP/1.1 431"),
    ]);
}
