//! What every view needs, as one handle.

use std::{cell::RefCell, ops::Deref, rc::Rc};

use super::{
    activity::{
        ending::NOTIFY,
        followed::{DISMISSED, FOLLOWED},
    },
    announce::Voice,
    engine::{Engine, Store},
    table::kept_layout,
};
use crate::{
    api::Timestamp,
    browser::{
        intl::{self, Dates},
        lock::Lock,
        storage,
    },
    domain::{
        attempts::Attempts,
        columns::Layout,
        config::{Config, Locale},
        filter::Filter,
        followed::Followed,
        key::{InstanceKey, PollKey},
        rhythm::Rhythm,
        selection::Selection,
        task::Task,
        view::Sort,
    },
    i18n::{self, Text},
    poll::{Millis, Schedule},
    ui::reactive::{Kept, Signal},
};

/// The name under which the choice of the clock is kept.
const RHYTHM: &str = "intervals";

const TIMES: &str = "times";

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
    /// The locks by which of all tabs only this one tells of an end.
    pub(super) told: Kept<RefCell<Vec<Lock>>>,
    /// The language.
    pub locale: Locale,
    /// What the person looks for.
    pub filter: Signal<Filter>,
    /// How the person sorted.
    pub sort: Signal<Sort>,
    /// What the person selected.
    pub selection: Signal<Selection>,
    /// Which columns the person chose, and how they stand.
    pub layout: Signal<Layout>,
    /// Whether the person paused.
    pub paused: Signal<bool>,
    /// How often the person wants to ask.
    pub rhythm: Signal<Rhythm>,
    /// Whether the person wants times in UTC.
    pub in_utc: Signal<bool>,
    /// What is followed without a list that names it.
    pub followed: Signal<Followed>,
    /// Whether the page's title may say that something has ended.
    pub marks_title: Signal<bool>,
    /// Whether the person wants a notification of each end.
    pub notifies: Signal<bool>,
    /// The ends that the person does not want to see any more.
    pub dismissed: Signal<Attempts>,
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
        let followed = Followed::read(&storage::get(FOLLOWED).unwrap_or_default());
        let polls = followed.polls(&config.get());
        let engine = Engine::start(&config.get(), store, polls);
        let rhythm = Rhythm::read(&storage::get(RHYTHM).unwrap_or_default());
        if rhythm != Rhythm::default() {
            engine.use_intervals(rhythm.intervals(config.get().intervals));
            engine.pause(rhythm.by_hand);
        }
        // It is never freed: three hundred bytes for each element that was ever connected.
        Self(Box::leak(Box::new(Parts {
            store,
            dates: Kept::new(Dates::new(locale.tag(), false)),
            utc_dates: Kept::new(Dates::new(locale.tag(), true)),
            engine: Kept::new(engine),
            marks_title: Signal::new(false),
            notifies: Signal::new(storage::get(NOTIFY).as_deref() == Some("1")),
            followed: Signal::new(followed),
            dismissed: Signal::new(Attempts::read(&storage::get(DISMISSED).unwrap_or_default())),
            config,
            voice: Kept::new(Voice::default()),
            told: Kept::new(RefCell::default()),
            locale,
            filter: Signal::default(),
            sort: Signal::default(),
            selection: Signal::default(),
            layout: Signal::new(kept_layout()),
            paused: Signal::new(rhythm.by_hand),
            rhythm: Signal::new(rhythm),
            in_utc: Signal::new(storage::get(TIMES).as_deref() == Some("utc")),
            unknown: Signal::default(),
        })))
    }

    /// Pauses all polls, or lets them go on.
    pub fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.engine(|engine| engine.pause(paused));
    }

    /// Changes how often the person wants to ask, and remembers it.
    pub fn keep_rhythm(self, change: impl FnOnce(&mut Rhythm)) {
        self.rhythm.update(change);
        let rhythm = self.rhythm.get_untracked();
        storage::set(RHYTHM, &rhythm.write());
        let intervals = rhythm.intervals(self.config().intervals);
        self.engine(|engine| engine.use_intervals(intervals));
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
            self.store.fleet.with(|fleet| fleet.get(key).map(|row| row.instance.name.clone()))
        };
        let name = sent.or_else(listed).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| poll.id().to_owned())
    }

    /// A text in the person's language.
    #[must_use]
    pub fn say(self, text: impl Into<Text>) -> &'static str {
        text.into().localized(self.locale)
    }

    /// A moment as date and time.
    #[must_use]
    pub fn date_time(self, moment: Timestamp) -> String {
        self.dates.get().date_time(moment)
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

    /// Chooses the clock, and keeps that over a reload.
    pub fn use_utc(self, in_utc: bool) {
        self.in_utc.set(in_utc);
        storage::set(TIMES, if in_utc { "utc" } else { "local" });
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
