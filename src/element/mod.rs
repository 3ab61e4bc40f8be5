//! What a host page sees: the `<instance-console>` element.
//!
//! The element's class is in `instance-console.js`, for a browser wants a JavaScript class; with the files
//! beside it, it loads the rest when the first element is connected, and calls [`connect`].
//! Promises that dropping [`Mounted`] ends everything that connecting began.
//! Must not know what is shown inside.

mod given;
mod host_config;
mod style;
mod view;
mod warnings;

pub use given::Given;
pub use style::styles;

use std::fmt;

use any_spawner::Executor;
use console_config::{Problem, Theme};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::{
    browser::host::Host,
    client::Token,
    domain::{columns::Density, config::Locale, key::InstanceKey},
    state::{AppState, Start, TakenAddress},
};
use host_config::{Reading, Wanted};
use view::View;

/// A connected element; freeing it takes everything back.
#[wasm_bindgen]
pub struct Mounted {
    parent: HtmlElement,
    /// What it was connected with.
    wanted: Result<Wanted, Vec<Problem>>,
    wants_address: bool,
    address: Option<TakenAddress>,
    /// `None` where the configuration is wrong.
    state: Option<AppState>,
    locale: Locale,
    view: Option<View>,
    owner: Owner,
}

impl fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mounted").field("state", &self.state).finish_non_exhaustive()
    }
}

/// Shows a console inside `parent`, and begins to ask for the sources of its configuration. `token`, if the
/// page has given one, is sent from the first request on.
#[wasm_bindgen]
#[must_use]
pub fn connect(parent: HtmlElement, given: &Given, host: &Host, token: Option<String>) -> Mounted {
    // Effects run as microtasks of the page. It fails where another element has said so.
    let _ = Executor::init_wasm_bindgen();
    let Reading { wanted, unknown } = host_config::read(given);
    warnings::unknown_fields(host, &unknown);
    let owner = Owner::new();
    let locale = locale_of(&wanted, given);
    let wants_address = wants_address(&wanted, given);
    let mut address = None;
    let state = wanted.as_ref().ok().map(|Wanted { config, view }| {
        let token = token.and_then(|text| Token::new(&text).ok());
        let only = view.single().cloned();
        let density = Density::from_id(&given.density());
        let is_hidden = given.is_hidden();
        let start = Start { host: host.clone(), token, is_hidden, only, density };
        owner.with(|| {
            let state = AppState::start(config.clone(), locale, start);
            address = wants_address.then(AppState::take_address).flatten();
            state
        })
    });
    if state.is_some() && wants_address && address.is_none() {
        warnings::second_router(host);
    }
    let mut mounted =
        Mounted { parent, wanted, wants_address, address, state, locale, view: None, owner };
    mounted.draw(&unknown);
    mounted
}

/// Whether the page's address says what is shown. A single card shows nothing that an address could name.
fn wants_address(wanted: &Result<Wanted, Vec<Problem>>, given: &Given) -> bool {
    let is_single = wanted.as_ref().is_ok_and(|wanted| wanted.view.single().is_some());
    given.has_address() && !is_single
}

fn locale_of(wanted: &Result<Wanted, Vec<Problem>>, given: &Given) -> Locale {
    let own = wanted.as_ref().ok().and_then(|wanted| wanted.config.locale);
    own.unwrap_or_else(|| Locale::from_tag(&given.language()))
}

impl Mounted {
    /// Whether it shows a single card, in which nothing can be opened.
    fn is_single(&self) -> bool {
        self.wanted.as_ref().is_ok_and(|wanted| wanted.view.single().is_some())
    }

    /// Gives the place its theme and its language.
    fn paint(&self) {
        let theme =
            self.wanted.as_ref().ok().and_then(|wanted| wanted.config.theme).map(Theme::name);
        let _ = self.parent.set_attribute("data-theme", theme.unwrap_or_default());
        let _ = self.parent.set_attribute("lang", self.locale.tag());
    }

    /// Draws it anew, in its language.
    fn draw(&mut self, unknown: &[String]) {
        self.view = None;
        self.paint();
        let owner = self.owner.with(Owner::new);
        let parent = self.parent.clone();
        self.view = Some(match (self.state, &self.wanted) {
            (Some(state), Ok(Wanted { view, .. })) => {
                View::console(owner, parent, state, view, self.locale, self.address)
            }
            (None, Ok(_)) => return,
            (_, Err(problems)) => {
                View::problems(owner, parent, problems.clone(), unknown.to_vec(), self.locale)
            }
        });
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Takes what the element is given now, if that needs no other console than this one. Of another
    /// language or theme, everything that is known, chosen and open stays.
    pub fn renew(&mut self, given: &Given) -> bool {
        let Reading { wanted, unknown } = host_config::read(given);
        let is_same = match (&self.wanted, &wanted) {
            (Ok(before), Ok(now)) => {
                before.config.without_looks() == now.config.without_looks()
                    && before.view.single() == now.view.single()
            }
            (Err(before), Err(now)) => before == now,
            _ => false,
        };
        if !is_same || self.wants_address != wants_address(&wanted, given) {
            return false;
        }
        let locale = locale_of(&wanted, given);
        let view = |wanted: &Result<Wanted, _>| wanted.as_ref().ok().map(|it| it.view.clone());
        let is_drawn = self.locale == locale && view(&self.wanted) == view(&wanted);
        self.wanted = wanted;
        if is_drawn {
            self.paint();
        } else {
            self.locale = locale;
            self.draw(&unknown);
        }
        true
    }

    /// Whether the configuration is wrong, so that there is no console.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.state.is_none()
    }

    /// Lets the page's title say that something has ended while nobody looks.
    pub fn mark_title(&self, may: bool) {
        if let Some(state) = self.state {
            state.marks_title.set(may);
        }
    }

    /// Lets a person give a token also where the page is asked for it.
    pub fn allow_token_form(&self, may: bool) {
        if let Some(state) = self.state {
            state.has_token_form.set(may);
        }
    }

    /// Asks the page for tokens, or the person alone.
    pub fn use_token_source(&self, is_page: bool) {
        if let Some(state) = self.state {
            state.use_token_source(is_page);
        }
    }

    /// Takes a token that the page gave late.
    pub fn use_token(&self, token: &str) {
        if let Some(state) = self.state {
            state.offer_token(token);
        }
    }

    /// Rests while the element is not displayed.
    pub fn hide(&self, is_hidden: bool) {
        if let Some(state) = self.state {
            state.rest(is_hidden);
        }
    }

    /// Asks for everything now.
    pub fn refresh(&self) {
        if let Some(state) = self.state {
            state.refresh(None);
        }
    }

    /// Pauses all polls, or lets them go on.
    pub fn pause(&self, is_paused: bool) {
        if let Some(state) = self.state {
            state.pause(is_paused);
        }
    }

    /// Opens an instance of a source, by its index. Says whether there can be one.
    #[must_use]
    pub fn open(&self, source: usize, id: &str) -> bool {
        let key = InstanceKey { source, id: id.into() };
        !self.is_single() && self.state.is_some_and(|state| state.open_if_here(key))
    }

    /// Filter, sort, open instance and columns as JSON; without a console nothing.
    #[must_use]
    pub fn save(&self) -> Option<String> {
        self.state.map(AppState::save)
    }

    /// Shows what [`Mounted::save`] gave.
    pub fn restore(&self, saved: &str) {
        if let Some(state) = self.state.filter(|_| !self.is_single()) {
            state.restore(saved);
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
