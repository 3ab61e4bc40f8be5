//! The panel of one instance, and the comparison of two instances, over the state of a console.

use std::sync::Arc;

use instance_console::{
    components::{KeptInstance, OpenComparison, OpenInstance},
    domain::key::InstanceKey,
    state::AppState,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::{Page, errors, mount_with_state, watch_errors};
use crate::{find, script, turn, until};

/// Answers the list from `window.rows`, and the detail of each instance from `window.details`.
const PRETEND_CLOUD: &str = r#"
    window.realFetch ??= window.fetch;
    window.rows = [{ id: "a", instance_name: "first", instance_status: 6, spec: "BASIC" },
                   { id: "b", instance_name: "second", instance_status: 6, spec: "BASIC" }];
    window.details = {};
    window.fetch = async ({ url }) => {
        const detail = window.details[url.split("/").at(-1)];
        if (/instances\/[ab]$/.test(url) && !detail) return new Promise(() => {});
        const list = { total: window.rows.length, size: window.rows.length, instances: window.rows };
        const json = { "content-type": "application/json" };
        return new Response(JSON.stringify(detail ?? list), { headers: json });
    };
"#;

const FIELDS: &str = r#"instance_name: "first", instance_status: 6, status: "Running", spec: "BASIC",
    description: "one", vpc_id: "v", ipv6_enable: true, maintain_begin: "22:00:00",
    maintain_end: "02:00:00", new_field: { a: 1 }"#;

fn key(id: &str) -> InstanceKey {
    InstanceKey { source: 0, id: Arc::from(id) }
}

/// The panel of the open instance, and a button outside of it.
async fn open(id: &'static str) -> (Page, AppState) {
    let (page, state) = mount_with_state(|| {
        view! {
            <button id="opener"></button>
            <OpenInstance />
            <KeptInstance />
            <OpenComparison />
        }
    });
    let is_empty = || state.store.fleet.with_untracked(|fleet| fleet.is_empty());
    until("the list", || (!is_empty()).then_some(())).await;
    turn().await;
    page.focus("#opener");
    state.open(key(id));
    turn().await;
    (page, state)
}

fn answer_detail(id: &str, fields: &str) {
    script(&format!("window.details.{id} = {{ id: '{id}', {fields} }}"));
}

async fn loaded(page: &Page) {
    until("the detail", || find(&page.place, "[data-field=description]")).await;
}

fn value(page: &Page, name: &str) -> String {
    page.text(&format!("[data-field={name}] dd"))
}

fn press_escape(page: &Page, selector: &str) {
    let event = "new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })";
    let event: Event = script(event).unchecked_into();
    page.find(selector).dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn what_the_list_said_is_there_before_the_detail() {
    script(PRETEND_CLOUD);
    let (page, state) = open("a").await;
    assert!(page.has_focus("h3"));
    assert_eq!(page.text("h3"), "first");
    assert_eq!(page.attribute(".badge", "data-status").unwrap(), "6");
    assert_eq!(value(&page, "spec"), "Basic (BASIC)");
    assert!(page.text("section").contains("Loading instance details…"));
    assert!(page.find("[data-raw]").matches("[hidden]").unwrap());
    page.click("[data-close]");
    turn().await;
    assert!(find(&page.place, "section").is_none());
    assert!(state.store.open.with_untracked(Option::is_none));
    assert!(page.has_focus("#opener"));
}

#[wasm_bindgen_test]
async fn a_detail_is_shown_in_words_and_as_it_was_sent() {
    script(PRETEND_CLOUD);
    answer_detail("a", FIELDS);
    let (page, _) = open("a").await;
    loaded(&page).await;
    assert_eq!(value(&page, "description"), "one");
    assert_eq!(value(&page, "ipv6_enable"), "Yes");
    assert_eq!(value(&page, "instance_status"), "Running (6)");
    assert_eq!(value(&page, "new_field"), r#"{"a":1}"#);
    assert_eq!(page.text("[data-field=new_field] dt"), "new_field");
    assert!(page.text("[data-window]").contains("22:00–02:00 UTC"));
    assert!(!page.text("section").contains("Loading"));
    let raw = page.find("[data-raw]:not([hidden])");
    assert_eq!(page.text("[data-raw] pre"), "");
    page.click("[data-raw] > summary");
    let text = until("the text", || {
        Some(raw.query_selector("pre").unwrap()?.text_content()?).filter(|text| !text.is_empty())
    })
    .await;
    assert!(text.contains("\n  \"description\": \"one\",\n"), "{text}");
}

#[wasm_bindgen_test]
async fn a_refresh_changes_the_value_that_differs_and_keeps_all_else() {
    script(PRETEND_CLOUD);
    answer_detail("a", FIELDS);
    let (page, state) = open("a").await;
    loaded(&page).await;
    let others = ["[data-field=vpc_id] span", "[data-field=description]", ".badge", "h3"];
    let before = others.map(|selector| page.find(selector));
    answer_detail("a", &FIELDS.replace("one", "two"));
    state.refresh(None);
    until("the change", || (value(&page, "description") == "two").then_some(())).await;
    for (selector, before) in others.iter().zip(before) {
        assert!(page.find(selector).is_same_node(Some(&before)), "{selector} is another");
    }
}

#[wasm_bindgen_test]
async fn many_features_are_searched_and_the_first_escape_empties_the_search() {
    script(PRETEND_CLOUD);
    let features: Vec<_> = (0..12).map(|number| format!("'Feature_{number}'")).collect();
    answer_detail("a", &format!("{FIELDS}, supported_features: [{}]", features.join(",")));
    let (page, state) = open("a").await;
    loaded(&page).await;
    let field = page.field("[data-features]");
    let search = |text: &str| {
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    };
    let chips = || page.place.query_selector_all(".chip").unwrap().length();
    assert_eq!(chips(), 12);
    search(" FEATURE_1 ");
    turn().await;
    assert_eq!(chips(), 3);
    assert_eq!(page.text(".feature-search > span"), "3 of 12 features");
    search("other");
    turn().await;
    assert!(value(&page, "supported_features").contains("No matching features"));
    press_escape(&page, "[data-features]");
    assert!(state.store.open.with_untracked(Option::is_some));
    search("");
    press_escape(&page, "[data-features]");
    assert!(state.store.open.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn another_instance_has_a_panel_of_its_own() {
    script(PRETEND_CLOUD);
    let features: Vec<_> = (0..12).map(|number| format!("'Feature_{number}'")).collect();
    let fields = format!("{FIELDS}, supported_features: [{}]", features.join(","));
    answer_detail("a", &fields);
    answer_detail("b", &fields);
    let (page, state) = open("a").await;
    loaded(&page).await;
    let (panel, field) = (page.find("section"), page.field("[data-features]"));
    field.set_value("typed");
    page.focus("[data-features]");
    state.open(key("b"));
    until("the other", || find(&page.place, "[data-detail=b] [data-features]")).await;
    assert!(!panel.is_connected());
    assert_eq!(page.field("[data-features]").value(), "");
    assert!(page.has_focus("[data-detail=b] h3"));
}

#[wasm_bindgen_test]
async fn a_kept_instance_is_named_and_let_go() {
    script(PRETEND_CLOUD);
    let (page, state) = open("b").await;
    page.click("[data-compare-with]");
    turn().await;
    assert!(find(&page.place, "[data-detail]").is_none());
    assert!(page.has_focus("#opener"));
    assert!(page.text("[data-comparing=b]").starts_with("Comparing second. Open another"));
    page.find("#opener").set_attribute("data-filter", "").unwrap();
    page.focus("[data-compare-stop]");
    page.click("[data-compare-stop]");
    turn().await;
    assert!(find(&page.place, "[data-comparing]").is_none());
    assert!(page.has_focus("[data-filter]"));
    assert!(state.store.compared.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn two_instances_are_compared_field_by_field() {
    script(PRETEND_CLOUD);
    answer_detail("a", FIELDS);
    answer_detail("b", &FIELDS.replace("one", "two").replace("vpc_id: \"v\",", ""));
    let (page, state) = open("a").await;
    page.click("[data-compare-with]");
    state.open(key("b"));
    until("the details", || find(&page.place, "[data-compared=new_field]")).await;
    let row = |name: &str| page.text(&format!("[data-compared={name}]"));
    until("both", || row("description").ends_with("onetwo").then_some(())).await;
    assert_eq!(row("description"), "Description≠ differsonetwo");
    assert!(row("vpc_id").ends_with("v–no value"), "{}", row("vpc_id"));
    assert!(page.find("[data-compared=spec]").matches("[data-differs=false]").unwrap());
    let said = page.text("[data-differences]");
    let rows = page.place.query_selector_all("[data-compared]").unwrap().length();
    assert_eq!(said, format!("3 of {rows} fields differ"));
    page.click("[data-only-different]");
    turn().await;
    let shown = page.place.query_selector_all("[data-compared]:not([hidden])").unwrap().length();
    assert_eq!(shown, 3);
    assert!(page.has_focus("h3"));
    press_escape(&page, "h3");
    assert!(state.store.compared.with_untracked(Option::is_none));
    assert!(state.store.open.with_untracked(Option::is_none));
}

#[wasm_bindgen_test]
async fn removing_the_console_in_the_task_that_uses_a_panel_throws_nothing() {
    watch_errors();
    for selector in ["[data-close]", "[data-compare-with]", "[data-clock=utc]", "summary"] {
        script(PRETEND_CLOUD);
        answer_detail("a", FIELDS);
        let (page, _) = open("a").await;
        loaded(&page).await;
        page.click(selector);
        drop(page);
    }
    script(PRETEND_CLOUD);
    answer_detail("a", FIELDS);
    let (page, _) = open("a").await;
    loaded(&page).await;
    let close = page.find("[data-close]");
    drop(page);
    close.unchecked_into::<web_sys::HtmlElement>().click();
    assert_eq!(errors().await, "");
}
