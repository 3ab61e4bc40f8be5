//! The list of changes.

use std::sync::Arc;

use instance_console::{
    api::{Instance, Status},
    components::ChangesPanel,
    domain::{
        changes::Changes,
        fleet::{Fleet, Row},
    },
    state::AppState,
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{Page, errors, mount_with_state, watch_errors};
use crate::{find, script, turn, until};

/// The panel, and a button beside it.
fn panel() -> (Page, AppState) {
    script("window.realFetch ??= window.fetch; window.fetch = () => new Promise(() => {})");
    mount_with_state(|| {
        view! {
            <ChangesPanel />
            <button id="beside"></button>
        }
    })
}

fn instance(id: &str, status: i64, eip: Option<&str>) -> Arc<Instance> {
    Arc::new(Instance {
        id: id.to_owned(),
        name: format!("name-{id}"),
        status: Status::decode(Some(status), None),
        eip: eip.map(str::to_owned),
        ..Instance::default()
    })
}

/// Adds the differences between two listings to the changes.
fn change(state: AppState, first: &[Arc<Instance>], second: &[Arc<Instance>]) {
    let mut fleet = Fleet::default();
    fleet.take(0, &Row::all(0, first));
    fleet.differences();
    fleet.take(0, &Row::all(0, second));
    state.store.changes.update(|changes| {
        changes.take(0, None, fleet.differences(), true);
    });
}

fn lines(page: &Page) -> Vec<String> {
    let found = page.place.query_selector_all("[data-change]").unwrap();
    (0..found.length()).map(|at| found.item(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn changes_are_listed_newest_first_with_their_old_and_new_values() {
    let (page, state) = panel();
    assert!(find(&page.place, "[data-changes]").is_none());
    let before = [instance("a", 1, None), instance("gone", 6, None)];
    change(state, &before, &[instance("a", 6, Some("1.2.3.4"))]);
    turn().await;
    assert_eq!(page.text("h3"), "Recent changes 3");
    assert_eq!(page.text("[data-since]"), "3 changes since you last looked");
    assert_eq!(
        lines(&page),
        [
            "name-goneNo longer in the list",
            "name-aEIP: –no value → changed to 1.2.3.4",
            "name-aStatus: Creating → changed to Running",
        ]
    );
    let first = page.find("[data-change=status]");
    change(state, &before[..1], &[before[0].clone(), instance("b", 0, None)]);
    turn().await;
    assert_eq!(lines(&page).len(), 4);
    assert_eq!(page.text("[data-change=new]"), "name-bAdded to the list");
    assert!(page.find("[data-change=status]").is_same_node(Some(&first)));
    state.store.changes.update(Changes::look_away);
    turn().await;
    assert_eq!(page.text("[data-since]"), "No changes since you last looked");
}

#[wasm_bindgen_test]
async fn changes_that_come_together_move_none_of_those_before() {
    let (page, state) = panel();
    let rows = |prefix: &str, count: usize, status: i64| -> Vec<_> {
        (0..count).map(|at| instance(&format!("{prefix}{at}"), status, None)).collect()
    };
    change(state, &rows("old", 20, 1), &rows("old", 20, 6));
    turn().await;
    let older: Vec<_> = lines(&page);
    script("window.records = []");
    let list = page.find(".changes-list");
    let watch = "(list) => { \
        window.watch = new MutationObserver((records) => { window.records.push(...records) }); \
        window.watch.observe(list, { childList: true }) }";
    let watch: js_sys::Function = script(watch).unchecked_into();
    watch.call1(&JsValue::NULL, &list).unwrap();
    change(state, &rows("new", 10, 1), &rows("new", 10, 6));
    turn().await;
    assert!(lines(&page).ends_with(&older));
    assert!(lines(&page).concat().starts_with("name-new9"), "newest first");
    let children = |kind: &str| {
        let count = format!("window.records.flatMap((record) => [...record.{kind}]).length");
        script(&count)
    };
    // The ten changes, and the marker node that Leptos adds after them.
    assert_eq!((children("addedNodes"), children("removedNodes")), (11.into(), 0.into()));
    script("window.records.length = 0");
    // Only the newest fifty stay: the thirty new ones are one batch, and of the thirty old ones ten go.
    change(state, &rows("more", 30, 1), &rows("more", 30, 6));
    turn().await;
    assert_eq!(lines(&page).len(), 50);
    let kept: Vec<_> = older.into_iter().take(10).collect();
    assert!(lines(&page).ends_with(&kept));
    assert_eq!((children("addedNodes"), children("removedNodes")), (31.into(), 10.into()));
    script("window.records.length = 0");
    // Old batches are dropped as a whole.
    change(state, &rows("last", 45, 1), &rows("last", 45, 6));
    turn().await;
    assert_eq!(lines(&page).len(), 50);
    assert_eq!(children("addedNodes"), 46);
    script("window.watch.disconnect()");
}

#[wasm_bindgen_test]
async fn a_change_opens_its_instance_unless_that_is_gone() {
    let (page, state) = panel();
    change(state, &[instance("a", 1, None), instance("b", 6, None)], &[instance("a", 6, None)]);
    turn().await;
    assert!(find(&page.place, "[data-change=gone] button").is_none());
    assert_eq!(page.attribute("[data-change=status] button", "title").unwrap(), "a");
    page.click("[data-change=status] button");
    let open = state.store.open.get_untracked().unwrap();
    assert_eq!((open.source, &*open.id), (0, "a"));
}

#[wasm_bindgen_test]
async fn clearing_the_list_is_announced_and_gives_the_focus_to_what_is_near() {
    let (page, state) = panel();
    change(state, &[instance("a", 1, None)], &[instance("a", 6, None)]);
    turn().await;
    let clear: HtmlElement = page.find("[data-clear-changes]").unchecked_into();
    assert_eq!(clear.text_content().unwrap(), "Clear");
    clear.focus().unwrap();
    clear.click();
    turn().await;
    assert!(find(&page.place, "[data-changes]").is_none());
    assert!(page.has_focus("#beside"));
    let said = || state.announcements.status.get_untracked();
    until("the announcement", || (said() == "Changes cleared").then_some(())).await;
}

#[wasm_bindgen_test]
async fn removing_the_panel_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    for is_cleared in [false, true] {
        let (page, state) = panel();
        change(state, &[instance("a", 1, None)], &[instance("a", 6, None)]);
        turn().await;
        page.focus("[data-change] button");
        if is_cleared {
            page.click("[data-clear-changes]");
        } else {
            change(state, &[instance("a", 6, None)], &[instance("a", 3, None)]);
        }
        drop(page);
    }
    assert_eq!(errors().await, "");
}
