//! The parts of the table that can be tested alone: sort buttons, the checkbox for all rows, the edges of
//! columns, and the note in an empty table.

use instance_console::{
    components::{EmptyState, Resizer, SelectAll, SortButton},
    domain::{
        empty_reason::EmptyReason,
        selection::Extent,
        view::{Column, SortPosition},
    },
    hooks::ElementRef,
};
use web_sys::{KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit};

use super::*;

fn position(place: usize, descending: bool, is_only: bool) -> Option<SortPosition> {
    Some(SortPosition { place, descending, is_only })
}

#[wasm_bindgen_test]
async fn a_sort_button_says_how_its_column_takes_part() {
    let sort = RwSignal::new(None);
    let page = Page::mount(move || {
        view! { <SortButton column=Column::Spec position=memo(sort) on_sort=|_| () /> }
    });
    assert_eq!(page.text("button[data-sort=spec]"), "Specification");
    let plain = page.attribute("button", "title").unwrap();
    for (position, arrow, hint) in [
        (position(0, false, true), "▴", "Sort key 1, ascending. "),
        (position(0, true, true), "▾", "Sort key 1, descending. "),
        (position(0, true, false), "▾1", "Sort key 1, descending. "),
        (position(1, false, false), "▴2", "Sort key 2, ascending. "),
        (None, "", ""),
    ] {
        sort.set(position);
        turn().await;
        assert_eq!(page.text(".arrow"), arrow);
        assert_eq!(page.attribute("button", "title").unwrap(), format!("{hint}{plain}"));
    }
}

#[wasm_bindgen_test]
fn a_sort_button_tells_a_click_with_shift_from_one_without() {
    let pressed = RwSignal::new(None);
    let page = Page::mount(move || {
        let sort = move |is_further| pressed.set(Some(is_further));
        view! { <SortButton column=Column::Name position=Memo::new(|_| None) on_sort=sort /> }
    });
    page.click("button");
    assert_eq!(pressed.get_untracked(), Some(false));
    let init = MouseEventInit::new();
    init.set_shift_key(true);
    let click = MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    page.find("button").dispatch_event(&click).unwrap();
    assert_eq!(pressed.get_untracked(), Some(true));
}

#[wasm_bindgen_test]
async fn the_checkbox_of_all_rows_has_three_states() {
    let extent = RwSignal::new(Extent::None);
    let (count, call) = counter();
    let page =
        Page::mount(move || view! { <SelectAll extent=memo(extent) on_toggle=move |()| call() /> });
    let checkbox = page.field("label > input[type=checkbox]");
    let name = checkbox.get_attribute("aria-label").unwrap();
    assert_eq!(name, "Select all matching instances");
    for (now, state) in [
        (Extent::Some, (false, true)),
        (Extent::All, (true, false)),
        (Extent::Some, (false, true)),
        (Extent::None, (false, false)),
    ] {
        extent.set(now);
        turn().await;
        assert_eq!((checkbox.checked(), checkbox.indeterminate()), state, "{now:?}");
    }
    checkbox.click();
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

/// Mounts the edge of a column. Returns the page, and the widths with which the edge called back.
fn mount_edge(
    width: RwSignal<u32>,
    is_hidden: RwSignal<bool>,
) -> (Page, RwSignal<Vec<Option<u32>>>) {
    let asked = RwSignal::new(Vec::new());
    let page = Page::mount(move || {
        let heading = ElementRef::default();
        let resize = move |width| asked.update(|asked: &mut Vec<Option<u32>>| asked.push(width));
        let measured = move || format!("{}px", width.get());
        view! {
            <table>
                <thead>
                    <tr>
                        <th
                            node_ref=heading
                            style:box-sizing="border-box"
                            style:padding="0"
                            style:min-inline-size=measured
                        >
                            <Resizer column=Column::Eip heading width is_hidden on_resize=resize />
                        </th>
                    </tr>
                </thead>
            </table>
        }
    });
    (page, asked)
}

fn press(page: &Page, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !page.find("[role=separator]").dispatch_event(&event).unwrap()
}

#[wasm_bindgen_test]
fn the_edge_of_a_column_is_moved_by_keys() {
    let (page, asked) = mount_edge(RwSignal::new(200), RwSignal::new(false));
    for (key, width) in [
        ("ArrowLeft", Some(184)),
        ("ArrowRight", Some(216)),
        ("Home", Some(72)),
        ("End", Some(800)),
        ("Delete", None),
        ("Backspace", None),
    ] {
        asked.set(Vec::new());
        assert!(press(&page, key), "{key} does nothing else");
        assert_eq!(asked.get_untracked(), [width], "{key}");
    }
    asked.set(Vec::new());
    assert!(!press(&page, "Tab"), "what is no key of it goes on");
    assert_eq!(asked.get_untracked(), []);
}

#[wasm_bindgen_test]
async fn the_edge_of_a_column_says_how_wide_that_is_and_goes_where_it_has_no_width() {
    let (width, is_hidden) = (RwSignal::new(200), RwSignal::new(false));
    let (page, _) = mount_edge(width, is_hidden);
    let edge = page.find("span.edge[data-edge=eip][tabindex='0'][aria-orientation=vertical]");
    let value = |name: &str| edge.get_attribute(name).unwrap();
    assert_eq!(value("aria-label"), "EIP column width");
    let range = ["aria-valuemin", "aria-valuemax", "aria-valuenow"].map(value);
    assert_eq!(range, ["72", "800", "200"]);
    width.set(248);
    is_hidden.set(true);
    turn().await;
    assert_eq!(value("aria-valuenow"), "248");
    assert!(edge.has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn an_empty_table_says_why_and_what_to_do() {
    let reason = RwSignal::new(EmptyReason::Loading);
    let acted = RwSignal::new("");
    let page = Page::mount(move || {
        view! {
            <EmptyState
                reason=memo(reason)
                has_typed_tokens=true
                filter="edge".to_owned()
                on_clear_filter=move |()| acted.set("clear")
                on_check=move |()| acted.set("check")
            />
        }
    });
    for (now, id, title, button) in [
        (EmptyReason::NoMatch, "no-match", "No matching instances", Some("Clear filter")),
        (EmptyReason::Empty, "empty", "No instances", None),
        (EmptyReason::Failed, "error", "Couldn't load instances", Some("Refresh now")),
        (EmptyReason::Loading, "loading", "Loading instances…", None),
    ] {
        reason.set(now);
        turn().await;
        assert_eq!(page.attribute(".nothing", "data-nothing").unwrap(), id);
        assert_eq!(page.text(".nothing > div > .nothing-title"), title);
        let is_no_match = now == EmptyReason::NoMatch;
        let filter = find(&page.place, ".nothing-filter").and_then(|it| it.text_content());
        assert_eq!(filter, is_no_match.then(|| "edge".to_owned()));
        let shown = find(&page.place, "[data-nothing-act]");
        assert_eq!(shown.and_then(|it| it.text_content()).as_deref(), button);
        if button.is_some() {
            page.click("[data-nothing-act]");
            assert_eq!(acted.get_untracked(), if is_no_match { "clear" } else { "check" });
        }
    }
}

#[wasm_bindgen_test]
async fn a_table_that_waits_for_a_token_points_to_the_form_only_if_there_is_one() {
    let (reason, has_form) = (RwSignal::new(EmptyReason::Token), RwSignal::new(true));
    let page = Page::mount(move || {
        view! {
            <EmptyState
                reason=memo(reason)
                has_typed_tokens=has_form
                filter=""
                on_clear_filter=|()| ()
                on_check=|()| ()
            />
        }
    });
    assert_eq!(page.text(".nothing .muted"), "Enter a token above to continue loading.");
    has_form.set(false);
    turn().await;
    let waits = "Waiting for the surrounding page to provide a token.";
    assert_eq!(page.text(".nothing .muted"), waits);
}

#[wasm_bindgen_test]
async fn the_parts_of_a_table_end_with_the_change_that_they_make() {
    watch_errors();
    let reason = RwSignal::new(EmptyReason::NoMatch);
    let (width, is_hidden) = (RwSignal::new(200), RwSignal::new(false));
    let page = Page::mount(move || {
        let clear = move |()| reason.set(EmptyReason::Empty);
        view! {
            <EmptyState
                reason=memo(reason)
                has_typed_tokens=true
                filter=""
                on_clear_filter=clear
                on_check=|()| ()
            />
        }
    });
    let (edge, _) = mount_edge(width, is_hidden);
    page.focus("button");
    page.click("button");
    width.set(300);
    press(&edge, "End");
    drop((page, edge));
    assert_eq!(errors().await, "");
}
