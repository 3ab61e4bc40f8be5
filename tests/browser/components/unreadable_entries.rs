//! The list entries that cannot be read.

use instance_console::{components::UnreadableEntries, state::UnreadableEntry};

use super::*;

fn entry(text: &str) -> UnreadableEntry {
    UnreadableEntry { source: "Here".to_owned(), text: text.into() }
}

#[wasm_bindgen_test]
async fn unreadable_entries_are_counted_and_shown_as_they_were_sent() {
    let entries = RwSignal::new(Vec::new());
    let page = Page::mount(move || view! { <UnreadableEntries entries=memo(entries) /> });
    assert!(find(&page.place, "details").is_none());
    entries.set(vec![entry("{\"id\":1}"), entry("{\"id\":1}")]);
    turn().await;
    let details = page.find("details.unreadable[data-unreadable='2']");
    assert_eq!(page.text("summary"), "2 list entries couldn't be read");
    assert!(find(&page.place, "li").is_none());
    page.find("summary").unchecked_into::<HtmlElement>().click();
    toggled(&details).await;
    assert_eq!(page.text("details > ul"), "Here {\"id\":1}Here {\"id\":1}");
    entries.set(vec![entry("[2]")]);
    turn().await;
    assert_eq!(page.text("details > ul > li > code"), "[2]");
    assert_eq!(page.text("[data-unreadable='1'] > summary"), "1 list entry couldn't be read");
    assert!(page.find("details").is_same_node(Some(&details)), "it stays unfolded");
    entries.set(Vec::new());
    turn().await;
    assert!(find(&page.place, "details").is_none());
}

#[wasm_bindgen_test]
async fn the_focus_of_unreadable_entries_that_go_is_given_to_what_is_near() {
    let entries = RwSignal::new(vec![entry("1")]);
    let page = Page::mount(move || {
        view! {
            <button id="near">{"near"}</button>
            <UnreadableEntries entries=memo(entries) />
        }
    });
    page.find("summary").unchecked_into::<HtmlElement>().focus().unwrap();
    entries.set(Vec::new());
    turn().await;
    let root: ShadowRoot = page.place.get_root_node().unchecked_into();
    assert_eq!(root.active_element().unwrap().id(), "near");
}

#[wasm_bindgen_test]
async fn removing_unreadable_entries_in_the_task_that_changes_them_throws_nothing() {
    watch_errors();
    for is_set in [false, true] {
        let entries = RwSignal::new(vec![entry("1")]);
        let page = Page::mount(move || view! { <UnreadableEntries entries=memo(entries) /> });
        page.find("summary").unchecked_into::<HtmlElement>().click();
        if is_set {
            entries.set(Vec::new());
        }
        drop(page);
    }
    assert_eq!(errors().await, "");
}
