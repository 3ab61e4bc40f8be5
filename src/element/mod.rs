//! What a host page sees: the `<instance-console>` element.
//!
//! The element's class is in `instance-console.js`, for a browser wants a JavaScript class; it loads
//! the rest when the first element is connected, and calls [`connect`].
//! Promises that dropping [`Mounted`] ends everything that connecting began.
//! Must not know what is shown inside.

mod host_config;
mod style;

pub use style::styles;

use any_spawner::Executor;
use console_config::{Theme, Validation};
use leptos::prelude::*;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use crate::{
    browser::{log, preference},
    domain::config::Locale,
    i18n,
    state::AppState,
    ui::{config_problems, console},
};

/// A connected element; freeing it takes everything back.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    ui: Option<AppState>,
    parent: HtmlElement,
    owner: Owner,
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
    match config {
        Ok(config) => {
            let locale = config.locale.unwrap_or(page_locale);
            let theme = config.theme.map_or("", Theme::name);
            let _ = parent.set_attribute("data-theme", theme);
            let ui = owner.with(|| {
                let ui = AppState::start(config, locale);
                let _ = parent.append_child(console(ui).raw());
                if has_address {
                    ui.follow_address();
                }
                ui
            });
            Mounted { ui: Some(ui), parent, owner }
        }
        Err(problems) => {
            let problems = owner.with(|| config_problems(page_locale, problems, unknown));
            let _ = parent.append_child(problems.raw());
            Mounted { ui: None, parent, owner }
        }
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Lets the page's title say that something has ended while nobody looks.
    pub fn mark_title(&self, may: bool) {
        if let Some(ui) = self.ui {
            ui.marks_title.set(may);
        }
    }

    /// Asks for everything now.
    pub fn refresh(&self) {
        if let Some(ui) = self.ui {
            ui.refresh(None);
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // The end of every signal, effect, listener, timer and request.
        self.owner.cleanup();
        self.parent.set_text_content(None);
    }
}
