//! The buttons of a card.

use instance_console::{
    components::activity::CardTools, domain::creation_outcome::Outcome, domain::key::PollKey,
    state::AppState,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Page, mount, room};
use crate::{find, turn};

fn mount_tools(poll: PollKey, outcome: RwSignal<Option<Outcome>>) -> (Page, AppState) {
    mount(move || {
        let name = Memo::new(move |_| "r".to_owned());
        let outcome = Memo::new(move |_| outcome.get());
        view! { <CardTools poll name outcome /> }
    })
}

#[wasm_bindgen_test]
async fn a_button_that_can_move_a_card_no_further_keeps_the_focus() {
    let (page, state) = mount_tools(room("r2"), RwSignal::new(None));
    let is_disabled = |selector: &str| page.attribute(selector, "aria-disabled").is_some();
    assert!(!is_disabled("[data-up]") && !is_disabled("[data-down]"), "it is the second of three");
    page.focus("[data-up]");
    page.button("Move r up").click();
    turn().await;
    assert_eq!(state.followed_polls().first(), Some(&room("r2")));
    assert_eq!(page.attribute("[data-up]", "aria-disabled").unwrap(), "true");
    assert!(!page.find("[data-up]").has_attribute("disabled"));
    assert!(page.has_focus("[data-up]") && !is_disabled("[data-down]"));
    page.button("Move r up").click();
    page.button("Move r down").click();
    page.button("Move r down").click();
    turn().await;
    assert_eq!(state.followed_polls().last(), Some(&room("r2")));
    assert!(is_disabled("[data-down]") && !is_disabled("[data-up]"));
}

#[wasm_bindgen_test]
async fn a_card_without_an_order_has_no_buttons_for_it() {
    let (page, _) = mount_tools(super::gateway("a"), RwSignal::new(None));
    assert!(find(&page.place, "button").is_none());
}

#[wasm_bindgen_test]
async fn the_card_of_a_listed_instance_is_removed_for_good() {
    let outcome = RwSignal::new(Some(Outcome::Succeeded));
    let (page, _) = mount_tools(super::gateway("a"), outcome);
    assert!(page.button("Remove r from tasks").matches("[data-dismiss]").unwrap());
}

#[wasm_bindgen_test]
async fn a_creation_that_ended_can_be_dismissed_and_what_was_added_can_be_removed() {
    let outcome = RwSignal::new(None);
    let (page, state) = mount_tools(room("r9"), outcome);
    assert!(find(&page.place, "[data-dismiss], [data-remove]").is_none());
    outcome.set(Some(Outcome::Unknown));
    turn().await;
    assert!(page.button("Hide r").matches("[data-dismiss]:not([data-remove])").unwrap());
    assert_eq!(state.follow(1, "r9"), Ok(()));
    turn().await;
    let remove = page.button("Stop tracking r");
    assert!(remove.matches("[data-remove]:not([data-dismiss])").unwrap());
    remove.focus().unwrap();
    remove.click();
    turn().await;
    assert!(!state.followed_polls().contains(&room("r9")));
    assert!(page.has_focus("[data-dismiss]"), "the focus stays in the place of the button");
}
