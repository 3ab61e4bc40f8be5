//! What every view needs, as one handle.

use std::{ops::Deref, rc::Rc};

use super::{
    announce::Voice,
    engine::{Engine, Store},
    reactive::{Kept, Memo, Signal, memo},
    stored::StoredSignal,
};
use crate::{
    api::{Moment, Timestamp},
    browser::{
        intl::{self, Dates},
        storage,
    },
    domain::{
        columns::Layout,
        config::{Config, Locale},
        filter::Filter,
        key::{InstanceKey, PollKey},
        selection::Selection,
        stored::{
            DismissedCompletions, Followed, History, NotifiedCompletions, PollPreferences,
            Preferences, Stored,
        },
        task::Task,
        view::Sort,
    },
    i18n::{self, I18n, Text},
    poll::{Millis, Schedule},
};

/// The console's data, its engine, its language and what the person chose. One pointer: nearly every
/// closure of a view holds it.
#[derive(Clone, Copy, Debug)]
pub struct Ui(&'static Parts);

/// Handles, all of them: what they name ends with its owner.
#[derive(Debug)]
pub struct Parts {
    /// What is known.
    pub store: Store,
    /// What runs.
    engine: Kept<Engine>,
    dates: Kept<Dates>,
    utc_dates: Kept<Dates>,
    config: Kept<Config>,
    /// What is said aloud.
    pub(super) voice: Kept<Voice>,
    /// The language.
    pub locale: Locale,
    /// What the person looks for.
    pub filter: Signal<Filter>,
    /// How the person sorted.
    pub sort: Signal<Sort>,
    /// What the person selected.
    pub selection: Signal<Selection>,
    /// What the person chose for this browser; the next four read it.
    preferences: StoredSignal<Preferences>,
    /// Which columns the person chose, and how they stand.
    pub layout: Memo<Layout>,
    /// How often the person wants to ask.
    pub poll_preferences: Memo<PollPreferences>,
    /// Whether the person wants times in UTC.
    pub in_utc: Memo<bool>,
    /// Whether the person wants a notification of each end.
    pub wants_notifications: Memo<bool>,
    /// Whether this page is paused.
    pub paused: Signal<bool>,
    /// What is followed without a list that names it.
    pub followed: StoredSignal<Followed>,
    /// Whether the page's title may say that something has ended.
    pub marks_title: Signal<bool>,
    /// The ends that the person does not want to see any more.
    pub dismissed: StoredSignal<DismissedCompletions>,
    /// The ends of which a notification was shown.
    pub notified: StoredSignal<NotifiedCompletions>,
    /// The instance of a link that names one of no source here.
    pub unknown: Signal<Option<InstanceKey>>,
}

impl Deref for Ui {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

impl Ui {
    /// Starts an engine, and all that is shown of it.
    #[must_use]
    pub fn start(config: Config, locale: Locale) -> Self {
        let config = Kept::new(config);
        let store = Store::default();
        let followed = StoredSignal::<Followed>::load();
        let polls = followed.with_untracked(|followed| followed.polls(&config.get()));
        let engine = Engine::start(&config.get(), store, polls);
        let preferences = StoredSignal::<Preferences>::load();
        let chosen = preferences.with_untracked(|preferences| preferences.polls);
        if chosen != PollPreferences::default() {
            engine.use_intervals(chosen.intervals(config.get().poll.into()));
            engine.pause(chosen.manual);
        }
        // It is never freed: three hundred bytes for each element that was ever connected.
        let ui = Self(Box::leak(Box::new(Parts {
            store,
            dates: Kept::new(Dates::new(locale.tag(), false)),
            utc_dates: Kept::new(Dates::new(locale.tag(), true)),
            engine: Kept::new(engine),
            marks_title: Signal::new(false),
            preferences,
            layout: memo(move |_| preferences.with(|preferences| preferences.table.clone())),
            poll_preferences: memo(move |_| preferences.with(|preferences| preferences.polls)),
            in_utc: memo(move |_| preferences.with(|preferences| preferences.in_utc)),
            wants_notifications: memo(move |_| {
                preferences.with(|preferences| preferences.notifications)
            }),
            followed,
            dismissed: StoredSignal::load(),
            notified: StoredSignal::load(),
            config,
            voice: Kept::new(Voice::default()),
            locale,
            filter: Signal::default(),
            sort: Signal::default(),
            selection: Signal::default(),
            paused: Signal::new(chosen.manual),
            unknown: Signal::default(),
        })));
        Kept::new(storage::on_change(move |key| ui.refresh_stored(key)));
        ui
    }

    /// Takes over what another page of this origin has stored under a key; `None` for all keys.
    fn refresh_stored(self, key: Option<&str>) {
        let is_about = |concern| key.is_none_or(|key| key == concern);
        if is_about(Preferences::KEY) {
            self.change_preferences(StoredSignal::refresh);
        }
        if is_about(Followed::KEY) {
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

    /// Pauses all polls, or lets them go on.
    pub fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.engine(|engine| engine.pause(paused));
    }

    /// Changes how often the person wants to ask.
    pub fn change_polls(self, change: impl FnOnce(&mut PollPreferences)) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| change(&mut preferences.polls));
        });
    }

    /// Changes the table's columns, widths or density.
    pub fn change_layout(self, change: impl FnOnce(&Layout) -> Layout) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.table = change(&preferences.table));
        });
    }

    /// Chooses the clock by which times are shown.
    pub fn use_utc(self, in_utc: bool) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.in_utc = in_utc);
        });
    }

    /// Chooses whether a notification is shown of each end.
    pub fn use_notifications(self, wanted: bool) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.notifications = wanted);
        });
    }

    /// Changes the preferences, and the polls if those are what another page or this one changed.
    fn change_preferences(self, change: impl FnOnce(StoredSignal<Preferences>)) {
        let polls = || self.preferences.with_untracked(|preferences| preferences.polls);
        let before = polls();
        change(self.preferences);
        let now = polls();
        let configured = self.config().poll.into();
        let intervals = now.intervals(configured);
        if intervals != before.intervals(configured) {
            self.engine(|engine| engine.use_intervals(intervals));
        }
        if now.manual != before.manual {
            self.pause(now.manual);
        }
    }

    /// Does something with the engine.
    pub fn engine<T>(self, act: impl FnOnce(&Engine) -> T) -> T {
        act(&self.engine.get())
    }

    /// The configuration.
    #[must_use]
    pub fn config(self) -> Rc<Config> {
        self.config.get()
    }

    /// What a source is called.
    #[must_use]
    pub fn source_label(self, source: usize) -> String {
        let config = self.config.get();
        config.sources.get(source).map(|source| source.label.clone()).unwrap_or_default()
    }

    /// What a person calls an instance that is polled: its name, else its ID.
    ///
    /// Tracks the rows, but for a ROMA instance, whose name only its own answer has.
    #[must_use]
    pub fn name_of(self, poll: &PollKey) -> String {
        let sent = self.store.tasks.with_untracked(|tasks| match &tasks.get(poll)?.task {
            Task::Process(process) => Some(process.name.clone()),
            Task::Creation(_) | Task::Preparation(_) => None,
        });
        let listed = || {
            let key = poll.instance()?;
            self.store.fleet.with(|fleet| fleet.get(&key).map(|row| row.instance.name.clone()))
        };
        let name = sent.or_else(listed).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| poll.id().to_owned())
    }

    /// A text in the person's language.
    #[must_use]
    pub fn say(self, text: Text) -> &'static str {
        text.localized(self.locale)
    }

    /// The catalogue in the person's language, as components have it.
    #[must_use]
    pub const fn i18n(self) -> I18n {
        I18n { locale: self.0.locale }
    }

    /// A moment as date and time.
    #[must_use]
    pub fn date_time(self, moment: Timestamp) -> String {
        self.dates.get().date_time(moment)
    }

    /// A moment as date and time by the page's clock; what is no moment as it was sent.
    #[must_use]
    pub fn moment(self, moment: &Moment) -> String {
        match moment {
            Moment::At(time) => self.date_time(*time),
            Moment::AsSent(text) => text.clone(),
        }
    }

    /// A moment as date and time by the clock that the person chose, which is named.
    #[must_use]
    pub fn zoned(self, moment: Timestamp) -> String {
        let (dates, zone) = if self.in_utc.get() {
            (self.utc_dates, i18n::detail::zone(0))
        } else {
            (self.dates, i18n::detail::zone(intl::offset(moment)))
        };
        format!("{} {zone}", dates.get().date_time(moment))
    }

    /// How long something has lasted by its server's clock, until it ended or until now.
    ///
    /// Tracks the second hand while it lasts.
    #[must_use]
    pub fn lasted(
        self,
        source: usize,
        started: Option<Timestamp>,
        ended: Option<Timestamp>,
    ) -> Option<Millis> {
        let started = started?;
        let end = match ended {
            Some(ended) => ended,
            None => {
                self.store.now.track();
                self.engine(|engine| engine.server_time(source))?
            }
        };
        Millis::try_from(end.since(started).as_millis()).ok()
    }

    /// What a person is told about a poll. Tracks schedule and second hand.
    #[must_use]
    pub fn schedule(self, key: &PollKey) -> Option<Schedule> {
        self.store.schedule.track();
        self.store.now.track();
        self.engine(|engine| engine.schedule(key))
    }

    /// Opens an instance's detail in the place of any other, and beside the one that is kept.
    pub fn open(self, key: InstanceKey) {
        let before = self.store.open.get_untracked();
        if before.as_ref() == Some(&key) {
            return;
        }
        self.engine(|engine| engine.open(&key));
        self.store.open.set(Some(key));
        self.let_go(before);
    }

    /// Closes the detail.
    pub fn close(self) {
        let before = self.store.open.get_untracked();
        if before.is_some() {
            self.store.open.set(None);
        }
        self.let_go(before);
    }

    /// Keeps an instance, or none, to compare it with the next one that is opened.
    pub fn compare(self, key: Option<InstanceKey>) {
        let before = self.store.compared.get_untracked();
        self.store.compared.set(key);
        self.let_go(before);
    }

    /// Ends the polls of an instance that is neither open nor kept any more.
    fn let_go(self, key: Option<InstanceKey>) {
        let Some(key) = key else { return };
        let in_use = |place: Signal<Option<InstanceKey>>| {
            place.with_untracked(|used| used.as_ref() == Some(&key))
        };
        if !in_use(self.store.open) && !in_use(self.store.compared) {
            self.engine(|engine| engine.close(&key));
        }
    }
}
