//! The fixtures themselves: those that should be JSON are, and each decoder takes its own example.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use serde_json::Value;

use crate::fixture::{self, decode, ok};

#[track_caller]
fn check(text: &str, names: &[&str]) {
    let value: Value = serde_json::from_str(text).unwrap();
    for name in names {
        assert!(value.get(name).is_some(), "{name} is missing");
    }
}

#[test]
fn the_examples_of_the_five_calls_are_well_formed() {
    check(fixture::LIST, &["total", "size", "instances"]);
    check(fixture::DETAIL, &["spec_id", "eip_id", "available_zone_ids"]);
    for progress in [fixture::PROGRESS, fixture::PROGRESS_CREATING, fixture::PROGRESS_FAILED] {
        check(
            progress,
            &["progress", "status", "error_code", "error_msg", "start_time", "end_time"],
        );
    }
    check(fixture::PROCESS, &["instance", "currentTime", "instance_id", "item", "taken_time"]);
    check(fixture::PREPARATION, &["data", "error_code", "error_msg"]);
    check(fixture::PREPARATION_REQUEST, &["user_id", "instance_id"]);
}

#[test]
fn the_errors_are_well_formed() {
    for error in [fixture::ERROR_401, fixture::ERROR_403, fixture::ERROR_404, fixture::ERROR_500] {
        check(error, &["error_code", "error_msg"]);
    }
    check(fixture::SNAKE, &["error_code", "error_msg", "request_id"]);
    check(fixture::CAMEL, &["errorCode", "errorMsg", "request_id"]);
    check(fixture::CODE_MESSAGE, &["code", "message"]);
    check(fixture::NESTED, &["error"]);
    check(fixture::FRONT_APIGW, &["error_code", "error_msg", "request_id"]);
    check(fixture::FRONT_APIG, &["error_code", "error_msg", "request_id"]);
    check(fixture::KOOPHONE_1001, &["error_code", "error_msg"]);
}

#[test]
fn what_is_no_json_is_none() {
    for text in [fixture::PLAIN, fixture::HTML] {
        assert!(serde_json::from_str::<Value>(text).is_err());
    }
}

#[test]
fn each_decoder_takes_its_own_example() {
    assert!(decode::instances(&ok(fixture::LIST)).is_ok());
    assert!(decode::detail(&ok(fixture::DETAIL), "asked").is_ok());
    assert!(decode::progress(&ok(fixture::PROGRESS)).is_ok());
    assert!(decode::process(&ok(fixture::PROCESS)).is_ok());
    assert!(decode::preparation(&ok(fixture::PREPARATION)).is_ok());
}

#[test]
fn the_list_example_is_read_whole() {
    let page = decode::instances(&ok(fixture::LIST)).unwrap();
    let [first, second] = page.instances.as_slice() else { panic!("two rows") };
    assert_eq!((page.received, page.total), (2, Some(2)));
    assert_eq!(first.id, "eddc4d25480b4cd6b512f270a1b8b341");
    assert_eq!(first.name, "apig-Enterprise_Project_Pay-per-Use");
    assert_eq!(first.project_id.as_deref(), Some("73d69ae0cfcf460190522d06b60f05ad"));
    assert_eq!(first.order.as_deref(), Some("CS2006301043A28NF:00301-734023-0--0"));
    assert_eq!(first.enterprise_project_id.as_deref(), Some("0"));
    assert_eq!(first.eip.as_deref(), Some("100.95.155.221"));
    assert_eq!(first.kind.as_deref(), Some("apig"));
    assert_eq!(first.load_balancer, None);
    assert_eq!(first.created.as_ref().unwrap().timestamp().unwrap().as_millis(), 1_585_302_825_070);
    assert_eq!(second.order, None);
}

#[test]
fn a_row_that_cannot_be_read_is_counted_and_kept_apart() {
    let page = decode::instances(&ok(r#"{"instances":[{"id":"a"},7,{"id":""},null]}"#)).unwrap();
    assert_eq!((page.instances.len(), page.received, page.total), (1, 4, None));
    let unreadable: Vec<_> =
        page.unreadable.iter().map(|row| (row.position, row.text.as_str())).collect();
    assert_eq!(unreadable, [(1, "7"), (2, r#"{"id":""}"#), (3, "null")]);
}

#[test]
fn an_odd_field_does_not_hide_its_row() {
    let body = r#"{"total":"1","instances":[{"id":7,"status":[],"create_time":{},
        "publicips":"none","charging_mode":true,"instance_status":"6"}]}"#;
    let page = decode::instances(&ok(body)).unwrap();
    assert_eq!((page.instances[0].id.as_str(), page.total), ("7", Some(1)));
    assert_eq!(page.instances[0].status.number(), Some(6));
    assert_eq!(page.instances[0].created, None);
}
