//! Answers in other charsets than UTF-8.

use futures_util::FutureExt as _;
use instance_console::{
    api::{Error, Headers, Kind, Problem},
    client::charset::declared,
};

use crate::script::{Script, detail, exchange, with_status};

/// Sends a request and answers it with this body, content type and status. Returns the result.
fn read(body: &[u8], content_type: &str, status: u16) -> Result<Vec<u8>, Error> {
    let (script, client) = Script::client();
    let mut reply = client.send(detail("a"));
    assert!((&mut reply).now_or_never().is_none());
    let headers = Headers { content_type: Some(content_type.to_owned()), ..Headers::default() };
    script.end(0, Ok(with_status(status, exchange(body, headers))));
    let result = reply.now_or_never().unwrap().result;
    result.map(|exchange| exchange.answer.body.clone())
}

#[test]
fn the_declared_charset_is_found_however_it_is_written() {
    for content_type in [
        "application/json;charset=GBK",
        "application/json; charset=\"GBK\"",
        "text/html; a=b; Charset = GBK ",
        "application/json; charset='GBK'; boundary=x",
        "application/json; charset=GBK, application/json",
    ] {
        assert_eq!(declared(content_type), Some("GBK"), "{content_type}");
    }
}

#[test]
fn utf_8_or_nothing_is_no_other_charset() {
    for content_type in [
        "",
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "application/json; charset=UTF8",
        "application/json; charset=",
        "application/json; charset",
        "charset=GBK",
    ] {
        assert_eq!(declared(content_type), None, "{content_type}");
    }
}

#[test]
fn a_body_of_a_declared_charset_becomes_utf_8() {
    let body = read(b"{\"name\":\"caf\xe9\"}", "application/json; charset=latin1", 200);
    assert_eq!(body.unwrap(), "{\"name\":\"café\"}".as_bytes());
    let body = read(b"caf\xe9", "text/plain; charset=latin1", 500);
    assert_eq!(body.unwrap(), "café".as_bytes());
}

#[test]
fn a_body_without_a_declared_charset_stays_as_it_came() {
    for content_type in ["application/json", "application/json; charset=utf-8"] {
        assert_eq!(read(b"caf\xe9", content_type, 200).unwrap(), b"caf\xe9");
    }
}

#[test]
fn a_charset_that_no_browser_knows_is_named() {
    let long = format!("application/json; charset={}", "x".repeat(1_000));
    for (content_type, label) in
        [("application/json; charset=klingon", "klingon"), (long.as_str(), &"x".repeat(40))]
    {
        let error = read(b"caf\xe9", content_type, 200).unwrap_err();
        assert_eq!(error.problem, Some(Problem::UnsupportedCharset));
        assert_eq!((error.kind, error.status), (Kind::Invalid, Some(200)));
        assert_eq!(error.message, label);
    }
}

#[test]
fn a_charset_that_no_browser_knows_hinders_neither_utf_8_nor_an_error_with_a_status() {
    let content_type = "application/json; charset=klingon";
    assert_eq!(read("café".as_bytes(), content_type, 200).unwrap(), "café".as_bytes());
    assert_eq!(read(b"caf\xe9", content_type, 503).unwrap(), b"caf\xe9");
}
