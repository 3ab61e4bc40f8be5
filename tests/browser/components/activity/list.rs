//! The list of cards.

use instance_console::{components::activity::Activity, state::AppState};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Page, answer, cards, creation, gateway, mount, phone, preparation, process, room};
use crate::{
    components::{errors, watch_errors},
    find, turn,
};

fn mount_list() -> (Page, AppState) {
    mount(|| view! { <Activity /> })
}

#[wasm_bindgen_test]
async fn a_card_stays_in_place_while_others_come_and_move() {
    let (page, state) = mount_list();
    assert_eq!(cards(&page), ["r1", "r2", "p1"]);
    assert_eq!(page.text("h3 > .muted").trim(), "3");
    let second = page.find("[data-task=r2]");
    state.store.found.set(vec![gateway("a")]);
    state.shift(&room("r2"), true);
    turn().await;
    assert_eq!(cards(&page), ["a", "r2", "r1", "p1"]);
    assert!(page.find("[data-task=r2]").is_same_node(Some(&second)));
}

#[wasm_bindgen_test]
async fn the_focus_of_a_card_that_goes_is_given_to_the_next() {
    let (page, state) = mount_list();
    assert_eq!(state.follow(2, "p2"), Ok(()));
    turn().await;
    // The list is computed again after the cards were made: the card's own button goes before the card.
    for found in [vec![gateway("a")], Vec::new()] {
        state.store.found.set(found);
        turn().await;
    }
    assert_eq!(cards(&page), ["p2", "r1", "r2", "p1"]);
    page.focus("[data-task=p2] [data-remove]");
    page.click("[data-task=p2] [data-remove]");
    turn().await;
    assert_eq!(cards(&page), ["r1", "r2", "p1"]);
    assert!(page.has_focus("[data-task=r1] .card-name"));
}

#[wasm_bindgen_test]
async fn a_dismissed_card_is_counted_and_can_be_shown_again() {
    let (page, state) = mount_list();
    answer(state, &phone("p1"), preparation(0, None));
    turn().await;
    page.click("[data-task=p1] [data-dismiss]");
    turn().await;
    assert_eq!(cards(&page), ["r1", "r2"]);
    assert_eq!(page.text(".card-note > span"), "1 task hidden");
    page.focus("[data-show-dismissed]");
    page.click("[data-show-dismissed]");
    turn().await;
    assert_eq!(cards(&page), ["r1", "r2", "p1"]);
    assert!(find(&page.place, "[data-show-dismissed]").is_none());
    assert!(page.has_focus("[data-follow] summary"), "the focus does not go to nowhere");
}

#[wasm_bindgen_test]
async fn an_empty_list_says_so() {
    let (page, state) = mount_list();
    for poll in [room("r1"), room("r2")] {
        answer(state, &poll, process(Vec::new()));
        state.dismiss(&poll);
    }
    answer(state, &phone("p1"), preparation(-1, None));
    state.dismiss(&phone("p1"));
    turn().await;
    assert_eq!(cards(&page), Vec::<String>::new());
    assert_eq!(
        page.text(".activity > p.muted:not(.card-note)"),
        "No instances are being created or prepared."
    );
}

#[wasm_bindgen_test]
async fn removing_the_list_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    let (page, state) = mount_list();
    state.store.found.set(vec![gateway("a")]);
    answer(state, &gateway("a"), creation("success", 100));
    turn().await;
    page.focus("[data-task=a] [data-dismiss]");
    state.store.found.set(Vec::new());
    page.click("[data-task=a] [data-dismiss]");
    page.click("[data-task=r1] [data-down]");
    drop(page);
    assert_eq!(errors().await, "");
}
