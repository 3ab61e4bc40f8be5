//! Each component alone: what it shows for its props, what it does, and that it is removed cleanly.

mod activity;
mod changes_panel;
mod config_problems;
mod console_header;
mod filter_bar;
mod focus_scope;
mod follow_form;
mod header;
mod instance_panel;
mod notices;
mod schedule_panel;
mod stale_mark;
mod summary;
mod table;
mod token_form;
mod token_prompt;
mod unreadable_entries;

use std::{
    cell::Cell,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use instance_console::{
    api::Severity,
    components::{
        provide_i18n,
        ui::{Badge, Button, CopyButton, Disclosure, Icon, IconButton, ProgressBar, Shape},
    },
    domain::{
        columns::Density,
        config::{Config, Locale, Poll, ProxyBase, Service, Source},
    },
    i18n::{BadgeText, I18n},
    state::{AppState, Start},
};
use js_sys::Promise;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot};

use crate::{find, place, script, silent_page, turn, until};

/// A component inside a shadow root; dropping it ends the component.
struct Page {
    place: HtmlElement,
    owner: Owner,
    _view: Box<dyn std::any::Any>,
}

impl Page {
    fn mount<V: IntoView<State: 'static> + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let (place, owner) = (place(), Owner::new());
        let view = owner.with(|| mount_to(place.clone(), view));
        Self { place, owner, _view: Box::new(view) }
    }

    fn find(&self, selector: &str) -> Element {
        find(&self.place, selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    fn field(&self, selector: &str) -> HtmlInputElement {
        self.find(selector).unchecked_into()
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    fn focus(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().focus().unwrap();
    }

    /// Whether the focused element matches a selector.
    fn has_focus(&self, selector: &str) -> bool {
        let root: ShadowRoot = self.place.get_root_node().unchecked_into();
        root.active_element().is_some_and(|active| active.matches(selector).unwrap())
    }

    /// The button with this accessible name.
    fn button(&self, name: &str) -> HtmlElement {
        let buttons = self.place.query_selector_all("button").unwrap();
        let all = (0..buttons.length()).map(|at| buttons.item(at).unwrap().unchecked_into());
        let called = |button: &HtmlElement| {
            let label = button.get_attribute("aria-label");
            label.or_else(|| button.text_content()).as_deref() == Some(name)
        };
        all.into_iter().find(called).unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// The start of a console in a host page that ignores events and gives no token.
fn start() -> Start {
    Start {
        host: silent_page(),
        token: None,
        is_hidden: false,
        only: None,
        density: Density::default(),
    }
}

/// Mounts a view over the state of a console with one APIG source.
fn mount_with_state<V: IntoView<State: 'static> + 'static>(
    view: impl FnOnce() -> V + 'static,
) -> (Page, AppState) {
    let started = Rc::new(Cell::new(None));
    let state = Rc::clone(&started);
    let page = Page::mount(move || {
        let service = Service::Apig { project_id: "p".to_owned() };
        let (label, proxy) = ("North".to_owned(), ProxyBase::default());
        let sources = vec![Source { label, proxy, ..Source::new(service) }];
        let config =
            Config { sources, poll: Poll::default(), locale: None, theme: None, simulated: false };
        let started = AppState::start(config, Locale::En, start()).speak(Locale::En);
        state.set(Some(started));
        started.provide();
        provide_i18n(started.i18n());
        view()
    });
    let state = started.get().unwrap();
    (page, state)
}

/// A memo of a signal, as components take it as a prop.
fn memo<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>) -> Memo<T> {
    Memo::new(move |_| signal.get())
}

/// Counts how often it is called.
fn counter() -> (Arc<AtomicUsize>, impl Fn() + Clone + Send + Sync + 'static) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    (count, move || {
        counted.fetch_add(1, Ordering::Relaxed);
    })
}

/// Collects the page's errors from here on.
fn watch_errors() {
    script(
        "window.thrown = []; \
         window.onerror = (text) => { window.thrown.push(text) }; \
         window.onunhandledrejection = ({ reason }) => { window.thrown.push(String(reason)) }",
    );
}

/// The errors of the page since [`watch_errors`]; none are expected.
async fn errors() -> String {
    for _ in 0..5 {
        turn().await;
    }
    script("window.thrown.join('\\n')").as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_badge_follows_its_signals_and_keeps_its_element() {
    let creating = BadgeText::plain(Severity::Transition, "Creating");
    let text = RwSignal::new(Some(BadgeText { number: "0".to_owned(), ..creating }));
    let page = Page::mount(move || view! { <Badge text=memo(text) /> });
    let badge = page.find(".badge");
    assert_eq!(page.text(".badge-text"), "Creating");
    assert_eq!(page.attribute(".badge", "data-tone").unwrap(), "transition");
    assert_eq!(page.attribute(".badge", "data-status").unwrap(), "0");
    text.set(Some(BadgeText::plain(Severity::Running, "Running")));
    turn().await;
    assert!(page.find(".badge").is_same_node(Some(&badge)));
    assert_eq!(page.text("[data-tone=running] .badge-text"), "Running");
    let drawn = page.attribute("path", "d").unwrap();
    assert_eq!(drawn, Shape::Severity(Severity::Running).path());
    text.set(None);
    turn().await;
    assert!(find(&page.place, ".badge-line").is_none());
}

#[wasm_bindgen_test]
async fn a_badge_without_a_number_has_an_empty_one() {
    let text = RwSignal::new(Some(BadgeText::plain(Severity::Unknown, "NEW_STATE")));
    let page = Page::mount(move || view! { <Badge text=memo(text) /> });
    assert_eq!(page.text("[data-tone=unknown]"), "NEW_STATE");
    assert_eq!(page.attribute(".badge", "data-status").unwrap(), "");
}

#[wasm_bindgen_test]
async fn what_contradicts_a_badge_stands_beside_it_only_while_it_does() {
    let contradicted = |contradiction: &str| {
        let badge = BadgeText::plain(Severity::Warning, "?");
        Some(BadgeText { contradiction: contradiction.to_owned(), ..badge })
    };
    let text = RwSignal::new(contradicted("Running ≠ 7"));
    let page = Page::mount(move || {
        provide_i18n(I18n { locale: Locale::Zh });
        view! { <Badge text=memo(text) /> }
    });
    assert_eq!(page.text(".badge-line > .contradiction"), "Running ≠ 7");
    let title = page.attribute(".contradiction", "title").unwrap();
    assert_eq!(title, I18n { locale: Locale::Zh }.t(instance_console::i18n::table::CONTRADICTION));
    text.set(contradicted(""));
    turn().await;
    assert!(find(&page.place, ".contradiction").is_none());
    text.set(contradicted("b"));
    turn().await;
    assert_eq!(page.text(".contradiction"), "b");
}

#[wasm_bindgen_test]
async fn a_button_has_its_words_and_calls_back() {
    let (count, call) = counter();
    let page = Page::mount(move || {
        view! {
            <Button attr:data-refresh="" on_click=call>
                <Icon shape=Shape::Refresh />
                "Refresh"
            </Button>
        }
    });
    let button = page.button("Refresh");
    assert!(button.matches("button.button[type=button][data-refresh]").unwrap());
    button.click();
    button.click();
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[wasm_bindgen_test]
async fn an_icon_button_has_a_name_instead_of_words() {
    let (count, call) = counter();
    let (name, shape) = (RwSignal::new("Pause".to_owned()), RwSignal::new(Shape::Pause));
    let page = Page::mount(move || view! { <IconButton shape name on_click=call /> });
    let button = page.button("Pause");
    assert_eq!(button.get_attribute("title").unwrap(), "Pause");
    assert_eq!(button.text_content().unwrap(), "");
    name.set("Resume".to_owned());
    shape.set(Shape::Play);
    turn().await;
    assert!(page.button("Resume").is_same_node(Some(&button)));
    assert_eq!(page.attribute("path", "d").unwrap(), Shape::Play.path());
    button.click();
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[wasm_bindgen_test]
async fn an_icon_is_a_drawing_that_screen_readers_skip() {
    let page = Page::mount(|| view! { <Icon shape=Shape::Close /> });
    let icon = page.find("svg.icon[aria-hidden=true]");
    assert_eq!(icon.namespace_uri().unwrap(), "http://www.w3.org/2000/svg");
    assert_eq!(icon.get_attribute("viewBox").unwrap(), "0 0 16 16");
    assert_eq!(page.attribute("svg > path", "d").unwrap(), Shape::Close.path());
}

#[wasm_bindgen_test]
async fn a_bar_says_how_full_it_is() {
    let (percent, tone) = (RwSignal::new(None), RwSignal::new(None));
    let page =
        Page::mount(move || view! { <ProgressBar label="a: creation progress" percent tone /> });
    let bar = || page.find("[role=progressbar]");
    let width = || page.attribute(".bar-fill", "style").unwrap_or_default();
    assert!(bar().matches("[data-indeterminate]:not([aria-valuenow], [data-tone])").unwrap());
    assert_eq!(bar().get_attribute("aria-label").unwrap(), "a: creation progress");
    assert_eq!(width(), "");
    percent.set(Some(66));
    tone.set(Some(Severity::Transition));
    turn().await;
    assert!(bar().matches("[aria-valuenow='66'][data-tone=transition]").unwrap());
    assert!(bar().matches(":not([data-indeterminate], [data-steps], [aria-valuetext])").unwrap());
    assert_eq!(width(), "inline-size: 66%;");
    percent.set(Some(255));
    turn().await;
    assert!(bar().matches("[aria-valuenow='100']").unwrap());
    assert_eq!(width(), "inline-size: 100%;");
}

#[wasm_bindgen_test]
async fn a_bar_with_steps_says_them_in_words() {
    let page = Page::mount(|| {
        let step = Some("Step 2 of 6".to_owned());
        let value_text = Memo::new(move |_| step.clone());
        view! { <ProgressBar label="a" percent=Some(33) tone=None value_text has_steps=true /> }
    });
    assert_eq!(page.attribute("[data-steps]", "aria-valuetext").unwrap(), "Step 2 of 6");
}

/// The result of copying, once it is shown.
async fn outcome(page: &Page) -> String {
    let said = page.find(".said");
    until("an outcome", || said.text_content().filter(|text| !text.is_empty())).await
}

/// Replaces the browser's clipboard by a fake one, which keeps the copied texts in `window.copied`.
fn pretend_clipboard(write: &str) {
    script(&format!(
        "window.copied = []; \
         Object.defineProperty(navigator, 'clipboard', {{ configurable: true, \
           value: Object.setPrototypeOf({{ writeText: {write} }}, Clipboard.prototype) }})"
    ));
}

#[wasm_bindgen_test]
async fn a_copy_button_copies_what_the_text_is_now_and_says_so() {
    pretend_clipboard("async (text) => { window.copied.push(text) }");
    let text = RwSignal::new("before".to_owned());
    let announced = RwSignal::new("");
    let page = Page::mount(move || {
        let announce = move |words| announced.set(words);
        view! { <CopyButton text name="Copy ID" on_outcome=announce /> }
    });
    let button = page.button("Copy ID");
    assert!(button.matches("[data-copy]").unwrap());
    text.set("now".to_owned());
    button.click();
    assert_eq!(outcome(&page).await, "Copied");
    assert_eq!(announced.get_untracked(), "Copied");
    assert_eq!(script("copied.join()").as_string().unwrap(), "now");
}

#[wasm_bindgen_test]
async fn a_copy_button_says_that_the_browser_refused() {
    pretend_clipboard("async () => { throw new Error('no') }");
    let page = Page::mount(|| view! { <CopyButton text="t" name="Copy ID" on_outcome=|_| () /> });
    page.button("Copy ID").click();
    assert_eq!(outcome(&page).await, "Couldn't copy. Allow clipboard access in the browser.");
}

#[wasm_bindgen_test]
async fn a_copy_button_that_has_gone_before_its_outcome_breaks_nothing() {
    watch_errors();
    pretend_clipboard("() => new Promise((resolve) => { window.resolveCopy = resolve })");
    let (count, call) = counter();
    let page = Page::mount(
        move || view! { <CopyButton text="t" name="Copy ID" on_outcome=move |_| call() /> },
    );
    page.button("Copy ID").click();
    until("the copying", || script("window.resolveCopy").is_function().then_some(())).await;
    drop(page);
    script("window.resolveCopy()");
    assert_eq!(errors().await, "");
    assert_eq!(count.load(Ordering::Relaxed), 0);
}

/// Waits for the `toggle` event of a `<details>`.
async fn toggled(details: &Element) {
    let promise = Promise::new(&mut |resolve, _| {
        details.add_event_listener_with_callback("toggle", &resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
    turn().await;
}

#[wasm_bindgen_test]
async fn what_is_below_a_disclosure_is_made_each_time_it_is_unfolded() {
    let (count, call) = counter();
    let page = Page::mount(move || {
        view! {
            <Disclosure title="More">
                {
                    call();
                    view! { <p>{"inside"}</p> }
                }
            </Disclosure>
        }
    });
    let (details, summary) = (page.find("details"), page.find("summary"));
    let summary: HtmlElement = summary.unchecked_into();
    assert_eq!(summary.text_content().unwrap(), "More");
    assert_eq!(count.load(Ordering::Relaxed), 0);
    for (times, is_open) in [(1, true), (1, false), (2, true)] {
        summary.click();
        toggled(&details).await;
        assert_eq!(find(&page.place, "p").is_some(), is_open);
        assert_eq!(count.load(Ordering::Relaxed), times);
    }
}

/// Removes a component in the task in which its signals change and its buttons are pressed.
#[wasm_bindgen_test]
async fn removing_a_component_in_the_task_that_changes_it_throws_nothing() {
    watch_errors();
    pretend_clipboard("async () => {}");
    for order in 0..4 {
        let badge = RwSignal::new(Some(BadgeText::plain(Severity::Running, "a")));
        let text = RwSignal::new("a".to_owned());
        let (shape, percent) = (RwSignal::new(Shape::Play), RwSignal::new(Some(1)));
        let page = Page::mount(move || {
            view! {
                <Badge text=memo(badge) />
                <Icon shape />
                <IconButton shape name=text on_click=move |()| text.set("pressed".to_owned()) />
                <Button on_click=move |()| text.set("pressed".to_owned())>{text}</Button>
                <ProgressBar label="a" percent tone=None />
                <CopyButton text name="Copy ID" on_outcome=move |words: &str| text.set(words.to_owned()) />
                <Disclosure title=text>{text}</Disclosure>
            }
        });
        let change = || {
            badge.set(Some(BadgeText::plain(Severity::Failed, "b")));
            text.set("b".to_owned());
            shape.set(Shape::Pause);
            percent.set(None);
        };
        let press = || {
            for selector in [".icon-button", ".button", "[data-copy]", "summary"] {
                page.find(selector).unchecked_into::<HtmlElement>().click();
            }
        };
        match order {
            0 => press(),
            1 => change(),
            2 => (change(), press()).1,
            _ => (press(), change()).1,
        }
        let host = page.place.clone();
        drop(page);
        assert_eq!(host.child_element_count(), 0);
    }
    assert_eq!(errors().await, "");
}
