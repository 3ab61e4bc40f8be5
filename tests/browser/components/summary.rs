//! The number of instances in each group of states.

use instance_console::{
    components::Summary,
    domain::filter::{Group, GroupCounts},
};

use super::*;

#[wasm_bindgen_test]
async fn the_summary_counts_each_group_and_is_a_filter() {
    let counts = RwSignal::new(None);
    let chosen = RwSignal::new(Vec::new());
    let page = Page::mount(move || {
        let toggle = move |group| chosen.set(vec![group]);
        view! { <Summary counts=memo(counts) chosen=memo(chosen) on_toggle=toggle /> }
    });
    assert!(page.find(".summary[role=group]").get_attribute("aria-label").is_some());
    let failed: HtmlElement = page.find("[data-summary=failed][data-tone=failed]").unchecked_into();
    assert_eq!(failed.text_content().unwrap(), "–no valueFailed");
    counts.set(Some(GroupCounts::default()));
    turn().await;
    assert_eq!(failed.text_content().unwrap(), "0Failed");
    assert_eq!(failed.get_attribute("aria-pressed").unwrap(), "false");
    counts.set(Some([Group::Failed; 1234].into_iter().chain([Group::Other]).collect()));
    failed.click();
    turn().await;
    assert_eq!(failed.text_content().unwrap(), "1,234Failed");
    assert_eq!(failed.get_attribute("aria-pressed").unwrap(), "true");
    assert_eq!(page.text("[data-summary=other][data-tone=stopped] > b"), "1");
    assert_eq!(page.attribute("[data-summary=other]", "aria-pressed").unwrap(), "false");
    assert_eq!(page.attribute("[data-summary=running]", "type").unwrap(), "button");
}
