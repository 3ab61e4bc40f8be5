//! Two pages of one origin, and texts of all kinds under each key.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest},
};

use super::*;
use crate::{
    api::Timestamp,
    domain::{columns::Layout, config::Config, filter::Filter, key::PollKey, view::Column},
};

/// The storage that all pages of an origin share.
#[derive(Default)]
struct Origin {
    texts: RefCell<BTreeMap<String, String>>,
    refuses_reading: Cell<bool>,
    refuses_writing: Cell<bool>,
    writes: Cell<u32>,
}

impl Storage for Origin {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        if self.refuses_reading.get() {
            return Err(Refused);
        }
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        if self.refuses_writing.get() {
            return Err(Refused);
        }
        self.writes.set(self.writes.get() + 1);
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }
}

impl Origin {
    fn with<T: Stored>(text: &str) -> Self {
        let origin = Self::default();
        origin.put::<T>(text);
        origin
    }

    fn put<T: Stored>(&self, text: &str) {
        self.texts.borrow_mut().insert(T::KEY.to_owned(), text.to_owned());
    }

    fn text<T: Stored>(&self) -> Option<String> {
        self.texts.borrow().get(T::KEY).cloned()
    }

    fn page<T: Stored>(&self) -> Replica<T> {
        Replica::load(self)
    }
}

fn config() -> Config {
    let value = serde_json::json!({"sources": [{"service": "apig", "project_id": "p"}]});
    console_config::validate(&value).config.expect("a configuration")
}

fn ids(followed: &Followed) -> Vec<String> {
    followed.polls(&config()).iter().map(|poll| poll.id().to_owned()).collect()
}

fn poll(followed: &Followed, id: &str) -> PollKey {
    let polls = followed.polls(&config());
    polls.into_iter().find(|poll| poll.id() == id).expect("it is followed")
}

#[test]
fn pages_that_follow_at_the_same_time_lose_nothing_of_each_other() {
    let origin = Origin::default();
    let (mut one, mut other) = (origin.page::<Followed>(), origin.page::<Followed>());
    for (page, id) in [(&mut one, "a"), (&mut other, "b")] {
        page.update(&origin, |followed| followed.add(&config(), 0, id)).expect("an ID");
    }
    assert_eq!(ids(other.value()), ["b", "a"]);
    assert_eq!(ids(one.value()), ["a"], "it has not heard yet");
    one.refresh(&origin);
    assert_eq!(one, other);
}

#[test]
fn what_one_page_removed_does_not_come_back_from_another() {
    let origin = Origin::default();
    let (mut one, mut other) = (origin.page::<Followed>(), origin.page::<Followed>());
    for id in ["a", "b"] {
        one.update(&origin, |followed| followed.add(&config(), 0, id)).expect("an ID");
    }
    other.refresh(&origin);
    let removed = poll(one.value(), "a");
    one.update(&origin, |followed| followed.remove(&config(), &removed));
    // The other page has not heard of the removal, and knows both instances.
    other.update(&origin, |followed| followed.add(&config(), 0, "c")).expect("an ID");
    assert_eq!(ids(other.value()), ["c", "b"]);

    let mut one = origin.page::<DismissedCompletions>();
    let mut other = origin.page::<DismissedCompletions>();
    one.update(&origin, |dismissed| dismissed.0.add("x", "1"));
    other.refresh(&origin);
    one.update(&origin, |dismissed| dismissed.0.forget("x"));
    other.update(&origin, |dismissed| dismissed.0.add("y", "1"));
    one.refresh(&origin);
    assert!(!one.value().0.contains("x", "1"));
    assert!(one.value().0.contains("y", "1"));
}

#[test]
fn pages_change_preferences_field_by_field() {
    let origin = Origin::default();
    let (mut one, mut other) = (origin.page::<Preferences>(), origin.page::<Preferences>());
    one.update(&origin, |preferences| preferences.in_utc = true);
    other.update(&origin, |preferences| preferences.polls.manual = true);
    one.update(&origin, |preferences| {
        preferences.table = preferences.table.with_width(Column::Name, Some(300));
    });
    other.update(&origin, |preferences| preferences.notifications = true);
    one.update(&origin, |preferences| preferences.filters.keep("a", &Filter::parse("x")));
    other.refresh(&origin);
    let mut filters = SavedFilters::default();
    filters.keep("a", &Filter::parse("x"));
    let polls = PollPreferences { manual: true, ..PollPreferences::default() };
    let table = Layout::default().with_width(Column::Name, Some(300));
    let all = Preferences { polls, in_utc: true, notifications: true, filters, table };
    assert_eq!(*other.value(), all);
}

#[test]
fn of_two_pages_one_tells_of_an_end() {
    let origin = Origin::default();
    let mut pages = [origin.page::<NotifiedCompletions>(), origin.page::<NotifiedCompletions>()];
    let told =
        pages.each_mut().map(|page| page.update(&origin, |notified| notified.0.add("x", "1")));
    assert_eq!(told, [true, false]);
}

#[test]
fn both_pages_add_to_one_history() {
    let origin = Origin::default();
    let (mut one, mut other) = (origin.page::<History>(), origin.page::<History>());
    let [kind, a, b] = ["kind", "a", "b"].map(|text| Fingerprint::of(&[text]));
    let now = Timestamp::from_unix(1_750_000_000_000).expect("a moment");
    one.update(&origin, |history| history.record(kind, a, 60_000));
    other.update(&origin, |history| history.observe(b, None, kind, now));
    one.update(&origin, |history| history.record(kind, b, 60_000));
    one.update(&origin, |history| history.observe(a, None, kind, now));
    other.update(&origin, |history| history.forget_observation(b));
    let mut all = History::default();
    all.record(kind, a, 60_000);
    all.record(kind, b, 60_000);
    all.observe(a, None, kind, now);
    assert_eq!(*other.value(), all);
}

#[test]
fn a_value_that_does_not_change_is_not_written() {
    let origin = Origin::default();
    let mut page = origin.page::<Preferences>();
    page.update(&origin, |preferences| preferences.in_utc = false);
    assert_eq!(origin.text::<Preferences>(), None);
    page.update(&origin, |preferences| preferences.in_utc = true);
    page.update(&origin, |preferences| preferences.in_utc = true);
    assert_eq!(origin.writes.get(), 1);
}

#[test]
fn cleared_storage_is_cleared_here_too() {
    let origin = Origin::default();
    let mut page = origin.page::<Preferences>();
    page.update(&origin, |preferences| preferences.in_utc = true);
    origin.texts.borrow_mut().clear();
    page.refresh(&origin);
    assert_eq!(*page.value(), Preferences::default());
}

#[test]
fn storage_that_refuses_leaves_the_value_to_memory() {
    for (reading, writing) in [(true, true), (false, true)] {
        let origin = Origin::default();
        origin.refuses_reading.set(reading);
        origin.refuses_writing.set(writing);
        let mut page = origin.page::<DismissedCompletions>();
        assert!(page.update(&origin, |dismissed| dismissed.0.add("x", "1")));
        assert!(page.update(&origin, |dismissed| dismissed.0.add("y", "1")));
        page.refresh(&origin);
        assert!(page.value().0.contains("x", "1") && page.value().0.contains("y", "1"));
    }
}

#[test]
fn a_newer_version_is_left_alone() {
    let newer = r#"{"version": 2, "value": {"in_utc": "always"}}"#;
    let origin = Origin::with::<Preferences>(newer);
    let mut page = origin.page::<Preferences>();
    assert_eq!(*page.value(), Preferences::default());
    page.update(&origin, |preferences| preferences.in_utc = true);
    page.update(&origin, |preferences| preferences.notifications = true);
    assert_eq!(origin.text::<Preferences>().as_deref(), Some(newer));
    assert!(page.value().in_utc && page.value().notifications, "memory holds it");
}

const BROKEN: [&str; 12] = [
    "",
    "1",
    "null",
    "[]",
    "{}",
    "nonsense",
    "\u{feff}{}",
    r#"[["roma-0000","elsewhere",true]]"#,
    r#"{"version": 1}"#,
    r#"{"version": 0, "value": {"in_utc": true}}"#,
    r#"{"version": "1", "value": {"in_utc": true}}"#,
    r#"{"version": 1, "value": {"in_utc": true}"#,
];

fn survives<T: Stored + std::fmt::Debug>(text: &str, change: impl FnOnce(&mut T)) {
    let origin = Origin::with::<T>(text);
    let mut page = origin.page::<T>();
    assert_eq!(*page.value(), T::default(), "{text}");
    page.update(&origin, change);
    assert_eq!(origin.page::<T>(), page, "{text}");
    assert_ne!(*page.value(), T::default(), "{text}");
}

#[test]
fn a_broken_text_is_the_default_and_is_written_over() {
    for text in BROKEN {
        survives::<Preferences>(text, |preferences| preferences.in_utc = true);
        survives::<Followed>(text, |followed| {
            followed.add(&config(), 0, "a").expect("an ID");
        });
        survives::<DismissedCompletions>(text, |dismissed| {
            dismissed.0.add("x", "1");
        });
        survives::<NotifiedCompletions>(text, |notified| {
            notified.0.add("x", "1");
        });
        let hash = Fingerprint::of(&["x"]);
        survives::<History>(text, |history| history.record(hash, hash, 60_000));
    }
}

#[test]
fn a_text_that_is_broken_while_the_page_is_open_takes_nothing_from_it() {
    let origin = Origin::default();
    let mut page = origin.page::<Followed>();
    page.update(&origin, |followed| followed.add(&config(), 0, "a")).expect("an ID");
    origin.put::<Followed>("nonsense");
    page.refresh(&origin);
    assert_eq!(ids(page.value()), ["a"]);
    page.update(&origin, |followed| followed.add(&config(), 0, "b")).expect("an ID");
    assert_eq!(ids(origin.page::<Followed>().value()), ["b", "a"]);
}

/// Checks that a value that was read is the same after it is written and read again.
fn reads_what_it_writes<T: Stored + std::fmt::Debug>(text: &str) {
    if let Reading::Value(value) = read::<T>(text) {
        assert_eq!(read(&write::<T>(&value).expect("a text")), Reading::Value(value));
    }
}

fn all_read_what_they_write(text: &str) {
    reads_what_it_writes::<Preferences>(text);
    reads_what_it_writes::<Followed>(text);
    reads_what_it_writes::<DismissedCompletions>(text);
    reads_what_it_writes::<NotifiedCompletions>(text);
    reads_what_it_writes::<History>(text);
}

/// Scalars, most of which suit some field.
fn scalar() -> impl Strategy<Value = Value> {
    const WORDS: [&str; 10] = [
        "name",
        "eip",
        "source",
        "compact",
        "a",
        "b/c",
        "apig-00",
        "0f",
        "ffffffffffffffff",
        "é\"\\",
    ];
    const NUMBERS: [i64; 8] = [-1, 0, 1, 60, 300, 3_000, 60_000, i64::MAX];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..NUMBERS.len()).prop_map(|index| Value::from(NUMBERS[index])),
        any::<f64>().prop_map(Value::from),
        (0..WORDS.len()).prop_map(|index| Value::from(WORDS[index])),
    ]
}

/// JSON that has the fields of the concerns, in right and in wrong places.
fn json() -> impl Strategy<Value = Value> {
    const FIELDS: [&str; 21] = [
        "polls",
        "transition",
        "settled",
        "manual",
        "in_utc",
        "notifications",
        "table",
        "density",
        "is_chosen",
        "columns",
        "column",
        "is_hidden",
        "width",
        "source",
        "id",
        "is_added",
        "instance_id",
        "completion_id",
        "durations",
        "standstills",
        "unchanged_since",
    ];
    scalar().prop_recursive(4, 64, 6, |inner| {
        let field = (0..FIELDS.len()).prop_map(|index| FIELDS[index].to_owned());
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((field, inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn history() -> impl Strategy<Value = History> {
    vec((0..4_u8, 0..30_u8, 0..900_000_u64, 1..i64::MAX), 0..60).prop_map(|seen| {
        let mut history = History::default();
        for (kind, instance, lasted, now) in seen {
            let [kind, instance] = [kind, instance].map(|n| Fingerprint::of(&[&n.to_string()]));
            history.record(kind, instance, lasted);
            if let Some(now) = Timestamp::from_unix(now) {
                history.observe(instance, None, kind, now);
            }
        }
        history
    })
}

proptest! {
    #[test]
    fn any_text_gives_a_value(text in any::<String>()) {
        all_read_what_they_write(&text);
        let origin = Origin::with::<Preferences>(&text);
        origin.page::<Preferences>().update(&origin, |preferences| preferences.in_utc = true);
        assert!(origin.page::<Preferences>().value().in_utc);
    }

    #[test]
    fn any_json_is_read_as_far_as_it_goes(value in json()) {
        let text = serde_json::json!({"version": 1, "value": value}).to_string();
        all_read_what_they_write(&text);
    }

    #[test]
    fn what_is_written_is_read_as_it_was(
        polls in (0..5_usize, 0..4_usize, any::<bool>()),
        flags in any::<[bool; 3]>(),
        columns in vec((0..8_usize, any::<bool>(), any::<Option<u32>>(), any::<bool>()), 0..9),
        named in vec((any::<String>(), any::<String>()), 0..9),
        ends in vec((any::<String>(), any::<String>()), 0..9),
        followed_ids in vec("[A-Za-z0-9_-]{1,64}", 0..9),
        seen in history(),
    ) {
        let (transition, settled, manual) = polls;
        let [in_utc, notifications, _] = flags;
        let mut table = Layout::default();
        for (index, is_shown, width, to_front) in columns {
            let column = Column::ALL[index];
            table = table.with_width(column, width).with_moved(column, to_front);
            table = table.with_shown(column, is_shown, &table.fit(900));
        }
        let polls = PollPreferences {
            transition: TRANSITION.get(transition).copied(),
            settled: SETTLED.get(settled).copied(),
            manual,
        };
        let mut filters = SavedFilters::default();
        for (name, filter) in named {
            filters.keep(&name, &Filter::parse(&filter));
        }
        let preferences = Preferences { polls, in_utc, notifications, filters, table };
        let (mut dismissed, mut followed) = (DismissedCompletions::default(), Followed::default());
        for (instance_id, completion_id) in ends {
            dismissed.0.add(&instance_id, &completion_id);
        }
        for id in followed_ids {
            let _ = followed.add(&config(), 0, &id);
        }
        let again = |text: Option<String>| text.expect("a text");
        prop_assert_eq!(read(&again(write(&preferences))), Reading::Value(preferences));
        prop_assert_eq!(read(&again(write(&dismissed))), Reading::Value(dismissed));
        prop_assert_eq!(read(&again(write(&followed))), Reading::Value(followed));
        prop_assert_eq!(read(&again(write(&seen))), Reading::Value(seen));
    }
}
