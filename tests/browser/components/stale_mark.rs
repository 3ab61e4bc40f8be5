//! The mark for data that are old.

use instance_console::{
    components::StaleMark,
    poll::{Cause, Schedule},
    state::StaleData,
};

use super::*;

#[wasm_bindgen_test]
async fn old_data_are_marked_with_whose_they_are_and_why() {
    let stale = RwSignal::new(None);
    let page = Page::mount(move || view! { <StaleMark stale=memo(stale) /> });
    assert_eq!(page.text("div"), "");
    let next = Some(Schedule::Next { wait: 5_000, cause: Cause::Interval });
    stale.set(Some(StaleData { whose: Vec::new(), age: 60_000, next }));
    turn().await;
    let mark = page.find("p.stale[data-stale='']");
    let text = mark.text_content().unwrap();
    assert!(text.starts_with("Showing data from 1 min ago. ") && text.contains("5 s"), "{text}");
    let whose = vec!["A".to_owned(), "B".to_owned()];
    stale.set(Some(StaleData { whose, age: 61_000, next: None }));
    turn().await;
    assert!(page.find(".stale").is_same_node(Some(&mark)), "it is the same mark");
    assert!(page.text(".stale > span").starts_with("A, B: showing data from 1 min"));
    stale.set(None);
    turn().await;
    assert!(find(&page.place, ".stale").is_none());
}
