//! The timeline of a ROMA creation.

use instance_console::{
    api::{Failure, SubService},
    components::activity::Timeline,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlTableRowElement};

use super::{Page, answer, mount, part, process, room};
use crate::{components::toggled, find, turn};

/// One part in each state. The whole took 100 seconds, which is the length of the axis.
fn parts() -> Vec<SubService> {
    let failure = Failure { code: None, message: Some("broken".to_owned()) };
    vec![
        part("mqs", "running", Some(0), Some(25)),
        part("lvs", "creating", Some(25), None),
        SubService { failure: Some(failure), ..part("apic", "failed", Some(50), None) },
        part("fdi", "creating", None, None),
        part("fdi", "paused", Some(50), Some(75)),
    ]
}

fn row(page: &Page, index: usize) -> Element {
    page.find(&format!(".parts > :nth-child({})", index + 1))
}

fn property(element: &Element, name: &str) -> String {
    let element: &HtmlElement = element.unchecked_ref();
    element.style().get_property_value(name).unwrap()
}

#[wasm_bindgen_test]
async fn the_timeline_shows_the_state_of_each_part() {
    let (page, state) = mount(|| view! { <Timeline poll=room("r1") /> });
    answer(state, &room("r1"), process(parts()));
    turn().await;
    for (index, (name, tone, word, lasted)) in [
        ("mqs", "running", "Completed", "25 s"),
        ("lvs", "transition", "Creating", "1 min 15 s"),
        ("apic", "failed", "Failed", ""),
        ("fdi", "stopped", "Waiting", ""),
        ("fdi", "unknown", "Unknown (paused)", "25 s"),
    ]
    .into_iter()
    .enumerate()
    {
        let row = row(&page, index);
        let text =
            |selector: &str| row.query_selector(selector).unwrap().unwrap().text_content().unwrap();
        assert_eq!(row.get_attribute("data-part").unwrap(), name);
        assert_eq!(row.get_attribute("data-tone").unwrap(), tone);
        assert_eq!((text(".part-state"), text(".time")), (word.to_owned(), lasted.to_owned()));
    }
    assert_eq!(page.text("[data-part=apic] > .card-failure"), "broken");
}

#[wasm_bindgen_test]
async fn a_bar_lies_where_its_part_lasted() {
    let (page, state) = mount(|| view! { <Timeline poll=room("r1") /> });
    answer(state, &room("r1"), process(parts()));
    turn().await;
    let bar = |index| row(&page, index).query_selector(".part-bar").unwrap().unwrap();
    let span = |index| (property(&bar(index), "--from"), property(&bar(index), "--to"));
    let expected = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    // The axis ends with the first round number after the end.
    assert_eq!(span(0), expected("0.0%", "20.8%"));
    assert_eq!(span(2), expected("41.6%", "41.6%"));
    assert!(bar(3).has_attribute("hidden") && !bar(0).has_attribute("hidden"));
    assert!(find(&page.place, "[data-lasts]").is_none(), "the whole is over");
    assert_eq!(page.text(".scale > :last-child"), "120 s");
}

#[wasm_bindgen_test]
async fn the_elements_of_a_part_stay_from_answer_to_answer() {
    let (page, state) = mount(|| view! { <Timeline poll=room("r1") /> });
    answer(state, &room("r1"), process(vec![part("mqs", "creating", None, None)]));
    turn().await;
    let mqs = page.find("[data-part=mqs]");
    assert_eq!(mqs.get_attribute("data-tone").unwrap(), "stopped");
    let more = vec![part("mqs", "creating", Some(5), None), part("lvs", "creating", None, None)];
    answer(state, &room("r1"), process(more));
    turn().await;
    assert!(page.find("[data-part=mqs][data-tone=transition]").is_same_node(Some(&mqs)));
    assert!(find(&page.place, "[data-part=lvs]").is_some());
}

#[wasm_bindgen_test]
async fn the_same_is_there_as_a_table() {
    let (page, state) = mount(|| view! { <Timeline poll=room("r1") /> });
    answer(state, &room("r1"), process(parts()));
    turn().await;
    page.click(".timeline-table > summary");
    toggled(&page.find("details")).await;
    let all = page.place.query_selector_all("tbody > tr").unwrap();
    let cells = |row: u32| -> Vec<String> {
        let row: HtmlTableRowElement = all.item(row).unwrap().unchecked_into();
        let cells = row.cells();
        (0..cells.length()).map(|at| cells.item(at).unwrap().text_content().unwrap()).collect()
    };
    assert_eq!(cells(0), ["mqs", "Completed", "+0 s", "+25 s", "25 s", ""]);
    assert_eq!(cells(1), ["lvs", "Creating", "+25 s", "+1 min 40 s", "1 min 15 s", ""]);
    assert_eq!(cells(2), ["apic", "Failed", "+50 s", "–no value", "", "broken"]);
    assert_eq!(cells(3), ["fdi", "Waiting", "–no value", "–no value", "", ""]);
    assert_eq!(cells(4), ["fdi", "Unknown (paused)", "+50 s", "+1 min 15 s", "25 s", ""]);
    assert!(page.text("caption").ends_with("by the server's clock"));
}
