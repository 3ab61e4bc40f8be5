//! A card.

use instance_console::components::activity::Card;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    Page, answer, at, creation, gateway, mount, phone, preparation, process, refuse, room,
};
use crate::{
    components::{errors, watch_errors},
    find, turn,
};
use instance_console::{
    api::{Creation, Failure, Phase},
    domain::{key::PollKey, task::Task},
    state::AppState,
};

fn mount_card(poll: PollKey) -> (Page, AppState) {
    mount(move || view! { <Card poll /> })
}

#[wasm_bindgen_test]
async fn a_card_of_an_unknown_phase_shows_the_word_as_it_was_sent() {
    let poll = gateway("a");
    let (page, state) = mount_card(poll.clone());
    assert_eq!(page.text(".card-name"), "a");
    assert!(find(&page.place, ".card-facts").is_none(), "nothing is known yet");
    answer(state, &poll, creation("Hibernating", 50));
    turn().await;
    assert_eq!(page.text(".badge[data-tone=unknown]"), "Unknown (Hibernating)");
    assert_eq!(page.text(".percent[data-progress='50']"), "50%");
}

#[wasm_bindgen_test]
async fn a_card_keeps_its_elements_from_answer_to_answer() {
    let poll = gateway("a");
    let (page, state) = mount_card(poll.clone());
    answer(state, &poll, creation("creating", 30));
    turn().await;
    let (card, bar) = (page.find(".card"), page.find("[role=progressbar]"));
    assert!(bar.matches("[aria-valuenow='30'][data-steps]").unwrap());
    assert_eq!(bar.get_attribute("aria-valuetext").unwrap(), "step 1 of 5, 30%");
    assert!(page.text("[data-ended=untold]").starts_with("No longer"), "nobody polls it");
    answer(state, &poll, creation("success", 100));
    turn().await;
    assert!(page.find(".card").is_same_node(Some(&card)));
    assert!(page.find("[role=progressbar][aria-valuenow='100']").is_same_node(Some(&bar)));
    assert_eq!(page.text(".badge[data-tone=running]"), "Creation complete");
    let end = page.text(".card-end[data-ended=ended]");
    assert!(end.starts_with("Completed ") && end.ends_with(" · took 1 min 5 s"), "{end}");
    assert_eq!(page.text(".card-facts > .time"), "Took 1 min 5 s");
}

#[wasm_bindgen_test]
async fn a_failed_creation_says_why_and_what_its_code_means() {
    let poll = gateway("a");
    let (page, state) = mount_card(poll.clone());
    let failure =
        Failure { code: Some("APIC.9219".to_owned()), message: Some("no resources".to_owned()) };
    answer(
        state,
        &poll,
        Task::Creation(Creation {
            phase: Phase::Failed,
            percent: Some(80),
            failure: Some(failure),
            started: at(0),
            ended: at(5),
        }),
    );
    turn().await;
    assert_eq!(page.text(".card-facts > .card-failure"), "APIC.9219 no resources");
    assert!(page.text(".note-happened").contains("insufficient resources"));
    assert_eq!(page.text(".badge[data-tone=failed]"), "Creation failed");
    assert!(page.text("[data-ended=failed]").starts_with("Failed "));
}

#[wasm_bindgen_test]
async fn a_poll_that_failed_is_explained_and_the_last_answer_stays() {
    let poll = phone("p1");
    let (page, state) = mount_card(poll.clone());
    answer(state, &poll, preparation(1, Some(3)));
    refuse(state, &poll);
    turn().await;
    assert!(find(&page.place, ".card > .card-error .note").is_some());
    assert_eq!(page.text("[data-waiting='3']"), "In queue: 3");
    state.store.records.update(&poll, |record| record.error.take().is_some());
    turn().await;
    assert!(find(&page.place, ".card-error").is_none());
}

#[wasm_bindgen_test]
async fn a_preparation_is_shown_in_stages_and_its_failure_claims_none() {
    let poll = phone("p1");
    let (page, state) = mount_card(poll.clone());
    answer(state, &poll, preparation(3, None));
    turn().await;
    assert_eq!(page.text("[data-stage=done]"), "Queuing (completed)");
    assert_eq!(page.text("[data-stage=present][aria-current=step]"), "Backup or restore");
    assert_eq!(page.text("[data-stage=ahead]"), "Ready");
    assert!(find(&page.place, "[role=progressbar][aria-valuenow]").is_none());
    answer(state, &poll, preparation(-1, None));
    turn().await;
    assert!(find(&page.place, "[data-stage]:not([data-stage=unknown])").is_none());
    assert!(page.find("[role=progressbar]").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn a_room_is_named_by_its_own_answer() {
    let poll = room("r1");
    let (page, state) = mount_card(poll.clone());
    assert_eq!(page.text(".card-name"), "r1");
    answer(state, &poll, process(Vec::new()));
    turn().await;
    assert_eq!(page.text(".card-name"), "the room");
    assert_eq!(page.text(".card-facts > .ellipsis"), "Job ID: JOB-1");
    assert_eq!(page.text(".card-facts > .card-failure"), "no room");
    assert_eq!(page.text(".card-foot > :first-child"), "ROMA · Rooms");
}

#[wasm_bindgen_test]
async fn removing_a_card_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    for is_answered in [false, true] {
        let poll = room("r1");
        let (page, state) = mount_card(poll.clone());
        if is_answered {
            answer(state, &poll, process(Vec::new()));
            turn().await;
        }
        page.focus(".card-name");
        answer(state, &poll, creation("success", 100));
        state.store.records.update(&poll, |record| record.progress.take().is_some());
        page.click(".card-name");
        drop(page);
    }
    assert_eq!(errors().await, "");
}
