//! Panels whose code comes when one of them is first opened: few look at more than the table and what is
//! being made, and nobody should wait for the rest.
//!
//! The linker's output is split at [`load_panels`]: what only those use goes into a module of its own, which
//! the browser loads once for all elements of a page. A panel that cannot be loaded says so, and can be
//! asked for again.

use wasm_bindgen_futures::spawn_local;

use super::{
    activity::{
        self,
        fact::Known,
        timeline::{Names, Shared},
    },
    context::Ui,
    detail,
    dom::{El, el},
    engine::TokenRequest,
    filter::{self, field::Field},
    part::button::button,
    reactive::{Memo, Signal},
    schedule,
    table::{self, Rows, actions::Held},
    token_form,
};
use crate::{
    api::Error,
    domain::{
        columns::Fit,
        config::Locale,
        filter::{Facet, Offers},
        key::{InstanceKey, PollKey},
    },
    i18n::{self, Advice},
    poll::Millis,
};

/// What is drawn later.
#[derive(Debug)]
pub(super) struct Panels {
    /// One instance.
    pub(super) detail: fn(Ui, &InstanceKey) -> El,
    /// What is said while one is kept and the other still to be opened.
    pub(super) comparing: fn(Ui, &InstanceKey) -> El,
    /// Two instances.
    pub(super) comparison: fn(Ui, &(InstanceKey, InstanceKey)) -> El,
    /// What is checked when; it ends by its signal, and gives the focus to its opener.
    pub(super) checks: fn(Ui, Signal<bool>, El) -> El,
    /// Which columns are shown.
    pub(super) columns: fn(Ui, Memo<Fit>) -> El,
    /// What one can do with the selected rows.
    pub(super) selection: fn(Ui, Rows, Memo<Fit>) -> El,
    /// Asks for a token; the signal is when the last one was given.
    pub(super) token_form: fn(Ui, &TokenRequest, Signal<Option<Millis>>) -> El,
    /// Follows an instance by its ID.
    pub(super) follow_form: fn(Ui) -> El,
    /// Moves a card up, or down.
    pub(super) shift: fn(Ui, &PollKey, bool),
    /// Takes a card away; whether the person had added it.
    pub(super) take_away: fn(Ui, &PollKey, bool),
    /// Forgets what is followed in sources that are not configured.
    pub(super) forget_lost: fn(Ui),
    /// The parts of a ROMA creation as a table.
    pub(super) timeline_table: fn(Ui, usize, Known, Memo<Names>, Shared) -> El,
    /// The words for a failed call, by its code.
    pub(super) advice: fn(Locale, &Error) -> Advice,
    /// The words for the code of a creation that failed.
    pub(super) reason: fn(Locale, &str) -> Option<Advice>,
    /// The values of the loaded rows.
    pub(super) facets: fn(Ui) -> Vec<Facet>,
    /// What the filter's field offers.
    pub(super) offers: fn(Ui, &str, &[Facet]) -> Offers,
    /// The list of it.
    pub(super) list: fn(Ui, &Field) -> El,
    /// Saves the selected rows, else all, as a file.
    pub(super) export: fn(Ui, Rows, Memo<Fit>, &Held),
}

static PANELS: Panels = Panels {
    detail: detail::detail,
    comparing: detail::compare::comparing,
    comparison: detail::compare::comparison,
    checks: schedule::panel,
    columns: table::columns_panel::panel,
    selection: table::actions::bar,
    token_form: token_form::form,
    follow_form: activity::follow_form::follow_form,
    shift: activity::manage::shift,
    take_away: activity::manage::take_away,
    forget_lost: Ui::forget_lost,
    timeline_table: activity::timeline_table::timeline_table,
    advice: i18n::advice,
    reason: i18n::advice_of_code,
    facets: filter::list::counted,
    offers: filter::list::offered,
    list: filter::list::list,
    export: table::actions::save,
};

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(panels, fallible)]
fn load_panels() -> Result<&'static Panels, wasm_split_helpers::SplitLoaderError> {
    Ok(&PANELS)
}

#[cfg(not(feature = "split"))]
fn load_panels() -> std::future::Ready<Result<&'static Panels, std::convert::Infallible>> {
    std::future::ready(Ok(&PANELS))
}

/// Whether the panels are there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Later {
    /// Nobody has asked for them.
    #[default]
    Away,
    /// They were asked for.
    Coming,
    /// They are there.
    Here(&'static Panels),
    /// They could not be loaded.
    Failed,
}

/// Draws a panel as soon as its code is there, and until then that it comes.
pub(super) fn later(
    ui: Ui,
    close: Option<Box<dyn Fn()>>,
    draw: impl FnOnce(&'static Panels) -> El,
) -> El {
    let note = || el("div").class("later");
    match ask(ui) {
        Later::Here(panels) => draw(panels),
        Later::Failed => note()
            .attr("role", "alert")
            .child(el("p").text(ui.say(i18n::general::NOT_LOADED)))
            .child(
                button("data-try-again")
                    .text(ui.say(i18n::general::TRY_AGAIN))
                    .on_click(move || load(ui)),
            )
            .children(close.map(|close| {
                button("data-close").text(ui.say(i18n::general::CLOSE)).on_click(close)
            })),
        Later::Away | Later::Coming => note().class("muted").text(ui.say(i18n::general::LOADING)),
    }
}

/// What is said of a failed call: what is true of its kind, until the words for its code are there.
pub(super) fn advice(ui: Ui, error: &Error) -> Advice {
    match error.code.as_ref().map(|_| ask(ui)) {
        Some(Later::Here(panels)) => (panels.advice)(ui.locale, error),
        _ => i18n::advice_of_kind(ui.locale, error.kind),
    }
}

/// Gives on what is said of a failed call, once: by its code, where the words for that can be had.
pub(super) fn with_advice(ui: Ui, error: Error, act: impl FnOnce(Advice) + 'static) {
    let general = i18n::advice_of_kind(ui.locale, error.kind);
    if error.code.is_none() {
        return act(general);
    }
    spawn_local(async move {
        act(load_panels().await.map_or(general, |panels| (panels.advice)(ui.locale, &error)));
    });
}

/// The panels, once they are there; they are on their way from now on. Tracks it.
pub(super) fn panels(ui: Ui) -> Option<&'static Panels> {
    match ask(ui) {
        Later::Here(panels) => Some(panels),
        Later::Away | Later::Coming | Later::Failed => None,
    }
}

/// Whether they are there; they are on their way from now on. Tracks it.
fn ask(ui: Ui) -> Later {
    let state = ui.later.get();
    if matches!(state, Later::Away) {
        load(ui);
    }
    state
}

/// Whether they were asked for, and did not come.
pub(super) fn have_failed(ui: Ui) -> bool {
    matches!(ui.later.get_untracked(), Later::Failed)
}

/// Does something at once where the panels are there, else when they have come.
pub(super) fn soon(ui: Ui, act: impl FnOnce(&'static Panels) + 'static) {
    spawn_local(async move {
        match load_panels().await {
            // Nobody waits any more where the console has gone meanwhile.
            Ok(panels) if ui.is_there() => {
                ui.later.update_if(|state| {
                    let is_news = !matches!(state, Later::Here(_));
                    *state = Later::Here(panels);
                    is_news
                });
                act(panels);
            }
            Ok(_) => (),
            Err(_) => ui.announce(ui.say(i18n::general::NOT_LOADED)),
        }
    });
}

/// Loads them, and tells who waits.
fn load(ui: Ui) {
    // Who waits need not hear of it where they have not come before.
    ui.later.update_if(|state| {
        let has_failed = matches!(state, Later::Failed);
        *state = Later::Coming;
        has_failed
    });
    spawn_local(async move {
        ui.later.set(load_panels().await.map_or(Later::Failed, Later::Here));
    });
}
