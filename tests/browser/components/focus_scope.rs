//! Moving the focus into an opened panel, and back; and the Escape that closes the panel.

use instance_console::{
    components::ui::{FocusScope, Layer},
    hooks::ElementRef,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::{Page, errors, watch_errors};
use crate::{find, script, turn};

/// A section like a panel, with a button in it.
#[component]
fn Panel(is_open: RwSignal<bool>) -> impl IntoView {
    let (scope, heading) = (ElementRef::default(), ElementRef::default());
    let places = ["[data-gone]", "#near"].map(str::to_owned).to_vec();
    view! {
        <FocusScope scope initial=heading subject="a" return_to=places>
            <Layer
                attr:class="panel"
                label="Panel"
                node_ref=scope
                on_close=move |()| is_open.set(false)
            >
                <h3 node_ref=heading tabindex="-1">
                    {"Title"}
                </h3>
                <button id="inside"></button>
            </Layer>
        </FocusScope>
    }
}

/// A row with a button that opens a panel; a button near it; and the panel.
fn page() -> (Page, RwSignal<bool>, RwSignal<&'static str>) {
    let (is_open, row) = (RwSignal::new(false), RwSignal::new("a"));
    let page = Page::mount(move || {
        view! {
            <div data-row=row>
                <button id="opener"></button>
            </div>
            <button id="near"></button>
            <button id="far"></button>
            <div>{move || is_open.get().then(|| view! { <Panel is_open /> })}</div>
        }
    });
    page.focus("#opener");
    is_open.set(true);
    (page, is_open, row)
}

fn press_escape(page: &Page, selector: &str) -> Event {
    let event: Event =
        script("new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })")
            .unchecked_into();
    page.find(selector).dispatch_event(&event).unwrap();
    event
}

#[wasm_bindgen_test]
async fn the_heading_takes_the_focus_and_the_opener_gets_it_back() {
    let (page, is_open, _) = page();
    turn().await;
    assert!(page.has_focus("h3"));
    page.focus("#inside");
    is_open.set(false);
    turn().await;
    assert!(page.has_focus("#opener"));
}

#[wasm_bindgen_test]
async fn the_focus_stays_where_a_person_has_put_it_since() {
    let (page, is_open, _) = page();
    turn().await;
    page.focus("#far");
    is_open.set(false);
    turn().await;
    assert!(find(&page.place, ".panel").is_none());
    assert!(page.has_focus("#far"));
}

#[wasm_bindgen_test]
async fn an_opener_that_cannot_take_the_focus_leaves_it_to_what_is_near() {
    let (page, is_open, row) = page();
    turn().await;
    row.set("b");
    is_open.set(false);
    turn().await;
    assert!(page.has_focus("#near"), "the row is another's");
    row.set("a");
    page.focus("#opener");
    is_open.set(true);
    turn().await;
    page.find("#opener").set_attribute("hidden", "").unwrap();
    is_open.set(false);
    turn().await;
    assert!(page.has_focus("#near"), "the opener is not to be seen");
    page.find("#opener").remove_attribute("hidden").unwrap();
    page.focus("#opener");
    is_open.set(true);
    turn().await;
    page.find("#opener").remove();
    is_open.set(false);
    turn().await;
    assert!(page.has_focus("#near"), "the opener is gone");
}

#[wasm_bindgen_test]
async fn a_panel_in_the_place_of_another_has_the_focus() {
    let key = RwSignal::new(1);
    let page = Page::mount(move || {
        let is_open = RwSignal::new(true);
        view! {
            <button id="near"></button>
            <div>
                {move || {
                    key.track();
                    move || view! { <Panel is_open /> }
                }}
            </div>
        }
    });
    turn().await;
    let heading = page.find("h3");
    key.set(2);
    turn().await;
    assert!(page.has_focus("h3"));
    assert!(!page.find("h3").is_same_node(Some(&heading)));
}

#[wasm_bindgen_test]
async fn an_escape_closes_and_does_not_reach_what_is_around() {
    let (page, is_open, _) = page();
    let reached = RwSignal::new(0);
    let listener = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
        reached.update(|reached| *reached += 1);
    });
    let callback = listener.as_ref().unchecked_ref();
    page.place.add_event_listener_with_callback("keydown", callback).unwrap();
    turn().await;
    let event = press_escape(&page, "#inside");
    assert!(event.default_prevented());
    assert!(!is_open.get_untracked());
    assert_eq!(reached.get_untracked(), 0);
    press_escape(&page, "#near");
    assert_eq!(reached.get_untracked(), 1);
    turn().await;
    assert!(page.has_focus("#opener"));
}

#[wasm_bindgen_test]
async fn closing_in_the_task_in_which_all_is_removed_throws_nothing() {
    watch_errors();
    for order in 0..4 {
        let (page, is_open, _) = page();
        if order > 1 {
            turn().await;
        }
        let inside = find(&page.place, "#inside");
        if order % 2 == 0 {
            is_open.set(false);
        }
        drop(page);
        if let Some(inside) = inside {
            let event: Event =
                script("new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })")
                    .unchecked_into();
            inside.dispatch_event(&event).unwrap();
        }
    }
    assert_eq!(errors().await, "");
}
