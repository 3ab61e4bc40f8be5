//! The five requests, to the byte.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use instance_console::api::{
    Error, Kind,
    Method::{self, Get, Post},
    Problem, Request,
    apig::{list_instances, show_instance, show_progress},
    koophone::show_preparation,
    roma::show_process,
};
use serde_json::{Value, json};

use crate::fixture;

#[track_caller]
fn check(request: Result<Request, Error>, method: Method, target: &str) {
    let request = request.unwrap();
    assert_eq!(request.method, method);
    assert_eq!(request.target(), target);
    let accept = ("accept", "application/json");
    match method {
        Get => assert_eq!((request.headers, request.body), (vec![accept], None)),
        Post => assert_eq!(request.headers, [accept, ("content-type", "application/json")]),
    }
}

#[test]
fn each_call_has_its_method_and_target() {
    check(list_instances("p", 0, 500), Get, "/v2/p/apigw/instances?offset=0&limit=500");
    check(show_instance("p", "i"), Get, "/v2/p/apigw/instances/i");
    check(show_progress("p", "i"), Get, "/v2/p/apigw/instances/i/progress");
    check(show_process("p", "i"), Get, "/v2/p/instances/i/process");
    check(show_preparation("u", "i"), Post, "/v1/instances/prepare-progress");
}

#[test]
fn the_limit_is_clamped_to_what_the_service_gives() {
    for (limit, sent) in [(0, 1), (1, 1), (20, 20), (500, 500), (501, 500), (u32::MAX, 500)] {
        let target = format!("/v2/p/apigw/instances?offset=0&limit={sent}");
        check(list_instances("p", 0, limit), Get, &target);
    }
}

#[test]
fn the_offset_is_sent_as_it_is() {
    let target = "/v2/p/apigw/instances?offset=18446744073709551615&limit=1";
    check(list_instances("p", u64::MAX, 1), Get, target);
}

const HOSTILE: [(&str, &str); 13] = [
    ("a/b", "a%2Fb"),
    ("../../admin", "..%2F..%2Fadmin"),
    ("a?b=c&d", "a%3Fb%3Dc%26d"),
    ("a#b", "a%23b"),
    ("a%2Fb", "a%252Fb"),
    ("%2e%2e", "%252e%252e"),
    ("a\\b", "a%5Cb"),
    ("a b\t\r\n", "a%20b%09%0D%0A"),
    ("a\0b", "a%00b"),
    ("//evil.example", "%2F%2Fevil.example"),
    ("中", "%E4%B8%AD"),
    ("a;b:c@d", "a%3Bb%3Ac%40d"),
    ("...", "..."),
];

#[test]
fn a_hostile_id_stays_one_segment() {
    for (id, segment) in HOSTILE {
        let target = format!("/v2/{segment}/apigw/instances?offset=0&limit=1");
        check(list_instances(id, 0, 1), Get, &target);
        let target = format!("/v2/{segment}/apigw/instances/{segment}");
        check(show_instance(id, id), Get, &target);
        check(show_progress(id, id), Get, &format!("{target}/progress"));
        check(show_process(id, id), Get, &format!("/v2/{segment}/instances/{segment}/process"));
    }
}

#[test]
fn what_is_unreserved_stands_as_it_is() {
    check(show_process("-_.~aZ9", "i"), Get, "/v2/-_.~aZ9/instances/i/process");
}

#[track_caller]
fn check_unusable(request: Result<Request, Error>) {
    let error = request.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Configuration, None));
    assert!(!error.is_retryable());
}

#[test]
fn an_id_that_is_no_segment_makes_no_request() {
    for id in ["", ".", ".."] {
        check_unusable(list_instances(id, 0, 1));
        for (project, instance) in [(id, "i"), ("p", id)] {
            check_unusable(show_instance(project, instance));
            check_unusable(show_progress(project, instance));
            check_unusable(show_process(project, instance));
        }
    }
}

fn preparation_body(user_id: &str, instance_id: &str) -> Value {
    let body = show_preparation(user_id, instance_id).unwrap().body.unwrap();
    serde_json::from_str(&body).unwrap()
}

#[test]
fn the_preparation_asks_with_the_documented_body() {
    let documented: Value = serde_json::from_str(fixture::PREPARATION_REQUEST).unwrap();
    assert_eq!(preparation_body("1008600000104285462", "iRJEVP9"), documented);
}

#[test]
fn hostile_ids_stay_inside_their_json_strings() {
    for id in ["\"},{\"", "a\\", "\u{0}\n", ".", ".."] {
        assert_eq!(preparation_body(id, id), json!({ "user_id": id, "instance_id": id }));
    }
}

#[test]
fn koophone_takes_32_characters_and_not_32_bytes() {
    for character in ["7", "中", "🦀"] {
        let (longest, longer) = (character.repeat(32), character.repeat(33));
        assert!(show_preparation(&longest, &longest).is_ok());
        check_unusable(show_preparation(&longer, "i"));
        check_unusable(show_preparation("u", &longer));
    }
}

#[test]
fn koophone_takes_no_empty_id() {
    check_unusable(show_preparation("", "i"));
    check_unusable(show_preparation("u", ""));
}

#[test]
fn an_unusable_id_is_named_and_shortened() {
    let error = show_preparation("u", &"x".repeat(10_000)).unwrap_err();
    assert_eq!(error.problem, Some(Problem::UnusableId { field: "instance_id" }));
    assert!(error.message.starts_with("xxx"));
    assert_eq!(error.message.chars().count(), 500);
}
