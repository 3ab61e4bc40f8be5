//! Every problem and every unknown field is named by its path.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper that finds nothing is a failed test"
)]

use console_config::{
    Config, Locale, Poll, Problem, ProblemKind, ProxyProblem, Theme, parse_json, validate,
};
use serde_json::{Value, json};

#[track_caller]
fn config(value: &Value) -> Config {
    validate(value).config.unwrap()
}

/// The configuration has these problems, in any order, and no others.
#[track_caller]
fn check(value: &Value, expected: &[(&str, ProblemKind)]) {
    let problems = validate(value).config.unwrap_err();
    let mut found: Vec<_> =
        problems.iter().map(|Problem { path, kind }| (path.as_str(), *kind)).collect();
    let mut expected = expected.to_vec();
    found.sort_by_key(|(path, _)| path.to_owned());
    expected.sort_by_key(|(path, _)| path.to_owned());
    assert_eq!(found, expected, "{value}");
}

#[track_caller]
fn check_source(source: &Value, expected: &[(&str, ProblemKind)]) {
    check(&json!({ "sources": [source] }), expected);
}

#[track_caller]
fn check_unknown(value: &Value, expected: &[&str]) {
    assert_eq!(validate(value).unknown, expected, "{value}");
}

fn with(name: &str, field: Value) -> Value {
    let mut value = json!({"sources": [{"service": "apig", "project_id": "p"}]});
    value[name] = field;
    value
}

const LONG: ProblemKind = ProblemKind::NotId { longest: 64 };
const LONG_PHONE: ProblemKind = ProblemKind::NotId { longest: 32 };

#[test]
fn what_is_absent_has_its_default() {
    let config = config(&with("proxy", Value::Null));
    assert_eq!((config.poll, config.locale, config.theme), (Poll::default(), None, None));
    let [source] = config.sources.as_slice() else { panic!("one source") };
    assert_eq!((source.label.as_str(), source.proxy.as_str()), ("p", ""));
}

#[test]
fn a_whole_of_another_type_is_a_problem_without_a_path() {
    for value in [json!(null), json!([]), json!("text"), json!(1), json!(true)] {
        check(&value, &[("", ProblemKind::NotObject)]);
    }
}

#[test]
fn at_least_one_source_is_needed() {
    check(&json!({}), &[("sources", ProblemKind::Missing)]);
    check(&json!({"sources": []}), &[("sources", ProblemKind::NotSources)]);
    check(&json!({"sources": {}}), &[("sources", ProblemKind::NotSources)]);
    check_source(&json!("apig"), &[("sources[0]", ProblemKind::NotObject)]);
    check_source(&json!(null), &[("sources[0]", ProblemKind::NotObject)]);
}

#[test]
fn a_console_is_an_https_address_and_may_need_a_region() {
    let source = |url: Value| json!({"service": "apig", "project_id": "p", "console_url": url});
    let problem = [("sources[0].console_url", ProblemKind::NotConsoleUrl)];
    check_source(&source(json!("http://a.example")), &problem);
    check_source(&source(json!("https://a.example/{user_id}")), &problem);
    check_source(&source(json!(7)), &[("sources[0].console_url", ProblemKind::NotText)]);
    let needed = "https://a.example/{region}";
    check_source(&source(json!(needed)), &[("sources[0].region", ProblemKind::RegionNeeded)]);
    let mut located = source(json!(needed));
    located["region"] = json!("no region");
    check_source(&located, &[("sources[0].region", LONG)]);
    located["region"] = json!("r-1");
    let config = config(&json!({ "sources": [located] }));
    assert_eq!(config.sources[0].console_link("i 1").unwrap(), "https://a.example/r-1");
    // The written configuration reads back as the same one.
    let again = serde_json::to_value(&config).unwrap();
    assert_eq!(validate(&again).config.unwrap(), config);
}

#[test]
fn locale_and_theme() {
    assert_eq!(config(&with("locale", json!("auto"))).locale, None);
    assert_eq!(config(&with("locale", json!("zh"))).locale, Some(Locale::Zh));
    assert_eq!(config(&with("locale", json!(" en "))).locale, Some(Locale::En));
    check(&with("locale", json!("fr")), &[("locale", ProblemKind::UnknownLocale)]);
    check(&with("locale", json!(["en"])), &[("locale", ProblemKind::NotText)]);
    assert_eq!(config(&with("theme", json!("auto"))).theme, None);
    assert_eq!(config(&with("theme", json!("dark"))).theme, Some(Theme::Dark));
    check(&with("theme", json!("blue")), &[("theme", ProblemKind::UnknownTheme)]);
}

#[test]
fn simulated_is_true_or_false() {
    assert!(!config(&with("simulated", json!(null))).simulated);
    assert!(!config(&with("simulated", json!(false))).simulated);
    assert!(config(&with("simulated", json!(true))).simulated);
    for value in [json!("true"), json!(1), json!({})] {
        check(&with("simulated", value), &[("simulated", ProblemKind::NotBoolean)]);
    }
    let written = |value| serde_json::to_value(config(&with("simulated", json!(value)))).unwrap();
    assert_eq!(written(true)["simulated"], json!(true));
    assert_eq!(written(false).get("simulated"), None);
}

#[test]
fn poll_is_an_object() {
    check(&with("poll", json!(3)), &[("poll", ProblemKind::NotObject)]);
    let poll = json!({"transition_seconds": 0, "settled_seconds": 60});
    check(&with("poll", poll), &[("poll.transition_seconds", ProblemKind::NotSeconds)]);
}

#[test]
fn each_service_needs_its_owner() {
    for (service, owner) in
        [("apig", "project_id"), ("roma", "project_id"), ("koophone", "user_id")]
    {
        let path = format!("sources[0].{owner}");
        check_source(&json!({"service": service}), &[(&path, ProblemKind::Missing)]);
        let wrong = json!({"service": service, owner: 1_008_600_000_104_285_462_u64});
        check_source(&wrong, &[(&path, ProblemKind::NotText)]);
    }
    check_source(&json!({"project_id": "p"}), &[("sources[0].service", ProblemKind::Missing)]);
    check_source(
        &json!({"service": "ecs"}),
        &[("sources[0].service", ProblemKind::UnknownService)],
    );
    check_source(
        &json!({"service": "APIG"}),
        &[("sources[0].service", ProblemKind::UnknownService)],
    );
}

#[test]
fn an_id_has_letters_digits_hyphens_and_underscores() {
    let project = |id: &str| json!({"service": "roma", "project_id": id});
    assert!(validate(&json!({"sources": [project(&"p".repeat(64))]})).config.is_ok());
    for id in ["..", ".", "a/b", "a b", "a%2Fb", "p…", &"p".repeat(65)] {
        check_source(&project(id), &[("sources[0].project_id", LONG)]);
    }
    let phone = |id: &str| json!({"service": "koophone", "user_id": id, "instances": [id]});
    assert!(validate(&json!({"sources": [phone(&"1".repeat(32))]})).config.is_ok());
    check_source(
        &phone(&"1".repeat(33)),
        &[("sources[0].user_id", LONG_PHONE), ("sources[0].instances[0]", LONG_PHONE)],
    );
}

#[test]
fn instances_are_a_list_of_ids_without_repetitions() {
    let roma =
        |instances: Value| json!({"service": "roma", "project_id": "p", "instances": instances});
    let good =
        json!({"sources": [roma(json!(["a", " b ", "a"])), roma(json!([])), roma(json!(null))]});
    let found = config(&good).sources.into_iter().map(|source| source.service.instances().to_vec());
    assert_eq!(found.collect::<Vec<_>>(), [vec!["a", "b"], vec![], vec![]]);
    check_source(&roma(json!("a")), &[("sources[0].instances", ProblemKind::NotIds)]);
    check_source(
        &roma(json!(["a", null, 1, "", "x/y"])),
        &[
            ("sources[0].instances[1]", ProblemKind::NotText),
            ("sources[0].instances[2]", ProblemKind::NotText),
            ("sources[0].instances[3]", ProblemKind::NotText),
            ("sources[0].instances[4]", LONG),
        ],
    );
}

#[test]
fn a_source_has_the_common_proxy_or_its_own() {
    let value = json!({
        "proxy": "https://{service}.example/{region}/",
        "sources": [
            {"service": "apig", "project_id": "p", "region": "cn-north-4"},
            {"service": "roma", "project_id": "p", "proxy": "/own"},
        ],
    });
    let bases = config(&value).sources.into_iter().map(|source| source.proxy.as_str().to_owned());
    assert_eq!(bases.collect::<Vec<_>>(), ["https://apig.example/cn-north-4", "/own"]);
}

#[test]
fn a_proxy_is_named_where_it_stands_and_once() {
    let scheme = ProblemKind::Proxy(ProxyProblem::OtherScheme);
    let source = json!({"service": "apig", "project_id": "p"});
    let common = json!({"proxy": "javascript:alert(1)", "sources": [source, source]});
    check(&common, &[("proxy", scheme)]);
    let own = json!({"service": "apig", "project_id": "p", "proxy": "//elsewhere.example"});
    check_source(&own, &[("sources[0].proxy", scheme)]);
    check(&with("proxy", json!("")), &[("proxy", ProblemKind::NotText)]);
}

#[test]
fn a_region_is_needed_where_the_proxy_has_a_place_for_it() {
    let value = |region: Value| {
        let source = json!({"service": "apig", "project_id": "p", "region": region});
        json!({"proxy": "/{region}", "sources": [source]})
    };
    check(&value(json!(null)), &[("sources[0].region", ProblemKind::RegionNeeded)]);
    for hostile in ["/evil.example", "a@evil.example", "a?", "a#", "a b", "{service}", ".."] {
        check(&value(json!(hostile)), &[("sources[0].region", LONG)]);
    }
    let unused = json!({"service": "apig", "project_id": "p", "region": "North 4"});
    assert!(validate(&json!({"sources": [unused]})).config.is_ok());
}

#[test]
fn all_problems_are_named_not_only_the_first() {
    let value = json!({
        "proxy": "ftp://a",
        "sources": [
            {"service": "roma", "label": " ", "instances": [1]},
            7,
            {"service": "ecs", "region": 4, "proxy": "/?"},
        ],
        "poll": {"transition_seconds": 0, "settled_seconds": "60"},
        "locale": "fr",
        "theme": 1,
    });
    check(
        &value,
        &[
            ("proxy", ProblemKind::Proxy(ProxyProblem::OtherScheme)),
            ("sources[0].label", ProblemKind::NotText),
            ("sources[0].project_id", ProblemKind::Missing),
            ("sources[0].instances[0]", ProblemKind::NotText),
            ("sources[1]", ProblemKind::NotObject),
            ("sources[2].service", ProblemKind::UnknownService),
            ("sources[2].region", ProblemKind::NotText),
            ("sources[2].proxy", ProblemKind::Proxy(ProxyProblem::QueryOrFragment)),
            ("poll.transition_seconds", ProblemKind::NotSeconds),
            ("poll.settled_seconds", ProblemKind::NotSeconds),
            ("locale", ProblemKind::UnknownLocale),
            ("theme", ProblemKind::NotText),
        ],
    );
}

#[test]
fn unknown_fields_are_named_and_are_no_problem() {
    let value = with("title", json!({"deep": [1, 2]}));
    assert!(validate(&value).config.is_ok());
    check_unknown(&value, &["title"]);
    check_unknown(
        &json!({"sources": [{"service": "ecs", "id": 1}], "a": 1}),
        &["a", "sources[0].id"],
    );
    check_unknown(&with("poll", json!({"seconds": 1})), &["poll.seconds"]);
}

#[test]
fn a_field_of_another_service_is_unknown() {
    let value = json!({"sources": [
        {"service": "apig", "project_id": "p", "user_id": "u", "instances": "i"},
        {"service": "koophone", "user_id": "u", "project_id": "p", "instances": []},
        {"service": "roma", "project_id": "p", "user_id": "u", "instances": []},
    ]});
    assert!(validate(&value).config.is_ok());
    let unknown = [
        "sources[0].instances",
        "sources[0].user_id",
        "sources[1].project_id",
        "sources[2].user_id",
    ];
    check_unknown(&value, &unknown);
}

#[test]
fn a_text_is_read_with_and_without_a_byte_order_mark() {
    let text = r#"{"sources": []}"#;
    let marked = format!("\u{feff}{text}");
    assert_eq!(parse_json(text.as_bytes()), Ok(json!({"sources": []})));
    assert_eq!(parse_json(marked.as_bytes()), Ok(json!({"sources": []})));
}

#[test]
fn a_text_that_is_not_json_is_told_with_its_place() {
    let at = |line, column| {
        Err(Problem { path: String::new(), kind: ProblemKind::NotJson { line, column } })
    };
    assert_eq!(parse_json(b"<html></html>"), at(1, 1));
    assert_eq!(parse_json(b"{\n  'sources': []}"), at(2, 3));
    for bad in [b"".as_slice(), b"{", b"{} {}", b"\"\xff\"", &[b'['; 100_000]] {
        assert!(matches!(parse_json(bad), Err(Problem { kind: ProblemKind::NotJson { .. }, .. })));
    }
}
