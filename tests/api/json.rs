//! JSON: what `serde_json` reads and writes, this reads and writes too.

#![expect(clippy::unwrap_used, reason = "it fails where the other library cannot read it")]

use instance_console::api::Json;
use proptest::prelude::*;
use serde_json::Value;

/// The same value, as the other library has it.
fn theirs(json: &Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_is_read_and_written(value in any_value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let read = Json::read(text.unwrap().as_bytes()).unwrap();
        prop_assert_eq!(theirs(&read), value);
    }

    /// Bytes of what JSON is made of, so that many are nearly JSON.
    #[test]
    fn what_one_refuses_the_other_refuses(bytes in prop::collection::vec(
        prop::sample::select(br#"{}[]",:\u0dD8cf19.eE+-ntruefls "#.to_vec()), 0..12)
    ) {
        let refused = serde_json::from_slice::<Value>(&bytes).is_err();
        // A number beyond all floating points is refused by the other alone.
        prop_assert!(Json::read(&bytes).is_err() == refused || bytes.contains(&b'e') || bytes.contains(&b'E'));
    }
}

#[test]
fn every_escape_is_read() {
    let read = |text: &str| Json::read(text.as_bytes()).ok();
    let text = |text: &str| Some(Json::Text(text.to_owned()));
    assert_eq!(read(r#""\"\\\/\b\f\n\r\t\u00e9""#), text("\"\\/\u{8}\u{c}\n\r\t\u{e9}"));
    assert_eq!(read(r#""\ud83d\uDE00""#), text("\u{1f600}"));
    for half in [r#""\ud83d""#, r#""\ud83dx""#, r#""\ud83d\u0041""#, r#""\ude00""#, r#""\u+123""#] {
        assert_eq!(read(half), None, "{half}");
    }
}

#[test]
fn a_number_keeps_its_digits() {
    for number in ["0", "-0", "12345678901234567890123", "1.50", "1E+3", "-2.5e-7"] {
        assert_eq!(Json::read(number.as_bytes()), Ok(Json::Number(number.to_owned())));
    }
    for none in ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1", "NaN"] {
        assert!(Json::read(none.as_bytes()).is_err(), "{none}");
    }
}

#[test]
fn what_is_too_deep_is_refused() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Json::read(nested(100).as_bytes()).is_ok());
    assert!(Json::read(nested(100_000).as_bytes()).is_err());
}

#[test]
fn of_a_field_sent_twice_the_last_counts() {
    let json = Json::read(br#"{"a":1,"b":2,"a":3}"#).unwrap();
    let a = json.as_object().unwrap().get("a").and_then(Json::as_integer);
    assert_eq!(a, Some(3));
}

#[test]
fn an_error_says_where() {
    let problem = |text: &[u8]| Json::read(text).unwrap_err().to_string();
    assert_eq!(problem(b"{\"a\":}"), "no JSON at byte 5");
    assert_eq!(problem(b"<html>"), "no JSON at byte 0");
    assert_eq!(problem(b"\"a\xff\""), "no JSON at byte 2");
}
