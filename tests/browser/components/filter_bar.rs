//! The filter: its keys, the place of focus and caret, and the count of matches.

use std::sync::Arc;

use instance_console::{
    api::{Instance, Status},
    components::FilterBar,
    domain::{
        filter::{Filter, Property},
        fleet::Row,
    },
    state::AppState,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use super::{Page, errors, mount_with_state, watch_errors};
use crate::{find, script, turn, until};

const FIELD: &str = "[data-filter]";

/// The filter bar of a console that has instances with these names and specifications.
async fn bar(instances: &[(&str, &str)]) -> (Page, AppState) {
    script("window.realFetch ??= window.fetch; window.fetch = () => new Promise(() => {})");
    let (page, state) = mount_with_state(|| {
        let rows = AppState::from_context().matching_rows();
        view! { <FilterBar rows>{"beside"}</FilterBar> }
    });
    take(state, instances);
    turn().await;
    (page, state)
}

/// Puts a list of instances into the store.
fn take(state: AppState, instances: &[(&str, &str)]) {
    let listing: Vec<_> = instances
        .iter()
        .map(|(name, spec)| {
            Arc::new(Instance {
                id: format!("id-{name}"),
                name: (*name).to_owned(),
                status: Status::decode(Some(6), None),
                spec: Some((*spec).to_owned()),
                ..Instance::default()
            })
        })
        .collect();
    state.store.fleet.update(|fleet| {
        fleet.take(0, &Row::all(0, &listing));
    });
    state.store.lists.set(vec![Some(Arc::default())]);
}

const THREE: [(&str, &str); 3] = [("web", "BASIC"), ("shop", "BASIC"), ("blog", "PRO")];

fn dispatch(page: &Page, event: &str) -> Event {
    let event: Event = script(event).unchecked_into();
    page.find(FIELD).dispatch_event(&event).unwrap();
    event
}

/// Presses a key in the field. Returns whether the field prevented the default action.
fn press(page: &Page, key: &str) -> bool {
    let init = format!("{{ key: '{key}', bubbles: true, cancelable: true }}");
    dispatch(page, &format!("new KeyboardEvent('keydown', {init})")).default_prevented()
}

fn enter_text(page: &Page, text: &str) {
    page.field(FIELD).set_value(text);
    dispatch(page, "new InputEvent('input', { bubbles: true })");
}

fn count(page: &Page) -> String {
    page.text("[data-count]")
}

fn all(page: &Page, selector: &str) -> Vec<Element> {
    let found = page.place.query_selector_all(selector).unwrap();
    (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
}

fn texts(page: &Page, selector: &str) -> Vec<String> {
    all(page, selector).iter().map(|element| element.text_content().unwrap()).collect()
}

fn active(page: &Page) -> Option<String> {
    let active = find(&page.place, "[role=option][aria-selected=true]")?;
    assert_eq!(page.attribute(FIELD, "aria-activedescendant"), active.get_attribute("id"));
    active.text_content()
}

#[wasm_bindgen_test]
async fn words_narrow_what_is_counted_and_the_new_count_is_announced() {
    let (page, state) = bar(&THREE).await;
    assert_eq!(count(&page), "3 instances");
    enter_text(&page, "sho");
    turn().await;
    assert_eq!(count(&page), "1 of 3 instances");
    let said = || state.announcements.status.get_untracked();
    until("the announcement", || (said() == "1 of 3 instances").then_some(())).await;
    assert!(page.text(".tools").ends_with("beside"));
}

#[wasm_bindgen_test]
async fn a_count_that_other_data_change_is_not_announced() {
    let (page, state) = bar(&THREE).await;
    take(state, &THREE[1..]);
    turn().await;
    assert_eq!(count(&page), "2 instances");
    // Texts that are announced at the same moment are joined to one.
    state.announcements.announce("something else");
    let said = || state.announcements.status.get_untracked();
    let text = until("the announcement", || Some(said()).filter(|text| !text.is_empty())).await;
    assert_eq!(text, "something else");
}

#[wasm_bindgen_test]
async fn arrows_and_enter_choose_a_property_and_its_value() {
    let (page, state) = bar(&THREE).await;
    page.focus(FIELD);
    assert_eq!(page.attribute(FIELD, "aria-expanded").unwrap(), "false");
    assert!(press(&page, "ArrowDown"));
    turn().await;
    assert_eq!(page.attribute(FIELD, "aria-expanded").unwrap(), "true");
    assert_eq!(page.attribute("[role=listbox]", "id"), page.attribute(FIELD, "aria-controls"));
    for _ in 0..3 {
        assert!(press(&page, "ArrowDown"));
    }
    turn().await;
    assert_eq!(active(&page).unwrap(), "Specification");
    assert!(press(&page, "Enter"));
    turn().await;
    assert_eq!(page.field(FIELD).value(), "Specification = ");
    assert_eq!(texts(&page, "[data-offer]"), ["Specification isBASIC2", "Specification isPRO1"]);
    assert_eq!(active(&page), None);
    assert!(press(&page, "ArrowUp"));
    turn().await;
    assert_eq!(active(&page).unwrap(), "Specification isPRO1");
    assert!(press(&page, "Enter"));
    turn().await;
    assert_eq!(page.field(FIELD).value(), "");
    assert_eq!(texts(&page, "[data-token=spec]"), ["SpecificationisPRO"]);
    assert_eq!(count(&page), "1 of 3 instances");
    assert!(page.has_focus(FIELD));
    assert!(find(&page.place, "[role=listbox]").is_none());
    assert!(press(&page, "Backspace"));
    assert!(state.filter.with_untracked(Filter::is_empty));
}

#[wasm_bindgen_test]
async fn a_token_that_was_typed_out_is_added_by_enter_and_its_words_stay() {
    let (page, state) = bar(&THREE).await;
    enter_text(&page, "web specification != pro");
    assert!(press(&page, "Enter"));
    turn().await;
    assert_eq!(page.field(FIELD).value(), "web ");
    assert_eq!(state.filter.with_untracked(Filter::text_form), "spec!=PRO web");
    assert!(!press(&page, "Backspace"), "the caret is behind the words");
    assert!(press(&page, "Escape"));
    turn().await;
    assert_eq!(page.field(FIELD).value(), "");
    assert_eq!(state.filter.with_untracked(Filter::text_form), "spec!=PRO");
    assert!(!press(&page, "Escape"), "it is for what is around the field");
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_are_left_to_it() {
    let (page, state) = bar(&THREE).await;
    enter_text(&page, "spec = pro");
    turn().await;
    for key in ["ArrowDown", "Enter", "Escape"] {
        let init = format!("{{ key: '{key}', isComposing: true, cancelable: true }}");
        let event = dispatch(&page, &format!("new KeyboardEvent('keydown', {init})"));
        assert!(!event.default_prevented());
    }
    turn().await;
    assert_eq!(active(&page), None);
    assert_eq!(page.attribute(FIELD, "aria-expanded").unwrap(), "true");
    assert!(state.filter.with_untracked(Filter::is_empty));
}

#[wasm_bindgen_test]
async fn the_field_is_written_only_where_its_words_were_changed_elsewhere() {
    let (page, state) = bar(&THREE).await;
    enter_text(&page, "web spec = p");
    let field = page.field(FIELD);
    field.set_selection_range(1, 1).unwrap();
    script("window.writes = 0");
    let watch = js_sys::Function::new_with_args(
        "field",
        "const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'); \
         Object.defineProperty(field, 'value', { get, set(text) { window.writes += 1; set.call(field, text) } })",
    );
    watch.call1(&wasm_bindgen::JsValue::NULL, &field).unwrap();
    take(state, &[("web", "PRO")]);
    state.filter.update(|filter| filter.add(Property::Spec, true, "PRO"));
    turn().await;
    assert_eq!(field.value(), "web spec = p");
    assert_eq!(script("window.writes").as_f64(), Some(0.0));
    assert_eq!(field.selection_start().unwrap(), Some(1));
    state.filter.set(Filter::parse("blog"));
    turn().await;
    assert_eq!(field.value(), "blog");
}

#[wasm_bindgen_test]
async fn an_option_stays_the_same_element_while_its_count_changes() {
    let (page, state) = bar(&THREE).await;
    enter_text(&page, "spec = ");
    press(&page, "ArrowDown");
    turn().await;
    let before = all(&page, "[data-offer]");
    take(state, &[("web", "AMPLE"), ("shop", "BASIC"), ("blog", "PRO")]);
    turn().await;
    let after = all(&page, "[data-offer]");
    assert_eq!(texts(&page, ".offer-label"), ["AMPLE", "BASIC", "PRO"]);
    assert_eq!(texts(&page, ".offer-count"), ["1", "1", "1"]);
    assert_eq!(
        after.iter().map(Element::id).collect::<Vec<_>>(),
        ["filter-offer-0", "filter-offer-1", "filter-offer-2"]
    );
    let stays =
        before.iter().zip(after.iter().skip(1)).all(|(one, same)| one.is_same_node(Some(same)));
    assert!(stays);
}

#[wasm_bindgen_test]
async fn a_pressed_option_is_chosen_and_the_field_closes_the_list_when_it_is_left() {
    let (page, _state) = bar(&THREE).await;
    page.focus(FIELD);
    page.click(FIELD);
    turn().await;
    let init = "{ bubbles: true, cancelable: true }";
    let press: Event = script(&format!("new MouseEvent('mousedown', {init})")).unchecked_into();
    page.find("[data-offer]").dispatch_event(&press).unwrap();
    assert!(press.default_prevented(), "it would take the focus");
    page.click("[data-offer]");
    turn().await;
    assert_eq!(page.field(FIELD).value(), "Status = ");
    assert!(find(&page.place, "[role=listbox]").is_some());
    page.field(FIELD).blur().unwrap();
    turn().await;
    assert!(find(&page.place, "[role=listbox]").is_none());
}

#[wasm_bindgen_test]
async fn a_token_is_turned_round_in_its_place_and_removed_by_its_button() {
    let (page, state) = bar(&THREE).await;
    assert!(page.find(".tokens").has_attribute("hidden"));
    assert!(page.find("[data-clear]").has_attribute("hidden"));
    state.filter.set(Filter::parse("spec=PRO name=b"));
    turn().await;
    assert!(!page.find(".tokens").has_attribute("hidden"));
    let turn_round = page.find("[data-token=spec] [data-turn]");
    page.focus("[data-token=spec] [data-turn]");
    page.click("[data-token=spec] [data-turn]");
    turn().await;
    assert_eq!(page.text("[data-token=spec]"), "Specificationis notPRO");
    assert!(page.find("[data-token=spec] [data-turn]").is_same_node(Some(&turn_round)));
    assert!(page.has_focus("[data-turn]"));
    let remove = page.button("Remove filter: Specification is not PRO");
    remove.focus().unwrap();
    remove.click();
    turn().await;
    assert_eq!(texts(&page, "[data-token]"), ["Namecontainsb"]);
    assert!(page.has_focus(FIELD));
    page.click("[data-clear]");
    turn().await;
    assert!(state.filter.with_untracked(Filter::is_empty) && page.has_focus(FIELD));
    assert!(page.find("[data-clear]").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn the_focus_of_a_token_that_is_removed_elsewhere_goes_to_what_is_near() {
    let (page, state) = bar(&THREE).await;
    state.filter.set(Filter::parse("spec=PRO name=b"));
    turn().await;
    page.focus("[data-token=name] [data-remove]");
    state.filter.set(Filter::parse("spec=PRO"));
    turn().await;
    assert!(page.has_focus("[data-token=spec] [data-turn]"));
    state.filter.set(Filter::default());
    turn().await;
    assert!(page.has_focus(FIELD));
}

#[wasm_bindgen_test]
async fn removing_the_bar_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    for order in 0..3 {
        let (page, state) = bar(&THREE).await;
        state.filter.set(Filter::parse("spec=PRO"));
        page.focus(FIELD);
        enter_text(&page, "stat");
        turn().await;
        match order {
            0 => page.click("[data-offer]"),
            1 => page.click("[data-remove]"),
            _ => drop((press(&page, "ArrowDown"), press(&page, "Enter"))),
        }
        take(state, &[("web", "AMPLE")]);
        let place = page.place.clone();
        drop(page);
        assert_eq!(place.child_element_count(), 0);
    }
    assert_eq!(errors().await, "");
}
