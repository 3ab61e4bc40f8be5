//! The panel of the schedule: the polls, the intervals, the report.

use std::sync::Arc;

use instance_console::{
    components::{CheckNow, PollState, SchedulePanel},
    domain::{
        key::{InstanceKey, PollKey},
        stored::{PollChoice, PollPreferences},
    },
    poll::{Cause, Intervals, Schedule},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlSelectElement};

use super::{Page, counter, errors, memo, watch_errors};
use crate::{find, script, turn};

/// The props of a panel, and the values with which it called back.
#[derive(Clone, Copy)]
struct Given {
    preferences: RwSignal<PollPreferences>,
    polls: RwSignal<Vec<PollKey>>,
    schedule: RwSignal<Schedule>,
    checked: RwSignal<Vec<PollKey>>,
    closed: RwSignal<u32>,
}

const IN_THREE_SECONDS: Schedule = Schedule::Next { wait: 3_000, cause: Cause::Interval };

fn detail(id: &str) -> PollKey {
    PollKey::detail(InstanceKey { source: 0, id: Arc::from(id) })
}

fn panel(polls: Vec<PollKey>) -> (Page, Given) {
    let given = Given {
        preferences: RwSignal::default(),
        polls: RwSignal::new(polls),
        schedule: RwSignal::new(IN_THREE_SECONDS),
        checked: RwSignal::default(),
        closed: RwSignal::new(0),
    };
    let Given { preferences, polls, schedule, checked, closed } = given;
    let describe = move |key: PollKey| PollState {
        name: format!("name of {}", key.id()),
        schedule: Some(schedule.get()),
        error: None,
    };
    let report = |has_ids: bool| if has_ids { "with IDs" } else { "without" }.to_owned();
    let choose = move |choice| preferences.update(|chosen| chosen.choose(choice));
    let page = Page::mount(move || {
        view! {
            <SchedulePanel
                configured=Intervals { transition: 3_000, settled: 60_000 }
                preferences=memo(preferences)
                on_choose=choose
                polls=memo(polls)
                describe
                on_check=move |key| checked.update(|checked| checked.push(key))
                report
                on_copied=|_| ()
                on_close=move |()| closed.update(|closed| *closed += 1)
            />
        }
    });
    (page, given)
}

fn press(page: &Page, selector: &str, key: &str) {
    let event = format!("new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }})");
    let event: Event = script(&event).unchecked_into();
    page.find(selector).dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn the_heading_has_the_focus_and_escape_and_the_cross_close() {
    let (page, given) = panel(vec![PollKey::list(0)]);
    turn().await;
    assert!(page.has_focus("section[aria-label='Refresh, time zone, and diagnostics'] h3"));
    press(&page, "h3", "Enter");
    assert_eq!(given.closed.get_untracked(), 0);
    press(&page, "[data-manual]", "Escape");
    assert_eq!(given.closed.get_untracked(), 1);
    page.button("Close").click();
    assert_eq!(given.closed.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_poll_follows_its_schedule_in_the_same_element_and_is_asked_for_at_once() {
    let (page, given) = panel(vec![PollKey::list(0), detail("a")]);
    let row = page.find("[data-poll='0/a']");
    assert_eq!(page.text("[data-poll='0/a'] .ellipsis"), "name of a · instance details");
    assert_eq!(page.text("[data-poll='0/a'] [data-poll-state]"), "Refreshes in 3 s");
    given.schedule.set(Schedule::Checking);
    turn().await;
    assert_eq!(page.text("[data-poll='0/a'] [data-poll-state]"), "Refreshing…");
    page.click("[data-poll='0/a'] [data-check-now]");
    assert_eq!(given.checked.get_untracked(), [detail("a")]);
    given.schedule.set(Schedule::Halted);
    turn().await;
    assert!(find(&page.place, "[data-check-now]").is_none());
    assert!(page.find("[data-poll='0/a']").is_same_node(Some(&row)));
}

#[wasm_bindgen_test]
async fn the_focus_stays_with_its_poll_and_goes_to_the_next_one_when_that_is_gone() {
    let (page, given) = panel(vec![detail("a"), detail("b"), detail("c")]);
    turn().await;
    page.focus("[data-poll='0/b'] button");
    given.polls.set(vec![detail("c"), detail("b"), detail("a")]);
    turn().await;
    assert!(page.has_focus("[data-poll='0/b'] button"), "moved");
    given.polls.set(vec![detail("c"), detail("a")]);
    turn().await;
    assert!(page.has_focus("[data-poll='0/a'] button"), "in its place");
    given.polls.set(vec![detail("c")]);
    turn().await;
    assert!(page.has_focus("[data-poll='0/c'] button"), "the last");
    given.polls.set(Vec::new());
    turn().await;
    assert!(page.has_focus("section *"), "near");
}

#[wasm_bindgen_test]
async fn an_interval_shows_what_is_chosen_here_or_in_another_page() {
    let (page, given) = panel(Vec::new());
    let select: HtmlSelectElement = page.find("[data-interval=transition]").unchecked_into();
    let shown = || select.selected_options().item(0).unwrap().text_content().unwrap();
    assert_eq!(shown(), "3 s (default)");
    assert_eq!(select.text_content().unwrap(), "3 s (default)5 s10 s30 s");
    select.set_value("30000");
    select.dispatch_event(&Event::new("change").unwrap()).unwrap();
    assert_eq!(given.preferences.get_untracked().transition, Some(30_000));
    turn().await;
    assert_eq!(shown(), "30 s");
    given.preferences.update(|chosen| chosen.choose(PollChoice::Transition(Some(5_000))));
    turn().await;
    assert_eq!(shown(), "5 s");
    select.set_value("");
    select.dispatch_event(&Event::new("change").unwrap()).unwrap();
    turn().await;
    assert_eq!(
        (shown(), given.preferences.get_untracked().transition),
        ("3 s (default)".into(), None)
    );
}

#[wasm_bindgen_test]
async fn a_chosen_interval_is_shown_from_the_start() {
    let preferences = PollPreferences { settled: Some(300_000), ..PollPreferences::default() };
    let page = Page::mount(move || {
        view! {
            <SchedulePanel
                configured=Intervals { transition: 3_000, settled: 60_000 }
                preferences=Memo::new(move |_| preferences)
                on_choose=|_| ()
                polls=Memo::new(|_| Vec::new())
                describe=|_| PollState { name: String::new(), schedule: None, error: None }
                on_check=|_| ()
                report=|_| String::new()
                on_copied=|_| ()
                on_close=|()| ()
            />
        }
    });
    let select: HtmlSelectElement = page.find("[data-interval=settled]").unchecked_into();
    assert_eq!(select.value(), "300000");
}

#[wasm_bindgen_test]
async fn by_hand_is_ticked_here_and_unticked_from_outside() {
    let (page, given) = panel(Vec::new());
    let manual = page.field("[data-manual]");
    manual.click();
    assert!(given.preferences.get_untracked().manual);
    turn().await;
    assert!(manual.checked());
    given.preferences.update(|chosen| chosen.choose(PollChoice::Manual(false)));
    turn().await;
    assert!(!manual.checked());
}

#[wasm_bindgen_test]
async fn a_report_has_no_ids_until_they_are_asked_for_each_time() {
    let (page, _given) = panel(Vec::new());
    let button = page.button("Diagnostic report");
    for _ in 0..2 {
        assert_eq!(button.get_attribute("aria-expanded").unwrap(), "false");
        assert!(find(&page.place, "[data-report]").is_none());
        button.click();
        turn().await;
        assert_eq!(button.get_attribute("aria-expanded").unwrap(), "true");
        assert_eq!(page.text("[data-report]"), "without");
        assert!(!page.field("[data-with-ids]").checked());
        page.click("[data-with-ids]");
        turn().await;
        assert_eq!(page.text("[data-report]"), "with IDs");
        button.click();
        turn().await;
    }
}

#[wasm_bindgen_test]
async fn a_button_that_goes_gives_the_focus_to_what_is_near() {
    let (count, call) = counter();
    let is_possible = RwSignal::new(true);
    let page = Page::mount(move || {
        view! {
            <CheckNow subject="a" is_possible on_check=move |()| call() />
            <button id="near">{"near"}</button>
        }
    });
    page.click("[data-check-now]");
    assert_eq!(count.load(std::sync::atomic::Ordering::Relaxed), 1);
    page.focus("[data-check-now]");
    is_possible.set(false);
    turn().await;
    assert!(page.has_focus("#near"));
    is_possible.set(true);
    turn().await;
    assert!(page.has_focus("#near"), "it does not come back by itself");
}

#[wasm_bindgen_test]
async fn removing_the_panel_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    for is_changed_first in [true, false] {
        let (page, given) = panel(vec![detail("a"), detail("b")]);
        turn().await;
        page.focus("[data-poll='0/a'] button");
        let change = || {
            given.polls.set(vec![detail("b")]);
            given.schedule.set(Schedule::Halted);
            given.preferences.update(|chosen| chosen.manual = true);
        };
        let press = || {
            for selector in ["[data-check-now]", "[data-diagnostics]", "[data-manual]"] {
                page.click(selector);
            }
        };
        if is_changed_first {
            change();
            press();
        } else {
            press();
            change();
        }
        drop(page);
    }
    assert_eq!(errors().await, "");
}
