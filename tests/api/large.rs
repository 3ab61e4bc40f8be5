//! No input is slow: the time is linear in the size of the body.

use std::time::{Duration, Instant};

use instance_console::api::{Error, RetryAfter, maintenance::Window, zones};

use crate::properties::decode_all;

/// The limit is generous: linear reading takes two seconds at most, and quadratic reading a minute or more.
#[track_caller]
fn check_is_fast(body: &str) {
    let begin = Instant::now();
    decode_all(200, body.as_bytes());
    decode_all(500, body.as_bytes());
    let taken = begin.elapsed();
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}

const LARGE: usize = 500_000;

fn repeated(start: &str, part: &str, end: &str) -> String {
    format!("{start}{}{end}", part.repeat(LARGE / part.len()))
}

#[test]
fn half_a_megabyte_of_nesting_is_refused_at_once() {
    check_is_fast(&"[".repeat(LARGE));
    check_is_fast(&repeated("", r#"{"error":"#, ""));
    check_is_fast(&repeated(r#"{"instance":"#, r#"{"a":"#, ""));
}

#[test]
fn nesting_that_is_just_allowed_is_read() {
    let nested = format!("{}1{}", r#"{"error":"#.repeat(100), "}".repeat(100));
    check_is_fast(&nested);
    check_is_fast(&format!("{{\"error\":[{}]}}", vec![nested; 2000].join(",")));
}

#[test]
fn half_a_megabyte_of_rows_is_read() {
    check_is_fast(&repeated(r#"{"instances":[1"#, r#",{"id":"a","status":"Running"}"#, "]}"));
    check_is_fast(&repeated(r#"{"status":"x","item":[1"#, r#",{"status":"creating"}"#, "]}"));
}

#[test]
fn half_a_megabyte_of_one_key_is_read() {
    check_is_fast(&repeated(r#"{"a":1"#, r#","id":"a""#, "}"));
    check_is_fast(&repeated(r#"{"a":1"#, r#","error":{"code":null}"#, "}"));
    check_is_fast(&repeated(r#"{"status":"x","instance":{"a":1"#, r#","vpc_id":"a""#, "}}"));
}

#[test]
fn half_a_megabyte_of_unknown_keys_is_read() {
    let keys: String = (0..LARGE / 20).map(|index| format!(",\"brand_new_{index}\":1")).collect();
    check_is_fast(&format!("{{\"a\":1{keys}}}"));
    check_is_fast(&format!("{{\"status\":\"x\",\"instance\":{{\"a\":1{keys}}}}}"));
}

#[test]
fn half_a_megabyte_of_one_text_is_read() {
    check_is_fast(&repeated(r#"{"error_msg":""#, "中", r#""}"#));
    check_is_fast(&repeated(r#"{"available_zone_ids":"["#, "a,", r#"]"}"#));
    check_is_fast(&"x".repeat(LARGE));
    let _ = zones::split(&",".repeat(LARGE));
    let _ = RetryAfter::parse(&"9".repeat(LARGE));
    let _ = Window::parse(&":".repeat(LARGE), "");
    assert_eq!(Error::transport(&"中".repeat(LARGE)).message.chars().count(), 500);
}
