//! Elements, lists and the mounted console in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it misses by failing")]

use std::{cell::Cell, rc::Rc};

use any_spawner::Executor;
use instance_console::{
    embed::{Mounted, connect},
    ui::{
        dom::{El, el},
        reactive::{Owner, Signal},
    },
};
use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const CONFIG: &str = r#"{"sources":[{"service":"apig","label":"Here","project_id":"p1"}]}"#;

/// Answers each list from `window.rows`, and counts the requests in `window.asked`.
const PRETEND_CLOUD: &str = r#"
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

/// Lets the page do what it has to do, once.
async fn turn() {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits for what must come, for a bounded number of turns.
async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..2000 {
        if let Some(found) = look() {
            return found;
        }
        turn().await;
    }
    panic!("waited in vain for {what}");
}

/// A place in the page, inside a shadow root as the element's is.
fn place() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let place = document.create_element("div").unwrap();
    root.append_child(&place).unwrap();
    place.unchecked_into()
}

/// Builds something inside a place, in an owner of its own.
fn build(make: impl FnOnce() -> El) -> (HtmlElement, Owner) {
    let _ = Executor::init_wasm_bindgen();
    let (place, owner) = (place(), Owner::new());
    let element = owner.with(make);
    place.append_child(element.raw()).unwrap();
    (place, owner)
}

fn find(place: &HtmlElement, selector: &str) -> Option<Element> {
    place.query_selector(selector).unwrap()
}

fn mount(rows: &str) -> (HtmlElement, Mounted) {
    script(PRETEND_CLOUD);
    script(&format!("window.rows = {rows}"));
    let place = place();
    let mounted = connect(place.clone(), Some(CONFIG.to_owned()), "en");
    mounted.show(false);
    (place, mounted)
}

#[wasm_bindgen_test]
async fn a_text_and_an_attribute_follow_their_signal() {
    let name = Signal::new("one".to_owned());
    let (place, _owner) =
        build(|| el("p").attr_of("title", move || Some(name.get())).text_of(move || name.get()));
    let shown = find(&place, "p").unwrap();
    assert_eq!(
        (shown.text_content().unwrap().as_str(), shown.get_attribute("title").unwrap().as_str()),
        ("one", "one")
    );
    name.set("two".to_owned());
    turn().await;
    assert_eq!(
        (shown.text_content().unwrap().as_str(), shown.get_attribute("title").unwrap().as_str()),
        ("two", "two")
    );
}

#[wasm_bindgen_test]
async fn an_element_of_a_list_stays_as_long_as_its_key() {
    let keys = Signal::new(vec![1, 2, 3]);
    let (place, _owner) = build(|| {
        el("ul").list_of(move || keys.get(), |key: i32| el("li").attr("id", &format!("k{key}")))
    });
    let second = find(&place, "#k2").unwrap();
    keys.set(vec![3, 4, 2]);
    turn().await;
    let list = find(&place, "ul").unwrap();
    let order: Vec<String> =
        (0..list.children().length()).map(|i| list.children().item(i).unwrap().id()).collect();
    assert_eq!(order, ["k3", "k4", "k2"]);
    assert!(find(&place, "#k2").unwrap().is_same_node(Some(&second)));
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_an_element_that_is_moved() {
    let keys = Signal::new(vec![1, 2, 3]);
    let (place, _owner) = build(|| {
        el("ul").list_of(
            move || keys.get(),
            |key: i32| el("li").child(el("button").attr("id", &format!("b{key}"))),
        )
    });
    let button: HtmlElement = find(&place, "#b3").unwrap().unchecked_into();
    button.focus().unwrap();
    keys.set(vec![3, 2, 1]);
    turn().await;
    let root: ShadowRoot = place.get_root_node().unchecked_into();
    assert_eq!(root.active_element().unwrap().id(), "b3");
}

#[wasm_bindgen_test]
fn a_listener_goes_with_its_owner() {
    let clicks = Rc::new(Cell::new(0));
    let counter = Rc::clone(&clicks);
    let (place, owner) = build(|| el("button").on_click(move || counter.set(counter.get() + 1)));
    let button: HtmlElement = find(&place, "button").unwrap().unchecked_into();
    button.click();
    assert_eq!(clicks.get(), 1);
    owner.cleanup();
    button.click();
    assert_eq!(clicks.get(), 1);
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
    let again = connect(place.clone(), Some(CONFIG.to_owned()), "en");
    again.show(false);
    until("the row again", || find(&place, "[data-row=a]")).await;
}

#[wasm_bindgen_test]
fn each_problem_of_a_configuration_is_named_by_its_field() {
    let place = place();
    let config = r#"{"sources":[{"service":"apig"},{"service":"ecs","project_id":"p"}],"them":1}"#;
    let _mounted = connect(place.clone(), Some(config.to_owned()), "zh-CN");
    let text = place.text_content().unwrap();
    for expected in ["sources[0].project_id 缺失", "sources[1].service", "them"] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
}

#[wasm_bindgen_test]
fn a_configuration_that_could_not_be_loaded_is_no_blank_page() {
    let place = place();
    let _mounted = connect(place.clone(), None, "en");
    assert!(place.text_content().unwrap().contains("could not be loaded"));
}
