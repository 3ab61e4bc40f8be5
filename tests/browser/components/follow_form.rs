//! The form that follows an instance by its ID.

use instance_console::{components::FollowForm, domain::stored::FollowProblem};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlSelectElement, InputEvent};

use super::Page;
use crate::turn;

#[wasm_bindgen_test]
async fn what_was_typed_is_followed_or_stays_to_be_mended() {
    let asked = RwSignal::new(Vec::new());
    let problems = RwSignal::new(Vec::new());
    let page = Page::mount(move || {
        let on_problem =
            move |words: &'static str| problems.update(|problems| problems.push(words));
        let follow = move |(source, typed): (usize, String)| {
            let is_good = typed == "good";
            asked.update(|asked| asked.push((source, typed)));
            if is_good { Ok(()) } else { Err(FollowProblem::Malformed) }
        };
        view! { <FollowForm sources=vec!["North".to_owned(), "South".to_owned()] on_follow=follow on_problem /> }
    });
    let source: HtmlSelectElement = page.find("[data-follow-source]").unchecked_into();
    assert_eq!(source.text_content().unwrap(), "NorthSouth");
    source.set_value("1");
    let field = page.field("[data-follow-id]");
    field.set_value("b a d");
    page.button("Track").click();
    turn().await;
    let is_invalid = || field.get_attribute("aria-invalid").as_deref() == Some("true");
    assert!(page.text("#follow-problem").starts_with("Use 1 to 64 letters"));
    assert!(is_invalid() && page.has_focus("[data-follow-id]"));
    assert_eq!(field.value(), "b a d");
    // The field took the focus, and its description is read with it.
    assert!(problems.get_untracked().is_empty());
    page.button("Track").click();
    turn().await;
    assert_eq!(problems.get_untracked().len(), 1, "it had the focus, so nothing would be read");

    field.dispatch_event(&InputEvent::new("input").unwrap()).unwrap();
    turn().await;
    assert_eq!(page.text("#follow-problem"), "");
    assert!(!is_invalid());

    field.set_value("good");
    page.button("Track").click();
    turn().await;
    assert_eq!(field.value(), "");
    assert!(!is_invalid() && page.has_focus("[data-follow-id]"));
    assert_eq!(
        asked.get_untracked(),
        [(1, "b a d".to_owned()), (1, "b a d".to_owned()), (1, "good".to_owned())]
    );
}
