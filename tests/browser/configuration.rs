//! The configuration as host pages give it: files, objects, and what is neither.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{CONFIG, bytes, find, mount, place, script, show};

/// The text that is shown for a wrong configuration.
fn complaint(config: &JsValue, language: &str) -> String {
    let place = place();
    let _mounted = show(&place, config, language, "");
    let notice = find(&place, "[data-notice=config]").unwrap();
    notice.text_content().unwrap()
}

#[wasm_bindgen_test]
fn each_problem_of_a_configuration_is_named_by_its_field() {
    let config = r#"{"sources":[{"service":"apig"},{"service":"ecs","project_id":"p"}],"them":1}"#;
    for config in [bytes(config), script(&format!("({config})"))] {
        let text = complaint(&config, "zh-CN");
        for expected in ["sources[0].project_id 缺失", "sources[1].service", "them"] {
            assert!(text.contains(expected), "{expected} is not in {text}");
        }
    }
}

#[wasm_bindgen_test]
fn a_configuration_that_could_not_be_loaded_is_no_blank_page() {
    let text = complaint(&JsValue::UNDEFINED, "en");
    assert!(text.contains("config couldn't be loaded"), "{text}");
    let text = complaint(&bytes("<html>"), "en");
    assert!(text.contains("config is not valid JSON at line 1, column 1"), "{text}");
}

#[wasm_bindgen_test]
fn a_byte_order_mark_is_skipped() {
    let place = place();
    let _mounted = show(&place, &bytes(&format!("\u{feff}{CONFIG}")), "en", "");
    assert!(find(&place, "[data-notice=config]").is_none());
}

/// Scripts that make a configuration, and the complaints about it.
const ODD_CONFIGS: [(&str, &[&str]); 18] = [
    ("() => 1", &["config can't be read"]),
    ("Symbol('config')", &["config can't be read"]),
    ("1n", &["config must be an object"]),
    ("'text'", &["config is the text of an object"]),
    ("[]", &["config must be an object"]),
    ("new Map([['sources', []]])", &["sources is missing"]),
    ("new Date()", &["sources is missing"]),
    ("({ sources: undefined })", &["sources is missing"]),
    ("({ get sources() { throw new Error('boom') } })", &["sources can't be read"]),
    ("({ sources: new Array(4e9) })", &["sources can't be read"]),
    ("new Proxy({}, { ownKeys() { throw 1 } })", &["config can't be read"]),
    (
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
        &["config can't be read"],
    ),
    ("({ sources: new Proxy([], { get() { throw 1 } }) })", &["sources can't be read"]),
    (
        "({ sources: [{ service: () => 1, project_id: 2n ** 80n, label: Symbol() }] })",
        &[
            "sources[0].service can't be read",
            "sources[0].project_id can't be read",
            "sources[0].label can't be read",
        ],
    ),
    (
        "({ sources: [{ service: 'koophone', user_id: 1008600000104285462n, instances: [{}] }] })",
        &["sources[0].user_id must be a non-empty string", "sources[0].instances[0] must be"],
    ),
    (
        "({ sources: [, { service: 'apig', project_id: 'p' }], poll: { settled_seconds: NaN } })",
        &["sources[0] must be an object", "poll.settled_seconds must be a whole number"],
    ),
    (
        "(() => { const circle = {}; circle.sources = [circle, [circle]]; return circle })()",
        &["sources[0].service is missing", "sources[1] must be an object"],
    ),
    (
        "(() => { const ids = []; ids.push(ids); \
          return { sources: [{ service: 'roma', project_id: 'p', instances: ids }] } })()",
        &["sources[0].instances[0] must be a non-empty string"],
    ),
];

#[wasm_bindgen_test]
fn whatever_a_page_gives_is_named_and_breaks_nothing() {
    for (make, expected) in ODD_CONFIGS {
        let text = complaint(&script(make), "en");
        for expected in expected {
            assert!(text.contains(expected), "{expected} is not said of {make}: {text}");
        }
        assert_eq!(text.matches("can't be read").count(), {
            expected.iter().filter(|line| line.contains("can't be read")).count()
        });
    }
    let (place, _mounted) = mount("[]");
    assert!(find(&place, "[data-notice=config]").is_none());
}

#[wasm_bindgen_test]
fn an_object_of_a_framework_starts_the_console_and_unknown_fields_are_warned_of() {
    // As Vue wraps it, with a cycle and with the whole page in unknown fields.
    let make = "(() => { \
        const wrap = (value) => new Proxy(value, { get(target, name) { \
            const got = target[name]; \
            return typeof got === 'object' && got !== null ? wrap(got) : got } }); \
        const source = { service: 'apig', project_id: 'p1', region: undefined, user_id: 'u' }; \
        const config = { sources: [source], poll: { settled_seconds: 60n }, window }; \
        config.self = config; \
        Object.defineProperty(config, 'later', { enumerable: true, get() { throw 1 } }); \
        return wrap(config) })()";
    script(
        "window.warned = []; window.warn = console.warn; console.warn = (text) => warned.push(text)",
    );
    let place = place();
    let _mounted = show(&place, &script(make), "en", "zh-CN");
    let warned = script("console.warn = warn; warned.join('\\n')").as_string().unwrap();
    assert!(find(&place, "[data-notice=config]").is_none());
    assert_eq!(
        warned,
        "Instance Console ignores unknown fields of its configuration: \
         later, self, window, sources[0].user_id"
    );
}

#[wasm_bindgen_test]
fn the_locale_of_the_element_counts_more_than_that_of_the_configuration() {
    let config = CONFIG.replacen('{', r#"{"locale":"en","#, 1);
    for (locale, title) in [("zh-CN", "实例"), ("", "Instances")] {
        let place = place();
        let _mounted = show(&place, &bytes(&config), "zh-CN", locale);
        let shown = find(&place, "h2").unwrap().text_content().unwrap();
        assert_eq!(shown, title);
    }
    let place = place();
    let _mounted = show(&place, &bytes(&config), "en", "fr");
    assert!(place.text_content().unwrap().contains("locale must be auto, zh-CN, or en"));
}
