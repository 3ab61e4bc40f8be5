//! What a host page sees: the `<instance-console>` element.
//!
//! The element's class is in `instance-console.js`, for a browser wants a JavaScript class; it loads
//! the rest when the first element is connected, and calls [`connect`].
//! Promises that dropping [`Mounted`] ends everything that connecting began.
//! Must not know what is shown inside.

mod host_config;
mod style;

pub use style::styles;

use std::fmt;

use any_spawner::Executor;
use console_config::{Theme, Validation};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::any_view::AnyViewState,
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use crate::{
    browser::{log, preference},
    components::{ConfigProblems, Console, provide_i18n},
    domain::config::Locale,
    i18n::{self, I18n},
    state::AppState,
};

/// A connected element; freeing it takes everything back.
#[wasm_bindgen]
pub struct Mounted {
    /// `None` where the configuration is wrong.
    state: Option<AppState>,
    owner: Owner,
    /// Dropping it takes the elements away.
    _view: UnmountHandle<AnyViewState>,
}

impl fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mounted").field("state", &self.state).finish_non_exhaustive()
    }
}

/// Shows a console inside `parent`, which asks for what `config` names.
///
/// `config` is the configuration: the bytes of a JSON file, an object of the page, or `undefined` for a
/// file that could not be loaded. `language` is that of the page around the element; empty means that of
/// the browser. `locale` is the element's own attribute, which counts more than the configuration. A
/// console that has the page's address (`has_address`) shows what it says, and keeps it true to what is
/// shown.
#[wasm_bindgen]
#[must_use]
pub fn connect(
    parent: HtmlElement,
    config: &JsValue,
    language: &str,
    locale: Option<String>,
    has_address: bool,
) -> Mounted {
    let language = if language.is_empty() { preference::language() } else { language.to_owned() };
    let page_locale = Locale::from_tag(&language);
    let Validation { config, unknown } = host_config::read(config, locale);
    if !unknown.is_empty() {
        log::warn(&i18n::config::unknown_fields(&unknown));
    }
    // Effects run as microtasks of the page. It fails where another element has said so.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| match config {
        Ok(config) => {
            let locale = config.locale.unwrap_or(page_locale);
            let theme = config.theme.map_or("", Theme::name);
            let _ = parent.set_attribute("data-theme", theme);
            let _ = parent.set_attribute("lang", locale.tag());
            let state = AppState::start(config, locale);
            state.provide();
            provide_i18n(state.i18n());
            if has_address {
                state.follow_address();
            }
            let _view = mount_to(parent, || view! { <Console /> }.into_any());
            Mounted { state: Some(state), owner: owner.clone(), _view }
        }
        Err(problems) => {
            let _ = parent.set_attribute("lang", page_locale.tag());
            provide_i18n(I18n { locale: page_locale });
            let _view =
                mount_to(parent, || view! { <ConfigProblems problems unknown /> }.into_any());
            Mounted { state: None, owner: owner.clone(), _view }
        }
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Lets the page's title say that something has ended while nobody looks.
    pub fn mark_title(&self, may: bool) {
        if let Some(state) = self.state {
            state.marks_title.set(may);
        }
    }

    /// Asks for everything now.
    pub fn refresh(&self) {
        if let Some(state) = self.state {
            state.refresh(None);
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // The end of every signal, effect, listener, timer and request. It comes before the elements go, for
        // a future that Leptos runs keeps its owner alive, and with that what the owner holds.
        self.owner.cleanup();
    }
}
