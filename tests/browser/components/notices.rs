//! The notices about lists that failed, and the notes about failed calls.

use super::*;
use instance_console::{
    api::{Error, ErrorParts, Failure, Kind},
    components::{AdviceNote, ErrorFacts, FailureNote, FailureReason, Notices},
    i18n::{Advice, Count},
    poll::{Cause, End, Schedule},
    state::{FailedList, KeptData},
};

fn error(request_id: &str) -> Error {
    Error::from(ErrorParts {
        kind: Kind::Permission,
        status: Some(403),
        code: Some("APIG.9999".to_owned()),
        message: "no right".to_owned(),
        problem: None,
        request_id: Some(request_id.to_owned()),
        retry_after: None,
    })
}

fn failed(source: usize) -> FailedList {
    FailedList {
        source,
        label: format!("Source {source}"),
        error: error(&format!("r{source}")),
        next: Some(Schedule::Next { wait: 5_000, cause: Cause::Interval }),
        kept: KeptData::Nothing,
    }
}

/// The notices, and the source whose check was requested last.
fn mount(failed: RwSignal<Vec<FailedList>>) -> (Page, RwSignal<Option<usize>>) {
    let checked = RwSignal::new(None);
    let page = Page::mount(move || {
        view! { <Notices failed=memo(failed) on_check=move |source| checked.set(Some(source)) /> }
    });
    (page, checked)
}

#[wasm_bindgen_test]
fn a_failure_is_said_in_four_parts() {
    let page = Page::mount(|| view! { <FailureNote error=error("r-1") /> });
    assert_eq!(page.text(".note-facts"), "APIG.9999 HTTP 403 no right · Request ID: r-1");
    assert_eq!(page.attribute(".note-facts > code", "data-error-code").unwrap(), "APIG.9999");
    assert_eq!(page.text(".note-facts > .muted > code"), "r-1");
    assert_ne!(page.text(".note > .note-happened"), "");
    let who = page.text(".note > p:nth-of-type(2) > .muted");
    assert_eq!(who, " Ask: Huawei Cloud support");
}

#[wasm_bindgen_test]
fn what_an_api_did_not_say_is_not_shown() {
    let page = Page::mount(|| {
        let bare = Error::transport("Failed to fetch");
        let failure = Failure { code: None, message: Some("too slow".to_owned()) };
        let advice = Advice { happened: "H".into(), next: "N".into(), who: "W" };
        view! {
            <ErrorFacts error=bare />
            <FailureReason failure />
            <AdviceNote advice />
        }
    });
    assert_eq!(page.text(".note-facts"), "Failed to fetch");
    assert!(find(&page.place, ".note-facts > :not(bdi)").is_none());
    assert_eq!(page.text(".card-failure"), "too slow");
    assert_eq!(page.text(".note"), "HN W");
}

#[wasm_bindgen_test]
fn where_there_is_nothing_to_do_nobody_is_named() {
    let page = Page::mount(|| {
        let advice = Advice { happened: "H".into(), next: "N".into(), who: "" };
        view! { <AdviceNote advice /> }
    });
    assert_eq!(page.text(".note"), "HN");
    assert!(find(&page.place, ".note .muted").is_none());
}

#[wasm_bindgen_test]
async fn a_notice_says_what_failed_and_what_is_kept_and_stays_while_that_changes() {
    let lists = RwSignal::new(vec![failed(0)]);
    let (page, _) = mount(lists);
    let notice = page.find(".notices > section.notice[data-notice=error][data-source='0']");
    assert_eq!(page.text(".notice-text > h3"), "Source 0");
    let times = || page.text(".notice-text > p.notice-times");
    assert!(times().contains("5 s") && times().contains("No data from"), "{}", times());
    let note = page.find(".note");
    let count = Count {
        matching: 3,
        loaded: 3,
        missing: 4,
        unconfirmed: 0,
        is_at_least: false,
        is_loaded: true,
    };
    for (kept, words) in [(KeptData::Whole(60_000), "1 min ago"), (KeptData::Part(count), "3 of 7")]
    {
        lists.set(vec![FailedList { kept, ..failed(0) }]);
        turn().await;
        assert!(times().contains(words), "{}", times());
    }
    assert!(page.find(".notice").is_same_node(Some(&notice)));
    assert!(page.find(".note").is_same_node(Some(&note)), "the same failure is not drawn anew");
    lists.set(vec![FailedList { error: error("other"), ..failed(0) }]);
    turn().await;
    assert!(page.text(".note-facts").ends_with("other"));
}

#[wasm_bindgen_test]
async fn the_same_failure_is_explained_once() {
    let lists = RwSignal::new(vec![failed(0), failed(2)]);
    let (page, _) = mount(lists);
    let second = "[data-source='2'][data-repeated='']";
    assert!(find(&page.place, &format!("{second} .note")).is_none());
    let facts = page.text(&format!("{second} .note-facts"));
    assert_eq!(facts, "APIG.9999 HTTP 403 no right · Request ID: r2 Same cause as above.");
    assert!(find(&page.place, "[data-source='0'][data-repeated]").is_none());
    lists.set(vec![failed(2)]);
    turn().await;
    assert!(find(&page.place, "[data-source='0']").is_none());
    assert!(find(&page.place, "[data-source='2']:not([data-repeated]) .note").is_some());
}

#[wasm_bindgen_test]
async fn a_list_is_checked_at_once_unless_that_is_of_no_use() {
    let lists = RwSignal::new(vec![failed(1)]);
    let (page, checked) = mount(lists);
    let button: HtmlElement = page.find(".check-now > [data-check-now]").unchecked_into();
    assert_eq!(button.text_content().unwrap().trim(), "Refresh now");
    button.click();
    assert_eq!(checked.get_untracked(), Some(1));
    for next in [Schedule::Halted, Schedule::Ended(End::Terminal)] {
        lists.set(vec![FailedList { next: Some(next), ..failed(1) }]);
        turn().await;
        assert!(find(&page.place, "[data-check-now]").is_none());
    }
}

#[wasm_bindgen_test]
async fn the_focus_of_a_notice_that_goes_is_given_to_what_is_near() {
    let lists = RwSignal::new(vec![failed(0), failed(1)]);
    let (page, _) = mount(lists);
    let button = |source: usize| -> HtmlElement {
        page.find(&format!("[data-source='{source}'] button")).unchecked_into()
    };
    button(0).focus().unwrap();
    let left = button(1);
    lists.set(vec![failed(1)]);
    turn().await;
    let root: ShadowRoot = page.place.get_root_node().unchecked_into();
    assert!(root.active_element().unwrap().is_same_node(Some(&left)));
}

#[wasm_bindgen_test]
async fn removing_notices_in_the_task_that_changes_them_throws_nothing() {
    watch_errors();
    for is_pressed in [false, true] {
        let lists = RwSignal::new(vec![failed(0), failed(1)]);
        let (page, _) = mount(lists);
        let button: HtmlElement = page.find("button").unchecked_into();
        button.focus().unwrap();
        lists.set(vec![failed(1)]);
        if is_pressed {
            button.click();
        }
        drop(page);
    }
    assert_eq!(errors().await, "");
}
