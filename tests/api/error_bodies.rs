//! The parts of an error that are read from its body and headers.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use std::time::Duration;

use instance_console::api::{
    Answer, Error, Headers,
    Kind::{Credential, Transient},
    RetryAfter, Timestamp,
    classify::ErrorBody,
};

use crate::fixture::{self, answer, decode};

fn error(answer: &Answer) -> Error {
    decode::progress(answer).unwrap_err()
}

fn read(body: &[u8]) -> ErrorBody {
    ErrorBody::read(&Answer { body: body.to_vec(), ..answer(500, "") })
}

#[track_caller]
fn check(body: &str, code: Option<&str>, message: &str, request_id: Option<&str>) {
    let read = read(body.as_bytes());
    assert_eq!(read.code.as_deref(), code);
    assert_eq!(read.message, message);
    assert_eq!(read.request_id.as_deref(), request_id);
}

#[test]
fn the_documented_errors_are_read() {
    let token = "Incorrect token or token resolution failed";
    check(fixture::ERROR_401, Some("APIC.7102"), token, None);
    check(fixture::ERROR_403, Some("APIC.7106"), "No permissions to request for the method", None);
    check(fixture::ERROR_404, Some("APIC.7302"), "Instance not found", None);
    check(fixture::ERROR_500, Some("APIC.9000"), "Failed to request internal service", None);
}

#[test]
fn every_shape_is_read() {
    check(fixture::SNAKE, Some("APIC.7211"), "Invalid parameter value", Some("req-snake"));
    check(fixture::CAMEL, Some("ROMA.13000"), "Invalid parameter", Some("req-camel"));
    check(fixture::CODE_MESSAGE, Some("APIG.1001"), "Authentication failed", None);
    let message = "The request you have made requires authentication.";
    check(fixture::NESTED, Some("401"), message, None);
}

#[test]
fn both_prefixes_of_the_front_gateway_are_read() {
    let message = "Incorrect IAM authentication information: decrypt token fail";
    check(fixture::FRONT_APIGW, Some("APIGW.0301"), message, Some("req-apigw"));
    check(fixture::FRONT_APIG, Some("APIG.0301"), message, Some("req-apig"));
    for body in [fixture::FRONT_APIGW, fixture::FRONT_APIG] {
        assert_eq!(error(&answer(401, body)).kind, Credential);
    }
}

#[test]
fn plain_text_is_the_message_and_a_page_is_none() {
    let text = "upstream connect error or disconnect before headers";
    check(fixture::PLAIN, None, text, None);
    check(fixture::HTML, None, "", None);
    check(" \n<!DOCTYPE html><p>no</p>", None, "", None);
    assert_eq!(error(&answer(502, fixture::HTML)).kind, Transient);
}

#[test]
fn json_without_any_of_the_names_says_what_text_would() {
    check("{}", None, "", None);
    check(r#"{"timestamp":1,"path":"/v2"}"#, None, "", None);
    check(r#"{"error_code":"#, None, "", None);
    check(r#""no such route""#, None, r#""no such route""#, None);
    check("null", None, "null", None);
    check("", None, "", None);
}

#[test]
fn bytes_that_are_no_text_are_no_message() {
    assert_eq!(read(b"\x1f\x8b\x08\x00\x00"), ErrorBody::default());
    assert_eq!(read(b"caf\xe9").message, "caf\u{fffd}");
}

#[test]
fn empty_null_and_zero_codes_are_none() {
    for code in [r#""""#, "null", r#""0""#, "0", "[]", "{}", "true"] {
        check(&format!(r#"{{"error_code":{code},"error_msg":"m"}}"#), None, "m", None);
    }
}

#[test]
fn a_message_alone_and_a_code_alone_are_enough() {
    check(r#"{"error_msg":"m"}"#, None, "m", None);
    check(r#"{"error_code":"APIC.1"}"#, Some("APIC.1"), "", None);
}

#[test]
fn the_first_shape_with_anything_in_it_goes_before_the_others() {
    let body = r#"{"code":"c","message":"m","errorCode":"b","error_code":null,"error_msg":""}"#;
    check(body, Some("b"), "", None);
}

#[test]
fn a_request_id_beside_a_nested_error_is_kept() {
    check(r#"{"error":{"code":"a.1"},"request_id":"r"}"#, Some("a.1"), "", Some("r"));
    check(
        r#"{"error":{"code":"a.1","request_id":"in"},"request_id":"r"}"#,
        Some("a.1"),
        "",
        Some("in"),
    );
}

fn with(headers: Headers) -> Error {
    error(&Answer { headers, ..answer(503, fixture::SNAKE) })
}

#[test]
fn the_request_id_of_the_header_goes_before_that_of_the_body() {
    let headers = Headers { request_id: Some("req-header".to_owned()), ..Headers::default() };
    assert_eq!(with(headers).request_id.as_deref(), Some("req-header"));
    assert_eq!(with(Headers::default()).request_id.as_deref(), Some("req-snake"));
}

#[test]
fn an_answer_that_cannot_be_read_keeps_its_request_id() {
    let headers = Headers { request_id: Some("req-header".to_owned()), ..Headers::default() };
    let error = error(&Answer { headers, ..answer(200, "[]") });
    assert_eq!(error.request_id.as_deref(), Some("req-header"));
}

#[track_caller]
fn check_retry_after(value: &str, expected: Option<RetryAfter>) {
    let headers = Headers { retry_after: Some(value.to_owned()), ..Headers::default() };
    assert_eq!(with(headers).retry_after, expected, "{value}");
}

#[test]
fn retry_after_is_kept_in_both_its_forms() {
    check_retry_after("120", Some(RetryAfter::Delay(Duration::from_secs(120))));
    check_retry_after(" 0 ", Some(RetryAfter::Delay(Duration::ZERO)));
    let moment = Timestamp::from_unix(784_111_777_000).unwrap();
    check_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", Some(RetryAfter::At(moment)));
}

#[test]
fn retry_after_that_is_neither_is_none() {
    for value in ["", "soon", "-1", "1.5", "+3", "1 2", "Sun, 32 Nov 1994 08:49:37 GMT"] {
        check_retry_after(value, None);
    }
    assert_eq!(with(Headers::default()).retry_after, None);
}

#[test]
fn retry_after_beyond_all_numbers_is_the_longest_wait() {
    let longest = Duration::from_secs(u64::from(u32::MAX));
    check_retry_after(&"9".repeat(400), Some(RetryAfter::Delay(longest)));
}

#[track_caller]
fn check_length(message: &str, expected: usize) {
    let body = serde_json::json!({ "error_code": "APIC.1", "error_msg": message }).to_string();
    for error in
        [error(&answer(500, &body)), error(&answer(500, message)), Error::transport(message)]
    {
        assert_eq!(error.message.chars().count(), expected);
        assert!(message.starts_with(error.message.trim_end_matches('…')));
        assert_eq!(error.message.ends_with('…'), message.chars().count() > 500);
    }
}

#[test]
fn a_message_is_shortened_at_500_characters_whatever_their_length_in_bytes() {
    for character in ["a", "é", "中", "🦀"] {
        check_length(&character.repeat(499), 499);
        check_length(&character.repeat(500), 500);
        check_length(&character.repeat(501), 500);
        check_length(&character.repeat(5000), 500);
    }
}
