//! How unclear places of the documents are interpreted, 14 to 25.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use std::sync::Arc;

use instance_console::api::{
    Charging, Field, Instance, Kind, Phase, PrepareState, Severity, Value, apig, koophone,
    maintenance::Window, roma,
};
use serde_json::json;

use crate::{
    fixture::{self, answer, decode, ok},
    readings::process_with,
};

/// The state and waiting count that are read from a preparation.
fn preparation(status: &str, waiting: &str) -> (PrepareState, Option<i64>) {
    let body =
        format!(r#"{{"data":{{"status":{status},"waitingCount":{waiting}}},"error_code":"0"}}"#);
    let preparation = decode::preparation(&ok(&body)).unwrap();
    (preparation.state, preparation.waiting)
}

fn row(fields: &str) -> Arc<Instance> {
    let body = format!(r#"{{"instances":[{{"id":"a",{fields}}}]}}"#);
    decode::instances(&ok(&body)).unwrap().instances.remove(0)
}

fn value<'a>(fields: &'a [Field], name: &str) -> Option<&'a Value> {
    fields.iter().find(|field| field.name == name).map(|field| &field.value)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn r14_a_waiting_count_is_kept_only_while_queuing() {
    assert_eq!(preparation("1", "7"), (PrepareState::Queuing, Some(7)));
    assert_eq!(preparation("1", "null"), (PrepareState::Queuing, None));
    for other in ["-1", "0", "2", "3", "4"] {
        assert_eq!(preparation(other, "7").1, None, "{other}");
    }
}

#[test]
fn r15_each_prepare_status_has_its_phase_and_only_zero_is_ready() {
    let check = |status: i64, phase: Phase, severity: Severity| {
        let state = preparation(&status.to_string(), "0").0;
        assert_eq!((state.phase(), state.severity()), (phase, severity), "{status}");
    };
    check(0, Phase::Succeeded, Severity::Running);
    check(-1, Phase::Failed, Severity::Failed);
    for underway in [1, 2, 3] {
        check(underway, Phase::Underway, Severity::Transition);
    }
    // Undocumented numbers, some of which belong to a sibling call.
    for unknown in [4, 10, -2, i64::MAX] {
        check(unknown, Phase::Unknown(unknown.to_string()), Severity::Unknown);
    }
}

#[test]
fn r15_a_preparation_without_data_is_malformed_and_not_ready() {
    for body in [
        r#"{"error_code":"0","error_msg":"OK"}"#,
        r#"{"error_code":"0","data":null}"#,
        r#"{"error_code":"0","data":[]}"#,
        r#"{"error_code":"0","data":{}}"#,
        r#"{"error_code":"0","data":{"status":null}}"#,
        r#"{"error_code":"0","data":{"status":"ready"}}"#,
        "{}",
    ] {
        assert_eq!(decode::preparation(&ok(body)).unwrap_err().kind, Kind::Invalid, "{body}");
    }
}

#[test]
fn r16_an_error_inside_http_200_is_an_error_even_beside_data() {
    let check = |code: &str, kind: Kind| {
        let body = format!(
            r#"{{"data":{{"status":0}},"error_code":"{code}","error_msg":"m","request_id":"r"}}"#
        );
        let error = decode::preparation(&ok(&body)).unwrap_err();
        assert_eq!((error.kind, error.status), (kind, Some(200)), "{code}");
        assert_eq!(error.code.as_deref(), Some(code));
        assert_eq!((error.message.as_str(), error.request_id.as_deref()), ("m", Some("r")));
    };
    check("KOOPHONE.API.4001", Kind::NotFound);
    check("KOOPHONE.API.9999", Kind::Transient);
    check("KOOPHONE.API.1000", Kind::Refused);
    // The answer was understood as a refusal: it is not a malformed one.
    check("common.00000400", Kind::Refused);
    check("KOOPHONE.API.7777", Kind::Refused);
}

#[test]
fn r16_a_missing_instance_permission_is_no_expired_token() {
    let error = decode::preparation(&answer(401, fixture::KOOPHONE_1001)).unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Permission, Some(401)));
    let expired = decode::preparation(&answer(401, fixture::ERROR_401)).unwrap_err();
    assert_eq!(expired.kind, Kind::Credential);
}

#[test]
fn r17_a_user_id_is_a_string_and_loses_no_digit() {
    let body = koophone::show_preparation("1008600000104285462", "iRJEVP9").unwrap().body.unwrap();
    assert!(body.contains(r#""user_id":"1008600000104285462""#));
    let detail = decode::detail(&ok(r#"{"user_id":1008600000104285462}"#), "asked").unwrap();
    assert_eq!(value(&detail.fields(), "user_id"), Some(&text("1008600000104285462")));
}

#[test]
fn r18_the_process_path_ends_in_process_and_names_no_service() {
    let target = roma::show_process("project", "instance").unwrap().target();
    assert_eq!(target, "/v2/project/instances/instance/process");
}

#[test]
fn r19_roma_fields_may_be_string_or_number_and_null_is_absent() {
    let fields = process_with(&[]).fields();
    assert_eq!(value(&fields, "conAmount"), Some(&text("25")));
    assert_eq!(value(&fields, "bandwidths"), Some(&text("0")));
    assert_eq!(value(&fields, "deletedAt"), None);
    assert_eq!(value(&fields, "description"), None);
    assert_eq!(value(&fields, "resTenantId"), Some(&Value::Masked));
    assert_eq!(value(&fields, "noPasswordAccess"), Some(&Value::Flag(false)));
    let other = process_with(&[
        ("/instance/conAmount", json!(25)),
        ("/instance/name", json!(7)),
        ("/name", json!(7)),
        ("/instance/createdAt", json!("1741262473785")),
        ("/progress", json!("40")),
    ]);
    assert_eq!(value(&other.fields(), "conAmount"), Some(&text("25")));
    assert_eq!(value(&other.fields(), "createdAt"), value(&fields, "createdAt"));
    assert!(matches!(value(&fields, "createdAt"), Some(Value::Time(_))));
    assert_eq!((other.name.as_str(), other.percent), ("7", Some(40)));
}

#[test]
fn r19_the_instance_object_stands_in_for_the_outer_fields() {
    let process = decode::process(&ok(
        r#"{"instance":{"instanceId":"i","name":7,"status":"CREATING","new":{"a":1}},"instance_id":""}"#,
    ));
    let process = process.unwrap();
    assert_eq!((process.id.as_str(), process.name.as_str()), ("i", "7"));
    assert_eq!(value(&process.fields(), "new"), Some(&Value::Json(r#"{"a":1}"#.to_owned())));
    let outer = decode::process(&ok(r#"{"status":"creating","item":null}"#)).unwrap();
    assert_eq!((outer.phase(), outer.services.len()), (Phase::Underway, 0));
    let nothing = decode::process(&ok(r#"{"instance":[],"item":{}}"#));
    assert_eq!(nothing.unwrap_err().kind, Kind::Invalid);
}

#[test]
fn r20_charging_modes_of_the_two_services_are_not_the_same() {
    assert_eq!(row(r#""charging_mode":0"#).charging, Some(Charging::PayPerUse));
    assert_eq!(row(r#""charging_mode":1"#).charging, Some(Charging::Period));
    assert_eq!(row(r#""charging_mode":7"#).charging, Some(Charging::Unknown(7)));
    assert_eq!(row(r#""charging_mode":null"#).charging, None);
    let fields = process_with(&[]).fields();
    assert_eq!(value(&fields, "chargingMode"), Some(&text("1")));
    assert_eq!(value(&fields, "demondPay"), Some(&Value::Flag(true)));
    assert_eq!(value(&fields, "prePay"), Some(&Value::Flag(false)));
}

#[test]
fn r21_an_empty_project_is_an_empty_page_and_a_total_may_be_absent() {
    for body in [r#"{"total":0,"size":0,"instances":[]}"#, r#"{"instances":null}"#, "{}"] {
        let page = decode::instances(&ok(body)).unwrap();
        assert_eq!((page.instances.len(), page.received), (0, 0), "{body}");
    }
    assert_eq!(decode::instances(&ok("{}")).unwrap().total, None);
    assert_eq!(decode::instances(&ok(r#"{"total":-1}"#)).unwrap().total, None);
    for body in [r#"{"instances":{}}"#, r#"{"instances":"none"}"#, "[]", "null", "7", ""] {
        assert_eq!(decode::instances(&ok(body)).unwrap_err().kind, Kind::Invalid, "{body}");
    }
}

#[test]
fn r22_a_limit_out_of_range_never_leaves_the_client() {
    for (limit, sent) in [(0, "1"), (500, "500"), (501, "500")] {
        let request = apig::list_instances("p", 0, limit).unwrap();
        assert_eq!(request.query[1], ("limit", sent.to_owned()));
    }
}

#[test]
fn r23_the_public_address_may_stand_in_publicips_and_plain_strings_may_be_null() {
    let eip = |fields: &str| row(fields).eip.clone();
    assert_eq!(eip(r#""eip_address":null,"type":null"#), None);
    assert_eq!(row(r#""eip_address":null,"type":null"#).kind, None);
    let newer = r#""publicips":[{"ip_address":"192.0.2.7"},{"ip_address":"192.0.2.8"}]"#;
    assert_eq!(eip(newer).as_deref(), Some("192.0.2.7"));
    assert_eq!(eip(&format!(r#""eip_address":null,{newer}"#)).as_deref(), Some("192.0.2.7"));
    assert_eq!(eip(&format!(r#""eip_address":"",{newer}"#)).as_deref(), Some("192.0.2.7"));
    let both = format!(r#""eip_address":"192.0.2.1",{newer}"#);
    assert_eq!(eip(&both).as_deref(), Some("192.0.2.1"));
    for none in ["[]", "null", "{}", "[7]", r#"[{"ip_address":null}]"#, r#"[{"ip_address":""}]"#] {
        assert_eq!(eip(&format!(r#""publicips":{none}"#)), None, "{none}");
    }
}

#[test]
fn r24_a_maintenance_window_may_wrap_midnight_and_may_be_empty() {
    let hour = |hour: u32| hour * 3600;
    let window = Window::parse("22:00:00", "02:00:00").unwrap();
    assert_eq!((window.begin(), window.end()), (hour(22), hour(2)));
    for (second, inside) in
        [(hour(22), true), (0, true), (hour(2) - 1, true), (hour(2), false), (hour(22) - 1, false)]
    {
        assert_eq!(window.contains(second), Some(inside), "{second}");
    }
    let same = Window::parse("12:01:13", "12:01:13").unwrap();
    assert_eq!(same.contains(hour(12)), None);
}

#[test]
fn r25_an_error_is_known_by_its_code_and_never_by_its_text() {
    for message in ["No permissions to request for the method", "Operation restricted", "", "token"]
    {
        let body = json!({ "error_code": "APIC.7106", "error_msg": message }).to_string();
        let error = decode::instances(&answer(403, &body)).unwrap_err();
        assert_eq!((error.kind, error.message.as_str()), (Kind::Permission, message));
    }
}
