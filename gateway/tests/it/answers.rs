//! Answers of upstreams that are no answers of an API: too long, in pieces, no JSON, repeating the token.

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use instance_gateway::{
    app,
    config::{Config, Credentials, Token},
};

use crate::common::{Act, Answer, LIST, PROCESS, Stub, get, get_with, passing_to};

const LONGEST: usize = 2 * 1024 * 1024;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An answer with the body, and head lines that end with a line break.
fn answer(status: &str, lines: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{lines}\r\n");
    [head.as_bytes(), body].concat()
}

async fn ask(bytes: Vec<u8>) -> Answer {
    let upstream = Stub::new(Act::Say(bytes)).await;
    get(&app(passing_to(upstream.address)).unwrap(), LIST).await
}

/// Asks with the gateway's own token.
async fn ask_with(token: &'static str, path: &str, bytes: Vec<u8>) -> Answer {
    let upstream = Stub::new(Act::Say(bytes)).await;
    let credentials = Credentials::Token(Token::Fixed(token.into()));
    get(&app(Config { credentials, ..passing_to(upstream.address) }).unwrap(), path).await
}

fn own(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

fn list(length: usize) -> Vec<u8> {
    let mut body = b"{\"instances\": [\"".to_vec();
    body.resize(length - 3, b'a');
    body.extend_from_slice(b"\"]}");
    body
}

#[tokio::test]
async fn an_answer_of_two_mebibytes_passes_and_a_longer_one_does_not() {
    let longest = list(LONGEST);
    assert_eq!(ask(answer("200 OK", "", &longest)).await.body, longest);
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunked = |body: &[u8]| {
        let size = format!("{:x}\r\n", body.len());
        [chunked.as_bytes(), size.as_bytes(), body, b"\r\n0\r\n\r\n"].concat()
    };
    assert_eq!(ask(chunked(&longest)).await.body, longest);
    let longer = list(LONGEST + 1);
    for bytes in [answer("200 OK", "", &longer), chunked(&longer)] {
        assert_eq!(ask(bytes).await.error(), own(502, "GATEWAY.3502"));
    }
}

#[tokio::test]
async fn an_answer_that_is_said_to_be_too_long_is_not_waited_for() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", LONGEST + 1);
    let upstream = Stub::new(Act::SayAndStall(head.into_bytes())).await;
    let asked = Instant::now();
    let answer = get(&app(passing_to(upstream.address)).unwrap(), LIST).await;
    assert_eq!(answer.error(), own(502, "GATEWAY.3502"));
    assert!(asked.elapsed() < Duration::from_secs(10), "the timeout is 20 seconds");
}

#[tokio::test]
async fn an_answer_in_single_bytes_is_given_up() {
    let chunked = |count: usize| {
        let mut bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n".to_vec();
        for _ in 0..count {
            bytes.extend_from_slice(b"1\r\n \r\n");
        }
        bytes.extend_from_slice(b"1\r\n}\r\n0\r\n\r\n");
        bytes
    };
    assert_eq!(ask(chunked(10_000)).await.body.len(), 10_002);
    assert_eq!(ask(chunked(1_000_000)).await.error(), own(502, "GATEWAY.3502"));
}

#[tokio::test]
async fn a_head_without_end_is_given_up() {
    let lines = format!("x-long: {}\r\n", "a".repeat(200 * 1024));
    assert_eq!(ask(answer("200 OK", &lines, b"{}")).await.error(), own(502, "GATEWAY.3502"));
}

#[tokio::test]
async fn a_status_is_200_to_599() {
    for status in ["101 Switching Protocols", "199 x", "600 x", "999 x"] {
        let bytes = answer(status, "upgrade: websocket\r\nconnection: upgrade\r\n", b"{}");
        assert_eq!(ask(bytes).await.error(), own(502, "GATEWAY.1502"), "{status}");
    }
    for status in ["200", "299", "400", "599"] {
        let answer = ask(answer(&format!("{status} x"), "", b"{}")).await;
        assert_eq!((answer.status.as_str(), &answer.body[..]), (status, &b"{}"[..]));
    }
}

#[tokio::test]
async fn a_web_page_is_told_from_other_words_and_neither_is_passed_on() {
    let html = "content-type: text/html\r\n";
    for (lines, body, code) in [
        (html, "<!DOCTYPE html><title>Sign in</title>", "GATEWAY.7502"),
        ("", "\n\n<html><script>alert(1)</script>", "GATEWAY.7502"),
        ("content-type: application/json\r\n", "<html>", "GATEWAY.7502"),
        (html, "welcome", "GATEWAY.6502"),
        ("", "ok", "GATEWAY.6502"),
        ("", "null", "GATEWAY.6502"),
    ] {
        let answer = ask(answer("200 OK", lines, body.as_bytes())).await;
        assert_eq!(answer.error(), own(502, code), "{body}");
        assert!(!String::from_utf8_lossy(&answer.body).contains(body));
    }
}

#[tokio::test]
async fn what_passes_is_called_json() {
    for (declared, expected) in [
        ("text/html", "application/json"),
        ("text/html; charset=gbk", "application/json; charset=gbk"),
    ] {
        let answer = ask(answer("200 OK", &format!("content-type: {declared}\r\n"), b" {}")).await;
        assert_eq!(answer.header("content-type"), Some(expected));
        assert_eq!(&answer.body[..], b" {}");
    }
    for body in ["", " \n"] {
        let answer = ask(answer("200 OK", "content-type: text/html\r\n", body.as_bytes())).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (200, Some("application/json"))
        );
    }
}

#[tokio::test]
async fn an_error_of_a_server_on_the_way_keeps_its_status_and_nothing_else() {
    let lines = "content-type: text/html\r\nretry-after: 30\r\nx-request-id: abc\r\n";
    for (status, body, code, passed) in [
        ("403 Forbidden", "<html>blocked</html>", "GATEWAY.9403", 403),
        ("429 x", "slow down", "GATEWAY.9429", 429),
        ("502 Bad Gateway", "<html>nginx</html>", "GATEWAY.9502", 502),
        (
            "400 x",
            "<h1>400 Bad Request</h1>Request Header Or Cookie Too Large",
            "GATEWAY.9431",
            431,
        ),
    ] {
        let answer = ask(answer(status, lines, body.as_bytes())).await;
        assert_eq!(answer.error(), own(passed, code), "{status}");
        assert_eq!(answer.header("retry-after"), Some("30"));
        assert_eq!(answer.header("x-request-id"), Some("abc"));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert!(!String::from_utf8_lossy(&answer.body).contains("html"));
    }
}

#[tokio::test]
async fn a_compressed_answer_is_looked_at_and_compressed_once() {
    let body = list(100_000);
    let upstream =
        Stub::new(Act::Say(answer("200 OK", "content-encoding: gzip\r\n", &gzip(&body)))).await;
    let router = app(passing_to(upstream.address)).unwrap();
    let plain = get(&router, LIST).await;
    assert_eq!((plain.header("content-encoding"), &plain.body[..]), (None, &body[..]));
    for accepted in ["gzip", "br, gzip;q=0.5"] {
        let answer = get_with(&router, LIST, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.header("content-encoding"), Some("gzip"));
        let mut decoded = Vec::new();
        std::io::Read::read_to_end(&mut GzDecoder::new(&answer.body[..]), &mut decoded).unwrap();
        assert!(decoded == body);
    }
}

#[tokio::test]
async fn a_compression_that_was_not_asked_for_is_refused() {
    for lines in [
        "content-encoding: br\r\n",
        "content-encoding: gzip, gzip\r\n",
        "content-encoding: gzip\r\ncontent-encoding: br\r\n",
        "content-encoding: identity\r\ncontent-encoding: gzip\r\n",
    ] {
        let answer = ask(answer("200 OK", lines, &gzip(b"{}"))).await;
        assert_eq!(answer.error(), own(502, "GATEWAY.6502"), "{lines}");
    }
}

#[tokio::test]
async fn a_bomb_is_not_unpacked_beyond_the_bound() {
    let bomb = gzip(&vec![b' '; 256 * 1024 * 1024]);
    assert!(bomb.len() < LONGEST, "{}", bomb.len());
    let asked = Instant::now();
    let bytes = answer("200 OK", "content-encoding: gzip\r\n", &bomb);
    assert_eq!(ask(bytes).await.error(), own(502, "GATEWAY.3502"));
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    let mut half = gzip(b"{\"instances\": []}");
    half.truncate(20);
    let bytes = answer("200 OK", "content-encoding: gzip\r\n", &half);
    assert_eq!(ask(bytes).await.error(), own(502, "GATEWAY.1502"));
}

#[tokio::test]
async fn an_answer_that_repeats_the_gateways_token_is_not_passed_on() {
    const TOKEN: &str = "MIIsecret/token+0123456789=";
    let escaped = TOKEN.replace('/', "\\/");
    let bodies = [
        format!("{{\"error_msg\": \"{TOKEN} is bad\"}}").into_bytes(),
        format!("{{\"error_msg\": \"{escaped} is bad\"}}").into_bytes(),
        format!("<html>{TOKEN}</html>").into_bytes(),
    ];
    for status in ["200 OK", "403 Forbidden", "500 x"] {
        for path in [LIST, PROCESS] {
            for body in &bodies {
                for (lines, body) in
                    [("", body.clone()), ("content-encoding: gzip\r\n", gzip(body))]
                {
                    let answer = ask_with(TOKEN, path, answer(status, lines, &body)).await;
                    assert_eq!(answer.error(), own(502, "GATEWAY.8502"), "{status} {lines}");
                    let shown = format!("{answer:?}");
                    assert!(!shown.contains("secret"), "{shown}");
                }
            }
        }
    }
    // An answer with only a part of the token is passed on.
    let answer = ask_with(TOKEN, LIST, answer("200 OK", "", b"{\"a\": \"MIIsecret\"}")).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn a_token_in_a_header_comes_no_further() {
    const TOKEN: &str = "MIIsecret-token_0123456789";
    for (status, code) in [("200 OK", "GATEWAY.8502"), ("401 x", "GATEWAY.1503")] {
        let lines =
            format!("x-request-id: {TOKEN}\r\ncontent-type: text/plain; charset={TOKEN}\r\n");
        let answer = ask_with(TOKEN, LIST, answer(status, &lines, b"{}")).await;
        assert_eq!(answer.error().1, code);
        let shown = format!("{answer:?}");
        assert!(!shown.contains("secret"), "{shown}");
        assert_eq!(answer.header("x-request-id").map(str::len), Some(32));
    }
}

#[tokio::test]
async fn a_request_id_that_is_none_is_replaced() {
    for id in ["a b", "<script>", &"a".repeat(65), "a\tb", "\u{e9}"] {
        let answer = ask(answer("200 OK", &format!("x-request-id: {id}\r\n"), b"{}")).await;
        assert_eq!(answer.header("x-request-id").map(str::len), Some(32), "{id}");
    }
    let answer = ask(answer("200 OK", "x-request-id: 7b3e.1f_52-88AB\r\n", b"{}")).await;
    assert_eq!(answer.header("x-request-id"), Some("7b3e.1f_52-88AB"));
}
