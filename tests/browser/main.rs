//! Elements, lists, requests and the mounted console in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it misses by failing")]

mod components;
mod configuration;
mod transport;

use instance_console::{
    browser::host::Host,
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
        ("view", &"".into()),
        ("instanceId", &"".into()),
        ("density", &"".into()),
    ] {
        Reflect::set(&given, &name.into(), value).unwrap();
    }
    connect(place.clone(), given.unchecked_ref::<Given>(), &silent_page(), None)
}

/// A configuration as bytes, as if it was fetched.
fn bytes(text: &str) -> JsValue {
    Uint8Array::from(text.as_bytes()).into()
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
async fn freeing_empties_the_place_and_it_can_be_shown_again() {
    let rows = r#"[{"id":"a","instance_status":6}]"#;
    let (place, mounted) = mount(rows);
    until("the row", || find(&place, "[data-row=a]")).await;
    drop(mounted);
    assert_eq!(place.child_nodes().length(), 0);
    let _again = show(&place, &bytes(CONFIG), "en", "");
    until("the row again", || find(&place, "[data-row=a]")).await;
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
