//! Properties that hold for any JSON value.

use console_config::{Config, Validation, is_field, parse_json, validate};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Names and texts that mean something in a configuration, and others.
fn word() -> impl Strategy<Value = String> {
    const WORDS: [&str; 28] = [
        "sources",
        "proxy",
        "poll",
        "locale",
        "theme",
        "service",
        "label",
        "region",
        "console_url",
        "https://a.example/{region}/{instance_id}",
        "project_id",
        "user_id",
        "instances",
        "transition_seconds",
        "settled_seconds",
        "apig",
        "roma",
        "koophone",
        "auto",
        "en",
        "zh-CN",
        "dark",
        "p",
        "/",
        "https://{service}.{region}.example",
        "..",
        "{",
        "",
    ];
    prop_oneof![4 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        (0..4000_u64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((word(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A value that is nearly a configuration: each of its fields is good, absent, or anything.
fn near_value() -> impl Strategy<Value = Value> {
    let field = |good: Vec<Value>| prop_oneof![6 => prop::sample::select(good).prop_map(Some), 2 => Just(None), 1 => any_value().prop_map(Some)];
    let object = |fields: Vec<(&'static str, Option<Value>)>| {
        let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    let source = (
        field(vec![json!("apig"), json!("roma"), json!("koophone")]),
        field(vec![json!("p"), json!("73d69ae0cfcf460190522d06b60f05ad")]),
        field(vec![json!("u")]),
        field(vec![json!(["a", "b"])]),
        field(vec![json!("cn-north-4")]),
        field(vec![json!("/{service}/{region}/"), json!("https://a.example")]),
    );
    let source = source.prop_map(move |(service, project, user, instances, region, proxy)| {
        object(vec![
            ("service", service),
            ("project_id", project),
            ("user_id", user),
            ("instances", instances),
            ("region", region),
            ("proxy", proxy),
        ])
    });
    let poll = field(vec![json!({"transition_seconds": 1}), json!({"settled_seconds": 3600})]);
    let config = (
        prop::collection::vec(source, 0..4),
        poll,
        field(vec![json!("en"), json!("auto")]),
        field(vec![json!("dark")]),
    );
    config.prop_map(move |(sources, poll, locale, theme)| {
        object(vec![
            ("sources", Some(Value::Array(sources))),
            ("poll", poll),
            ("locale", locale),
            ("theme", theme),
        ])
    })
}

/// Whether `path`, in the crate's notation, leads to a value or to an absent field of an object.
fn has_path(value: &Value, path: &str) -> bool {
    let mut rest = path;
    let mut at = value;
    while !rest.is_empty() {
        if let Some((index, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && let Ok(index) = index.parse::<usize>()
        {
            let Some(next) = at.get(index) else { return false };
            (at, rest) = (next, after);
            continue;
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        // The last field may be absent: its absence is the problem.
        let Some(next) = at.get(name) else { return after.is_empty() && at.is_object() };
        (at, rest) = (next, after);
    }
    true
}

fn check(value: &Value) -> Result<Option<Config>, TestCaseError> {
    let Validation { config, unknown } = validate(value);
    match config {
        Err(problems) => {
            prop_assert!(!problems.is_empty(), "{}", value);
            for (index, problem) in problems.iter().enumerate() {
                prop_assert!(
                    !problems.iter().take(index).any(|other| other == problem),
                    "{:?} twice",
                    problem
                );
                prop_assert!(has_path(value, &problem.path), "{:?} in {}", problem, value);
            }
            Ok(None)
        }
        Ok(config) => {
            let written = serde_json::to_value(&config)
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            let again = validate(&written);
            prop_assert_eq!(again.config.as_ref(), Ok(&config));
            prop_assert_eq!(again.unknown, Vec::<String>::new());
            prop_assert!(unknown.iter().all(|path| !path.is_empty()));
            Ok(Some(config))
        }
    }
}

/// The value without the fields whose names [`is_field`] does not know; it means the same.
fn without_unknown(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let known = fields.iter().filter(|(name, _)| is_field(name));
            Value::Object(
                known.map(|(name, value)| (name.clone(), without_unknown(value))).collect(),
            )
        }
        Value::Array(values) => Value::Array(values.iter().map(without_unknown).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

proptest! {
    #[test]
    fn a_value_is_a_configuration_or_has_problems_that_are_in_it(value in any_value()) {
        check(&value)?;
    }

    #[test]
    fn a_configuration_that_is_written_is_the_same_configuration(value in near_value()) {
        check(&value)?;
    }

    #[test]
    fn unknown_fields_change_nothing(value in near_value()) {
        prop_assert_eq!(validate(&without_unknown(&value)).config, validate(&value).config);
    }

    #[test]
    fn no_bytes_panic(bytes in any::<Vec<u8>>()) {
        let _ = parse_json(&bytes);
    }
}
