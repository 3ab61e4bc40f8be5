//! A value in another form than documented is read if possible; if not, only its own field is lost.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a helper that finds nothing is a failed test"
)]

use instance_console::api::{
    Creation, Instance, Moment, SentObject, Timestamp, Value, apig::list::decode_page,
};

use crate::fixture::{decode, ok};

/// A row with an ID, a name and one more field.
fn row(field: &str) -> Instance {
    let body =
        format!(r#"{{"instances":[{{"id":"a",{field},"instance_name":"n"}},{{"id":"b"}}]}}"#);
    let page = decode_page(&ok(&body)).unwrap().value;
    assert_eq!((page.instances.len(), page.unreadable.len()), (2, 0), "{field}");
    assert_eq!(page.instances[0].name, "n", "{field}");
    Instance::clone(&page.instances[0])
}

fn creation(fields: &str) -> Creation {
    decode::progress(&ok(&format!(r#"{{"status":"creating",{fields}}}"#))).unwrap()
}

#[test]
fn r09_a_percentage_with_a_fraction_is_rounded_down() {
    for (sent, percent) in [
        ("62.5", Some(62)),
        ("62.999999999999999999999", Some(62)),
        ("0.9", Some(0)),
        ("100.0", Some(100)),
        ("99.99", Some(99)),
        ("6.25e1", Some(62)),
        (r#""62.5""#, Some(62)),
        (r#"" 62 ""#, Some(62)),
        ("-0.5", Some(0)),
        ("-7", Some(0)),
        ("250", Some(100)),
        ("1e18", Some(100)),
        ("1e400", None),
        ("null", None),
        (r#""""#, None),
        (r#""half""#, None),
        ("true", None),
        ("[62]", None),
        (r#"{"percent":62}"#, None),
    ] {
        let creation = creation(&format!(r#""progress":{sent}"#));
        assert_eq!(creation.percent, percent, "{sent}");
    }
}

#[track_caller]
fn check_moment(sent: &str, expected: impl Into<Option<Moment>>) {
    let expected = expected.into();
    assert_eq!(row(&format!(r#""create_time":{sent}"#)).created, expected, "{sent}");
    assert_eq!(creation(&format!(r#""start_time":{sent}"#)).started, expected, "{sent}");
}

fn at(millis: i64) -> Option<Moment> {
    Timestamp::from_unix(millis).map(Moment::At)
}

fn as_sent(text: &str) -> Option<Moment> {
    Some(Moment::AsSent(text.to_owned()))
}

#[test]
fn r11_seconds_to_nanoseconds_are_told_apart_by_their_size() {
    check_moment("1767225600", at(1_767_225_600_000));
    check_moment("1767225600123", at(1_767_225_600_123));
    check_moment("1767225600123456", at(1_767_225_600_123));
    check_moment("1767225600123456789", at(1_767_225_600_123));
    check_moment(r#""1767225600123456""#, at(1_767_225_600_123));
    check_moment("1767225600.123", at(1_767_225_600_123));
    check_moment("1.767225600123456789e18", at(1_767_225_600_123));
    check_moment("17672256001234567890123", as_sent("17672256001234567890123"));
}

#[test]
fn r11_dates_are_read_and_what_is_none_is_kept_as_it_was_sent() {
    check_moment(r#""2026-01-01T00:00:00.123Z""#, at(1_767_225_600_123));
    check_moment(r#""2026-01-01 08:00:00 +08:00""#, at(1_767_225_600_000));
    check_moment(r#""Thu, 01 Jan 2026 00:00:00 GMT""#, at(1_767_225_600_000));
    // A date without a zone: it is not known by which clock.
    check_moment(r#""2026-01-01 00:00:00""#, as_sent("2026-01-01 00:00:00"));
    check_moment(r#""2026-01-01""#, as_sent("2026-01-01"));
    check_moment(r#"" soon ""#, as_sent("soon"));
    check_moment("true", as_sent("true"));
    check_moment(r#"{"seconds":1}"#, as_sent(r#"{"seconds":1}"#));
    check_moment("1e400", as_sent("1e400"));
    let long = "x".repeat(101);
    check_moment(&format!(r#""{long}""#), as_sent(&format!("{}…", &long[..99])));
}

#[test]
fn r11_not_yet_is_absent_in_every_form() {
    for sent in [
        "0",
        "-1",
        "0.0",
        "null",
        r#""""#,
        r#""0""#,
        r#"" ""#,
        "{}",
        "[]",
        r#""0001-01-01T00:00:00Z""#,
    ] {
        check_moment(sent, None);
    }
}

#[test]
fn a_number_and_a_text_are_read_as_each_other() {
    assert_eq!(row(r#""enterprise_project_id":0"#).enterprise_project_id.as_deref(), Some("0"));
    assert_eq!(row(r#""instance_status":"6""#).status.number(), Some(6));
    assert_eq!(row(r#""instance_status":6.0"#).status.number(), Some(6));
    assert_eq!(row(r#""instance_status":"6.0""#).status.number(), Some(6));
    assert_eq!(row(r#""instance_status":6.5"#).status.number(), None);
    // No digit is lost, however many there are.
    for digits in ["12345678901234567890", "12345678901234567890123", "1.50", "1e400", "-0"] {
        let order = row(&format!(r#""cbc_metadata":{digits}"#)).order;
        assert_eq!(order.as_deref(), Some(digits));
    }
}

#[test]
fn a_value_of_no_use_costs_its_field_alone() {
    for value in
        ["null", "true", "[]", "{}", r#"[{"a":[]}]"#, r#"{"a":{"b":1e400}}"#, "1e400", "-1e-400"]
    {
        for name in ["status", "instance_status", "charging_mode", "spec", "publicips", "brand_new"]
        {
            let _ = row(&format!(r#""{name}":{value}"#));
        }
    }
}

#[test]
fn of_a_key_that_was_sent_twice_the_last_counts() {
    let twice = row(r#""spec":"BASIC","status":"Creating","spec":"PROFESSIONAL""#);
    assert_eq!(twice.spec.as_deref(), Some("PROFESSIONAL"));
    assert_eq!(row(r#""spec":"BASIC","spec":null"#).spec, None);
    let page = decode::instances(&ok(r#"{"total":1,"instances":[7],"total":2,"instances":[]}"#));
    let page = page.unwrap();
    assert_eq!((page.received, page.total), (0, Some(2)));
    let process = r#"{"status":"x","instance":{"name":"a","status":"CREATING","name":"b"}}"#;
    assert_eq!(decode::process(&ok(process)).unwrap().name, "b");
}

#[test]
fn the_two_names_of_a_specification_are_two_fields() {
    for fields in [r#""spec":"BASIC","spec_id":"x""#, r#""spec_id":"x","spec":"BASIC""#] {
        assert_eq!(row(fields).spec.as_deref(), Some("BASIC"));
    }
    assert_eq!(row(r#""spec_id":"x""#).spec.as_deref(), Some("x"));
}

#[test]
fn an_array_is_not_taken_for_an_object() {
    for row in [r#"["a","p","name"]"#, "[]"] {
        let page = decode::instances(&ok(&format!(r#"{{"instances":[{row}]}}"#))).unwrap();
        assert_eq!((page.instances.len(), page.unreadable.len()), (0, 1), "{row}");
    }
    let process =
        decode::process(&ok(r#"{"status":"x","item":[["mqs"],{"name":"lvs"}]}"#)).unwrap();
    let names: Vec<_> = process.services.iter().map(|service| service.name.as_str()).collect();
    assert_eq!(names, ["lvs"]);
}

#[test]
fn a_detail_keeps_order_letters_and_digits() {
    let body = r#"{"z":1e400,"id":"a","number":12345678901234567890123,"id":"b","text":"\u4e2d"}"#;
    let detail = decode::detail(&ok(body), "asked").unwrap();
    assert_eq!(detail.instance.id, "b");
    let sent: Vec<_> = detail.sent.iter().map(|(name, value)| (name, value.get())).collect();
    let expected = [
        ("z", "1e400"),
        ("id", r#""a""#),
        ("number", "12345678901234567890123"),
        ("id", r#""b""#),
        ("text", r#""\u4e2d""#),
    ];
    assert_eq!(sent, expected);
    let fields = detail.fields();
    let value = |name: &str| fields.iter().find(|field| field.name == name).unwrap().value.clone();
    assert_eq!(value("number"), Value::Text("12345678901234567890123".to_owned()));
    assert_eq!(value("text"), Value::Text("中".to_owned()));
    assert_eq!(value("id"), Value::Text("b".to_owned()));
    assert_eq!(detail.sent, SentObject::read(body).unwrap());
    assert_ne!(detail.sent, SentObject::read(&body.replace("1e400", "1e401")).unwrap());
}
