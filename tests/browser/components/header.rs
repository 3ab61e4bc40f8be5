//! The heading.

use instance_console::{
    components::Header,
    poll::{Cause, Schedule},
};

use super::*;

fn label(page: &Page, selector: &str) -> String {
    page.text(selector).trim().to_owned()
}

#[wasm_bindgen_test]
async fn the_heading_says_when_the_next_check_is() {
    let next = RwSignal::new(None);
    let page = Page::mount(move || {
        view! { <Header next=memo(next) is_paused=false on_pause=|()| () on_refresh=|()| () /> }
    });
    assert_eq!(page.text("header.header > h2"), "Instances");
    let line = page.find(".schedule-line > p.schedule[data-schedule]");
    assert_eq!(line.text_content().unwrap(), "");
    next.set(Some(Schedule::Next { wait: 5_000, cause: Cause::Interval }));
    turn().await;
    assert!(line.text_content().unwrap().contains("5 s"), "{:?}", line.text_content());
}

#[wasm_bindgen_test]
async fn the_heading_pauses_and_goes_on() {
    let is_paused = RwSignal::new(false);
    let page = Page::mount(move || {
        let toggle = move |()| is_paused.update(|now| *now = !*now);
        view! { <Header next=Memo::new(|_| None) is_paused on_pause=toggle on_refresh=|()| () /> }
    });
    let button: HtmlElement = page.find("[data-pause]").unchecked_into();
    assert!(button.matches(".actions > button.button[type=button]").unwrap());
    for (words, shape) in [("Pause", Shape::Pause), ("Resume", Shape::Play)] {
        assert_eq!(label(&page, "[data-pause]"), words);
        assert_eq!(page.attribute("[data-pause] path", "d").unwrap(), shape.path());
        button.click();
        turn().await;
    }
    assert_eq!(label(&page, "[data-pause]"), "Pause");
}

#[wasm_bindgen_test]
async fn the_heading_refreshes_and_has_room_beside_the_schedule() {
    let (count, call) = counter();
    let page = Page::mount(move || {
        view! {
            <Header next=Memo::new(|_| None) is_paused=false on_pause=|()| () on_refresh=move |()| call()>
                <IconButton attr:data-checks="" shape=Shape::Clock name="Checks" on_click=|()| () />
            </Header>
        }
    });
    page.button("Refresh").click();
    assert_eq!(count.load(Ordering::Relaxed), 1);
    assert!(page.button("Checks").matches(".schedule-line > [data-checks]").unwrap());
    assert!(page.button("Refresh").matches("[data-refresh]").unwrap());
}
