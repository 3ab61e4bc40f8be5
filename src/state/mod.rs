//! What the console knows and what the person chose, as Leptos signals, and the engine that polls.
//!
//! A view takes [`AppState`] from its context, reads signals and calls its methods.
//! Promises that every timer, listener and request ends with the owner in which [`AppState::start`] ran.
//! Must not know what is drawn.

mod address;
mod announcements;
mod cell_text;
mod changes;
mod completion_notifier;
mod console_links;
mod creations;
mod diagnostics;
mod engine;
mod export;
mod failed_lists;
mod filter_draft;
mod first_rows;
mod group_counts;
mod host_event;
mod instance;
mod listing;
mod match_count;
mod name_ranks;
mod news;
mod opened;
mod outside;
mod poll_records;
mod polling;
mod preferences;
mod progress;
mod saved_filters;
mod schedules;
mod stale_data;
mod store;
mod stored_signal;
mod strip;
mod times;
mod token_source;
mod unreadable_entries;

use std::sync::Arc;

use console_config::Poll;
use leptos::prelude::*;

pub use self::{
    address::TakenAddress,
    announcements::Announcements,
    export::Copied,
    failed_lists::{FailedList, KeptData},
    filter_draft::FilterDraft,
    host_event::HostEvent,
    instance::InstanceSignals,
    listing::Rows,
    outside::Outside,
    poll_records::{PollRecord, PollRecords},
    schedules::Schedules,
    stale_data::StaleData,
    store::{ListState, Sent, Store, TokenRequest},
    stored_signal::StoredSignal,
    token_source::TokenSource,
    unreadable_entries::UnreadableEntry,
};
use crate::{
    browser::{host::Host, intl::Dates, spawn::Spawned, storage},
    client::Token,
    domain::{
        columns::{Density, Layout},
        config::{Config, Locale},
        filter::Filter,
        key::{InstanceKey, PollKey},
        selection::Selection,
        sent_text::{visible, visible_name},
        stored::{
            DismissedCompletions, Followed, History, NotifiedCompletions, PollPreferences,
            Preferences, Stored as _,
        },
        view::Sort,
    },
    i18n::{I18n, Text},
};
use engine::Engine;
use name_ranks::NameRanks;

/// The console's data, its engine, its language and what the person chose. All fields are handles: their
/// values end with the owner in which the console was started.
#[derive(Clone, Copy, Debug)]
pub struct AppState {
    /// The known data.
    pub store: Store,
    /// The announcements for screen readers.
    pub announcements: Announcements,
    /// The language of the console.
    pub locale: Locale,
    /// The person's filter.
    pub filter: RwSignal<Filter>,
    /// The person's sort.
    pub sort: RwSignal<Sort>,
    /// The instances that the person selected.
    pub selection: RwSignal<Selection>,
    /// The columns that the person chose, their order and widths.
    pub layout: Memo<Layout>,
    /// How high the table's rows are.
    pub density: Signal<Density>,
    /// How often the person wants to poll.
    pub poll_preferences: Memo<PollPreferences>,
    /// Whether the person wants times in UTC.
    pub in_utc: Memo<bool>,
    /// Whether the person wants a notification for each creation that ends.
    pub wants_notifications: Memo<bool>,
    /// Why the notifications that the person wanted are not possible.
    pub no_notifications: RwSignal<Option<Text>>,
    /// Whether this page is paused.
    pub paused: RwSignal<bool>,
    /// The instances that are followed by their ID, without a list.
    pub followed: StoredSignal<Followed>,
    /// Whether the page's address says what is shown.
    pub has_address: RwSignal<bool>,
    /// Whether the page's title may be marked when a creation has ended.
    pub marks_title: RwSignal<bool>,
    /// Who is asked for a token.
    pub token_source: RwSignal<TokenSource>,
    /// Whether the person can give a token even if the page is asked for tokens.
    pub has_token_form: RwSignal<bool>,
    /// The ended creations whose card the person dismissed.
    pub dismissed: StoredSignal<DismissedCompletions>,
    /// The ended creations for which a notification was shown.
    pub notified: StoredSignal<NotifiedCompletions>,
    /// The instance of the last link, if this console does not have it.
    pub unknown_link: RwSignal<Option<InstanceKey>>,
    /// Whether one creation alone is polled: see [`Start::only`].
    is_single: bool,
    engine: StoredValue<Engine, LocalStorage>,
    /// The request to the page for a token, until it is answered.
    asking: StoredValue<Option<Spawned>, LocalStorage>,
    /// The person's preferences, stored in this browser.
    preferences: StoredSignal<Preferences>,
    config: StoredValue<Arc<Config>>,
    /// The names of instances, with their ranks.
    names: StoredValue<NameRanks, LocalStorage>,
    /// How many times names were ranked in slices: wakes the readers of the ranks.
    names_ranked: RwSignal<u64>,
    local_dates: StoredValue<Dates, LocalStorage>,
    utc_dates: StoredValue<Dates, LocalStorage>,
}

/// What a console starts with, beside its configuration.
#[derive(Debug)]
pub struct Start {
    /// The host page.
    pub host: Host,
    /// A token for every proxy, if the page has given one.
    pub token: Option<Token>,
    /// Whether the element is not displayed.
    pub is_hidden: bool,
    /// The only creation to poll; `None` for the lists and all followed instances.
    pub only: Option<PollKey>,
    /// How high the rows are where the person has not chosen.
    pub density: Density,
}

impl AppState {
    /// Starts the engine, loads the stored values, and watches for changes.
    #[must_use]
    pub fn start(config: Config, locale: Locale, start: Start) -> Self {
        let Start { host, token, is_hidden, only, density } = start;
        let config = Arc::new(config);
        let store = Store::default();
        store.outside.set(host);
        let followed = StoredSignal::<Followed>::load();
        let is_single = only.is_some();
        let polls = match only {
            Some(poll) => vec![poll],
            None => followed.with_untracked(|followed| followed.polls(&config)),
        };
        let engine = Engine::start(&config, store, polls, !is_single, token, is_hidden);
        let preferences = StoredSignal::<Preferences>::load();
        let chosen = preferences.with_untracked(|preferences| preferences.polls);
        engine.use_intervals(chosen.intervals(config.poll.into()));
        // A single card has no button that resumes.
        let is_paused = chosen.manual && !is_single;
        engine.pause(is_paused);
        let [local_dates, utc_dates] = dates(locale);
        let state = Self {
            store,
            announcements: Announcements::new(locale),
            locale,
            filter: RwSignal::default(),
            sort: RwSignal::default(),
            selection: RwSignal::default(),
            layout: Memo::new(move |_| preferences.with(|all| all.table.clone())),
            density: Signal::derive(move || {
                preferences.with(|all| all.table.density).unwrap_or(density)
            }),
            poll_preferences: Memo::new(move |_| preferences.with(|all| all.polls)),
            in_utc: Memo::new(move |_| preferences.with(|all| all.in_utc)),
            wants_notifications: Memo::new(move |_| preferences.with(|all| all.notifications)),
            no_notifications: RwSignal::default(),
            paused: RwSignal::new(is_paused),
            followed,
            has_address: RwSignal::new(false),
            marks_title: RwSignal::new(false),
            token_source: RwSignal::default(),
            has_token_form: RwSignal::new(false),
            dismissed: StoredSignal::load(),
            notified: StoredSignal::load(),
            unknown_link: RwSignal::default(),
            is_single,
            engine: StoredValue::new_local(engine),
            asking: StoredValue::new_local(None),
            preferences,
            config: StoredValue::new(config),
            names: StoredValue::new_local(NameRanks::new(locale)),
            names_ranked: RwSignal::default(),
            local_dates,
            utc_dates,
        };
        StoredValue::new_local(storage::on_change(move |key| state.refresh_stored(key)));
        state.deselect_vanished();
        state.watch_changes();
        state.watch_completions();
        state.watch_token_requests();
        state
    }

    /// The same console in another language, in which it shows and announces until the present owner ends.
    #[must_use]
    pub fn speak(self, locale: Locale) -> Self {
        let [local_dates, utc_dates] = dates(locale);
        let names = StoredValue::new_local(NameRanks::new(locale));
        let state = Self { locale, names, local_dates, utc_dates, ..self };
        state.announce_news();
        state.rank_names();
        state
    }

    /// Rests while the element is not displayed, as in a hidden tab.
    pub fn rest(self, is_resting: bool) {
        self.engine.try_with_value(|engine| engine.rest(is_resting));
    }

    /// Gives this state to every component below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The state of the console around a component.
    ///
    /// Call it only in the body of a component: a closure may run where another context is current.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Takes over what another page of this origin has stored under a key; `None` for all keys.
    fn refresh_stored(self, key: Option<&str>) {
        let is_about = |concern| key.is_none_or(|key| key == concern);
        if is_about(Preferences::KEY) {
            self.change_preferences(StoredSignal::refresh);
        }
        if is_about(Followed::KEY) && !self.is_single {
            self.change_followed(StoredSignal::refresh);
        }
        if is_about(DismissedCompletions::KEY) {
            self.dismissed.refresh();
            self.forget_dismissed();
        }
        if is_about(NotifiedCompletions::KEY) {
            self.notified.refresh();
        }
        if is_about(History::KEY) {
            self.store.history.refresh();
        }
    }

    /// The configuration; one without sources after the console has ended.
    #[must_use]
    pub fn config(self) -> Arc<Config> {
        self.config.try_get_value().unwrap_or_else(|| {
            let (sources, poll) = (Vec::new(), Poll::default());
            Arc::new(Config { sources, poll, locale: None, theme: None, simulated: false })
        })
    }

    /// The label of a source.
    #[must_use]
    pub fn source_label(self, source: usize) -> String {
        let config = self.config();
        config.sources.get(source).map(|source| source.label.clone()).unwrap_or_default()
    }

    /// The displayed name of an instance that is polled: its name, else its ID.
    ///
    /// Tracks the rows. A ROMA instance is named by its own answer, which is not tracked.
    #[must_use]
    pub fn name_of(self, poll: &PollKey) -> String {
        let sent = self.store.records.with_untracked(poll, |record| {
            record.progress.as_ref()?.task.process().map(|process| process.name.clone())
        });
        let listed = || {
            let key = poll.instance()?;
            self.store.fleet.with(|fleet| fleet.get(&key).map(|row| row.instance.name.clone()))
        };
        let name = sent.or_else(listed);
        let name = name.as_deref().and_then(visible_name);
        name.unwrap_or_else(|| visible(poll.id())).into_owned()
    }

    /// The catalogue in the person's language.
    #[must_use]
    pub const fn i18n(self) -> I18n {
        I18n { locale: self.locale }
    }
}

/// The formats of dates in a language, for local time and for UTC. For English the browser chooses the
/// format, because English readers write dates in different ways.
fn dates(locale: Locale) -> [StoredValue<Dates, LocalStorage>; 2] {
    let language = Some(locale.tag()).filter(|_| locale != Locale::En);
    [false, true].map(|in_utc| StoredValue::new_local(Dates::new(language, in_utc)))
}
