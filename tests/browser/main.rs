//! Elements, lists, requests and the mounted console in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it misses by failing")]

mod components;

use instance_console::{
    api::{Answer, Error, Kind, Problem, Request, koophone},
    browser::{host::Host, spawn::Spawned},
    client::{Transport as _, http::HttpTransport},
    element::{Given, Mounted, connect},
};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const CONFIG: &str = r#"{"sources":[{"service":"apig","label":"Here","project_id":"p1"}]}"#;

/// Answers each list from `window.rows`, and counts the requests in `window.asked`.
const PRETEND_CLOUD: &str = r#"
    window.realFetch ??= window.fetch;
    window.asked = 0;
    window.fetch = async () => {
        window.asked += 1;
        const body = { total: window.rows.length, size: window.rows.length, instances: window.rows };
        return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    };
"#;

fn script(text: &str) -> JsValue {
    js_sys::eval(text).unwrap()
}

/// Lets the page run its pending tasks once.
async fn turn() {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until `look` finds something, for a limited number of turns.
async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..2000 {
        if let Some(found) = look() {
            return found;
        }
        turn().await;
    }
    panic!("waited in vain for {what}");
}

/// An element to mount a console in, inside a shadow root, as in the custom element.
fn place() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let place = document.create_element("div").unwrap();
    root.append_child(&place).unwrap();
    place.unchecked_into()
}

fn find(place: &HtmlElement, selector: &str) -> Option<Element> {
    place.query_selector(selector).unwrap()
}

/// A host page that ignores events and gives no token.
fn silent_page() -> Host {
    script("({ tell: () => true, token: async () => undefined })").unchecked_into()
}

/// Shows a console with a configuration, in a page with the language `language`, with the attribute `locale`.
fn show(place: &HtmlElement, config: &JsValue, language: &str, locale: &str) -> Mounted {
    let given = Object::new();
    for (name, value) in [
        ("config", config),
        ("base", &"http://localhost/".into()),
        ("conflicts", &Array::new().into()),
        ("language", &language.into()),
        ("locale", &locale.into()),
        ("theme", &"".into()),
        ("hasAddress", &false.into()),
        ("isHidden", &false.into()),
    ] {
        Reflect::set(&given, &name.into(), value).unwrap();
    }
    connect(place.clone(), given.unchecked_ref::<Given>(), &silent_page(), None)
}

fn mount(rows: &str) -> (HtmlElement, Mounted) {
    script(PRETEND_CLOUD);
    script(&format!("window.rows = {rows}"));
    let place = place();
    let mounted = show(&place, &bytes(CONFIG), "en", "");
    (place, mounted)
}

#[wasm_bindgen_test]
async fn an_unknown_status_is_shown_as_it_was_sent() {
    let (place, _mounted) = mount(
        r#"[{"id":"a","instance_name":"first","status":"Hibernating","instance_status":99}]"#,
    );
    let badge = until("the row", || find(&place, "[data-row=a] [data-status='99']")).await;
    assert_eq!(badge.text_content().unwrap(), "Unknown (99) Hibernating");
    assert_eq!(badge.get_attribute("data-tone").unwrap(), "unknown");
}

#[wasm_bindgen_test]
async fn a_row_does_not_keep_what_it_was_born_with() {
    let (place, mounted) = mount(r#"[{"id":"a","instance_name":"first","instance_status":38}]"#);
    let row = until("the row", || find(&place, "[data-row=a]")).await;
    until("Restarting", || find(&place, "[data-status='38']")).await;
    script(r#"window.rows = [{"id":"a","instance_name":"first","instance_status":6}]"#);
    mounted.refresh();
    until("Running", || find(&place, "[data-status='6']")).await;
    assert!(find(&place, "[data-row=a]").unwrap().is_same_node(Some(&row)));
}

#[wasm_bindgen_test]
async fn freeing_empties_the_place_and_ends_the_requests_and_it_can_be_shown_again() {
    let rows = r#"[{"id":"a","instance_status":6}]"#;
    let (place, mounted) = mount(rows);
    until("the row", || find(&place, "[data-row=a]")).await;
    drop(mounted);
    assert_eq!(place.child_nodes().length(), 0);
    let asked = script("window.asked");
    for _ in 0..50 {
        turn().await;
    }
    assert_eq!(script("window.asked"), asked);
    let _again = show(&place, &bytes(CONFIG), "en", "");
    until("the row again", || find(&place, "[data-row=a]")).await;
}

/// A configuration as bytes, as if it was fetched.
fn bytes(text: &str) -> JsValue {
    Uint8Array::from(text.as_bytes()).into()
}

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

fn phone() -> Request {
    koophone::show_preparation("u", "i").unwrap()
}

/// Sends a request while the page's `fetch` is this function.
async fn send_by(fetch: &str) -> Result<Answer, Error> {
    script(&format!("window.realFetch ??= window.fetch; window.fetch = {fetch};"));
    let sending = HttpTransport.send("/v1/x", &phone(), Some("token")).await;
    sending.map(|exchange| exchange.answer)
}

#[wasm_bindgen_test]
async fn a_request_arrives_at_fetch_as_it_was_meant() {
    let answer = send_by(
        r#"async (request, ...more) => {
            const { method, url, cache, redirect, referrerPolicy, credentials, signal } = request;
            const headers = Object.fromEntries(request.headers);
            const seen = [request instanceof Request, more.length, method, new URL(url).pathname, cache, redirect,
                referrerPolicy, credentials, signal.aborted, headers["accept"], headers["content-type"],
                headers["x-auth-token"], await request.text()];
            const headersBack = { "content-type": "a", "date": "b", "retry-after": "c", "x-request-id": "d" };
            return new Response(seen.join("|"), { status: 418, headers: headersBack });
        }"#,
    )
    .await
    .unwrap();
    assert_eq!(
        String::from_utf8(answer.body).unwrap(),
        "true|0|POST|/v1/x|no-store|manual|no-referrer|same-origin|false|application/json|\
         application/json|token|{\"instance_id\":\"i\",\"user_id\":\"u\"}"
    );
    assert_eq!(answer.status, 418);
    let headers = answer.headers;
    let read = [headers.content_type, headers.date, headers.retry_after, headers.request_id];
    assert_eq!(read.map(Option::unwrap), ["a", "b", "c", "d"]);
}

#[wasm_bindgen_test]
async fn whatever_a_hosts_fetch_does_is_an_error_and_no_panic() {
    for (fetch, message) in [
        ("() => { throw new Error('thrown'); }", "thrown"),
        ("() => { throw 'text'; }", ""),
        ("() => { throw undefined; }", ""),
        ("() => undefined", ""),
        ("() => null", ""),
        ("async () => undefined", ""),
        ("async () => ({ status: 200, headers: {} })", ""),
        ("() => ({ then: 5 })", ""),
        ("() => ({ get then() { throw 1; } })", ""),
        ("() => Promise.reject('text')", ""),
        ("() => Promise.reject(undefined)", ""),
        ("() => Promise.reject({ message: 'odd' })", "odd"),
        ("() => Promise.reject({ get message() { throw 1; } })", ""),
        ("async () => Response.error()", ""),
        (
            "async () => Object.assign(new Response(''), { arrayBuffer: () => { throw 'text'; } })",
            "",
        ),
        ("undefined", "fetch is not a function"),
        ("5", "fetch is not a function"),
    ] {
        let error = send_by(fetch).await.unwrap_err();
        assert_eq!(
            (error.kind, error.problem),
            (Kind::Transport, Some(Problem::HostFetch)),
            "{fetch}"
        );
        assert_eq!(error.message, message, "{fetch}");
    }
    // A browser may replace this error by one of its own.
    let broken = "async () => new Response(new ReadableStream({ start: (c) => c.error('text') }))";
    assert_eq!(send_by(broken).await.unwrap_err().kind, Kind::Transport);
    // A wrapper that returns a response instead of a promise works, too.
    assert_eq!(send_by("() => new Response('{}')").await.unwrap().body, b"{}");
}

#[wasm_bindgen_test]
async fn a_rejection_of_the_browser_is_a_network_that_is_out_of_reach() {
    for fetch in [
        "() => Promise.reject(new TypeError('Failed to fetch'))",
        "() => Promise.reject(new DOMException('Failed to fetch', 'AbortError'))",
        "async () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError('Failed to fetch')) }))",
    ] {
        let error = send_by(fetch).await.unwrap_err();
        assert_eq!(
            (error.kind, error.problem),
            (Kind::Transport, Some(Problem::Unreachable)),
            "{fetch}"
        );
        assert_eq!(error.message, "Failed to fetch");
    }
}

#[wasm_bindgen_test]
async fn a_redirect_is_not_followed_and_named() {
    let opaque = "Object.defineProperties(new Response(''), { type: { value: 'opaqueredirect' }, status: { value: 0 } })";
    let error = send_by(&format!("async () => {opaque}")).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::Redirected));
}

#[wasm_bindgen_test]
async fn without_an_answer_a_proxy_of_another_origin_has_a_problem_of_its_own() {
    script("window.realFetch ??= window.fetch; window.fetch = window.realFetch;");
    // Browsers block this port.
    let error = HttpTransport.send("http://127.0.0.1:1/v1/x", &phone(), None).await.unwrap_err();
    assert_eq!((error.kind, error.problem), (Kind::Transport, Some(Problem::CrossOrigin)));
    let here = script("location.origin").as_string().unwrap();
    script("window.fetch = () => Promise.reject(new TypeError('down'))");
    let error = HttpTransport.send(&format!("{here}/x"), &phone(), None).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::Unreachable));
    script("window.fetch = () => Promise.reject(new TypeError('down'))");
    let error = HttpTransport.send("http://[", &phone(), None).await.unwrap_err();
    assert_eq!(error.problem, Some(Problem::HostFetch), "no address");
}

#[wasm_bindgen_test]
async fn dropping_a_request_aborts_it_without_a_reason_also_where_fetch_never_settles() {
    script(
        "window.realFetch ??= window.fetch;
        window.fetch = ({ signal }) => {
            window.ended = new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason.name)));
            return new Promise(() => {});
        };",
    );
    let request = Spawned::new(async {
        let _ = HttpTransport.send("/x", &phone(), None).await;
        panic!("it never settles");
    });
    until("the request", || script("window.ended").is_object().then_some(())).await;
    drop(request);
    let ended = JsFuture::from(script("window.ended").unchecked_into::<Promise>()).await.unwrap();
    assert_eq!(ended.as_string().unwrap(), "AbortError");
}

#[wasm_bindgen_test]
fn a_declared_charset_is_decoded_by_the_browser() {
    let decode = |label: &str, text: &[u8]| HttpTransport.decode(label, text);
    assert_eq!(decode("GBK", &[0xcd, 0xf8, 0xb9, 0xd8]).as_deref(), Some("网关"));
    assert_eq!(decode("utf-16le", &[0x41, 0]).as_deref(), Some("A"));
    assert_eq!(decode("GBK", &[0xff]).as_deref(), Some("\u{fffd}"));
    assert_eq!(decode("klingon", b"a"), None);
}

#[wasm_bindgen_test]
async fn a_console_lives_on_whatever_the_hosts_fetch_does_and_mends_itself_when_it_is_replaced() {
    script(PRETEND_CLOUD);
    script("window.rows = [{\"id\":\"a\",\"instance_status\":6}]; window.good = window.fetch");
    for fetch in ["() => { throw 1; }", "() => undefined", "() => Promise.reject(1)"] {
        script(&format!("window.fetch = {fetch}"));
        let place = place();
        let mounted = show(&place, &bytes(CONFIG), "en", "");
        until("the notice", || find(&place, "[data-notice]")).await;
        script("window.fetch = window.good");
        mounted.refresh();
        until("the row", || find(&place, "[data-row=a]")).await;
    }
}
