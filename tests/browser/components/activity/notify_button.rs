//! The button that turns on notifications.

use instance_console::components::activity::NotifyButton;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount;
use crate::{
    components::{errors, watch_errors},
    find, script, turn, until,
};

/// Replaces the browser's `Notification` by a fake class. `allow(permission)` answers the permission prompt.
const PRETEND_NOTIFICATIONS: &str = "
    window.RealNotification ??= window.Notification;
    window.Notification = class {
        static permission = 'default';
        static requestPermission() {
            return new Promise((resolve) => {
                window.allow = (permission) => {
                    window.Notification.permission = permission;
                    resolve(permission);
                };
            });
        }
    };
";

#[wasm_bindgen_test]
async fn a_person_who_allows_notifications_has_them_until_the_button_is_pressed_again() {
    script(PRETEND_NOTIFICATIONS);
    let (page, _) = mount(|| view! { <NotifyButton /> });
    let pressed = || page.attribute("[data-notify]", "aria-pressed").unwrap();
    assert_eq!(pressed(), "false");
    page.click("[data-notify]");
    until("the question", || script("window.allow").is_function().then_some(())).await;
    assert_eq!(pressed(), "false", "the person has not answered");
    script("window.allow('granted')");
    until("the answer", || Some(()).filter(|()| pressed() == "true")).await;
    page.click("[data-notify]");
    turn().await;
    assert_eq!(pressed(), "false");
    script("window.allow = undefined; window.Notification = window.RealNotification");
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_is_told_of() {
    script(PRETEND_NOTIFICATIONS);
    let (page, _) = mount(|| view! { <NotifyButton /> });
    page.click("[data-notify]");
    until("the question", || script("window.allow").is_function().then_some(())).await;
    script("window.allow('denied')");
    let said = until("a word", || find(&page.place, ".card-note > span")).await;
    assert_eq!(
        said.text_content().unwrap(),
        "Notifications aren't allowed. Turn them on in the browser's site settings."
    );
    script("window.allow = undefined; window.Notification = window.RealNotification");
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_after_the_console_has_gone_breaks_nothing() {
    watch_errors();
    script(PRETEND_NOTIFICATIONS);
    let (page, _) = mount(|| view! { <NotifyButton /> });
    page.click("[data-notify]");
    until("the question", || script("window.allow").is_function().then_some(())).await;
    drop(page);
    script("window.allow('granted')");
    assert_eq!(errors().await, "");
    script("window.allow = undefined; window.Notification = window.RealNotification");
}

#[wasm_bindgen_test]
fn a_browser_without_notifications_has_no_button() {
    script("window.RealNotification ??= window.Notification; window.Notification = undefined");
    let (page, _) = mount(|| view! { <NotifyButton /> });
    assert!(find(&page.place, "[data-notify]").is_none());
    script("window.Notification = window.RealNotification");
}
