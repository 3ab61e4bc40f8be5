//! The heading with the panel that its button opens, over the state of a console.

use instance_console::components::ConsoleHeader;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount_with_state;
use crate::{find, script, turn};

#[wasm_bindgen_test]
async fn the_button_opens_the_panel_and_closing_that_gives_the_focus_back() {
    script("window.realFetch ??= window.fetch; window.fetch = () => new Promise(() => {})");
    let (page, state) = mount_with_state(|| view! { <ConsoleHeader /> });
    turn().await;
    assert_eq!(page.text("[data-schedule]"), "Refreshing…");
    assert_eq!(page.attribute("[data-checks]", "aria-expanded").unwrap(), "false");
    page.click("[data-checks]");
    turn().await;
    assert_eq!(page.attribute("[data-checks]", "aria-expanded").unwrap(), "true");
    assert!(page.has_focus(".panel-place > section.checks h3"));
    page.click("section [data-close]");
    turn().await;
    assert!(find(&page.place, "section").is_none());
    assert!(page.has_focus("[data-checks]"));
    page.click("[data-pause]");
    turn().await;
    assert!(state.paused.get_untracked());
    assert_eq!(page.text("[data-pause]").trim(), "Resume");
}
