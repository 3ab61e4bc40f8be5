//! What a person follows by its ID, and in which order: kept over a reload.
//!
//! IDs and which source they belong to are all that is kept. A source is named by its service and a
//! hash of whose it is: neither a project nor an address is written down.

use super::{
    config::{Config, Service, Source},
    key::{InstanceKey, PollKey},
};
use crate::api::{Json, Label, request};

/// More than anyone looks at. What is kept is not trusted to be short.
const MOST: usize = 100;

const EMPTY: Label = Label::new("请输入实例 ID", "Enter the ID of an instance");
const WRONG: Label = Label::new(
    "ID 只能包含字母、数字、- 和 _，最多 64 个字符",
    "An ID has only letters, digits, - and _, at most 64 of them",
);
const TOO_LONG: Label =
    Label::new("KooPhone 的 ID 最多 32 个字符", "A KooPhone ID has at most 32 characters");
const KNOWN: Label = Label::new("已在列表中", "It is followed already");
const FULL: Label =
    Label::new("已达到 100 个的上限", "100 are followed already, which is the most");

/// What is followed, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    source: String,
    id: String,
    /// By the person, not by the configuration, whose instances are here only for their order.
    is_added: bool,
}

impl Followed {
    /// Reads what was kept; what is malformed is left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let Ok(Json::List(entries)) = Json::read(text.as_bytes()) else { return Self::default() };
        let entry = |entry: &Json| {
            let Json::List(parts) = entry else { return None };
            let [Json::Text(source), Json::Text(id), Json::Bool(is_added)] = parts.as_slice()
            else {
                return None;
            };
            let (source, id) = (source.clone(), id.clone());
            is_id(&id).then_some(Entry { source, id, is_added: *is_added })
        };
        let mut read = Self::default();
        for entry in entries.iter().filter_map(entry).take(MOST) {
            if read.0.iter().all(|known| known.source != entry.source || known.id != entry.id) {
                read.0.push(entry);
            }
        }
        read
    }

    /// What is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let entry = |entry: &Entry| {
            let text = |text: &String| Json::Text(text.clone());
            Json::List(vec![text(&entry.source), text(&entry.id), Json::Bool(entry.is_added)])
        };
        Json::List(self.0.iter().map(entry).collect()).to_string()
    }

    /// What is polled without a list that names it, in the person's order; what the configuration
    /// names and the person has not moved comes last.
    #[must_use]
    pub fn polls(&self, config: &Config) -> Vec<PollKey> {
        self.all(config).into_iter().map(|(poll, _)| poll).collect()
    }

    /// Whether the person added it.
    #[must_use]
    pub fn is_added(&self, config: &Config, poll: &PollKey) -> bool {
        self.all(config).iter().any(|(known, is_added)| known == poll && *is_added)
    }

    /// How many there are whose source the configuration does not have (any more).
    #[must_use]
    pub fn lost(&self, config: &Config) -> usize {
        self.0.iter().filter(|entry| entry.is_added && entry.source(config).is_none()).count()
    }

    /// Forgets those.
    pub fn forget_lost(&mut self, config: &Config) {
        self.0.retain(|entry| entry.source(config).is_some());
    }

    /// Adds an instance, as it was typed.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub fn add(&mut self, config: &Config, source: usize, typed: &str) -> Result<PollKey, Label> {
        let id = typed.trim();
        if id.is_empty() {
            return Err(EMPTY);
        }
        if !is_id(id) {
            return Err(WRONG);
        }
        let Some(entry) = config.sources.get(source) else { return Err(EMPTY) };
        let is_phone = matches!(entry.service, Service::KooPhone { .. });
        if is_phone && id.len() > request::KOOPHONE_ID_LIMIT {
            return Err(TOO_LONG);
        }
        let poll = entry.poll(InstanceKey { source, id: id.into() });
        let mut all = self.all(config);
        if all.iter().any(|(known, _)| *known == poll) {
            return Err(KNOWN);
        }
        if all.len() >= MOST {
            return Err(FULL);
        }
        // What was just added is in sight.
        all.insert(0, (poll.clone(), true));
        self.put(config, &all);
        Ok(poll)
    }

    /// Removes what the person added.
    pub fn remove(&mut self, config: &Config, poll: &PollKey) {
        let mut all = self.all(config);
        all.retain(|(known, is_added)| known != poll || !is_added);
        self.put(config, &all);
    }

    /// Moves one before the one above it, or behind the one below it; says where it is then, from 1.
    pub fn shift(&mut self, config: &Config, poll: &PollKey, up: bool) -> Option<usize> {
        let mut all = self.all(config);
        let from = all.iter().position(|(known, _)| known == poll)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        if to >= all.len() {
            return None;
        }
        all.swap(from, to);
        self.put(config, &all);
        Some(to + 1)
    }

    /// All that is followed, and whether the person added it.
    fn all(&self, config: &Config) -> Vec<(PollKey, bool)> {
        let named = named(config);
        let kept = self.0.iter().filter_map(|entry| {
            let (source, found) = entry.source(config)?;
            let poll = found.poll(InstanceKey { source, id: entry.id.as_str().into() });
            // What the configuration names now needs nobody to have added it.
            let is_named = named.contains(&poll);
            (entry.is_added || is_named).then_some((poll, entry.is_added && !is_named))
        });
        let mut all: Vec<_> = kept.collect();
        for poll in named {
            if all.iter().all(|(known, _)| *known != poll) {
                all.push((poll, false));
            }
        }
        all
    }

    /// Takes all that is followed; those of sources that are not configured stay as they are.
    fn put(&mut self, config: &Config, all: &[(PollKey, bool)]) {
        self.0.retain(|entry| entry.is_added && entry.source(config).is_none());
        let entries = all.iter().filter_map(|(poll, is_added)| {
            let source = identity(config.sources.get(poll.source())?);
            Some(Entry { source, id: poll.id().to_owned(), is_added: *is_added })
        });
        self.0.splice(0..0, entries.collect::<Vec<_>>());
    }
}

impl Entry {
    fn source<'a>(&self, config: &'a Config) -> Option<(usize, &'a Source)> {
        config.sources.iter().enumerate().find(|(_, source)| identity(source) == self.source)
    }
}

/// What the configuration names.
fn named(config: &Config) -> Vec<PollKey> {
    let mut polls = Vec::new();
    for (index, source) in config.sources.iter().enumerate() {
        for id in source.service.instances() {
            polls.push(source.poll(InstanceKey { source: index, id: id.as_str().into() }));
        }
    }
    polls
}

/// The same for the same project through the same proxy, wherever it stands in the configuration.
#[must_use]
pub fn identity(source: &Source) -> String {
    let (service, owner) = match &source.service {
        Service::Apig { project_id } => ("apig", project_id),
        Service::KooPhone { user_id, .. } => ("koophone", user_id),
        Service::Roma { project_id, .. } => ("roma", project_id),
    };
    let bytes = owner.bytes().chain([b'\n']).chain(source.proxy.base().bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{service}-{hash:016x}")
}

/// What the services' IDs are made of, and no proxy refuses.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: &str = r#"{"sources": [
        {"service": "apig", "project_id": "p"},
        {"service": "roma", "project_id": "p", "instances": ["r1", "r2"]},
        {"service": "koophone", "user_id": "u"}]}"#;

    fn config(text: &str) -> Config {
        Config::parse(text).expect("a good configuration")
    }

    fn ids(followed: &Followed, config: &Config) -> Vec<String> {
        followed.polls(config).iter().map(|poll| poll.id().to_owned()).collect()
    }

    #[test]
    fn what_is_added_comes_first_and_is_kept() {
        let config = config(BOTH);
        let mut followed = Followed::default();
        assert_eq!(ids(&followed, &config), ["r1", "r2"]);
        let poll = followed.add(&config, 2, " phone-1 ");
        let key = InstanceKey { source: 2, id: "phone-1".into() };
        assert_eq!(poll, Ok(PollKey::Preparation(key)));
        assert!(matches!(followed.add(&config, 0, "a"), Ok(PollKey::Progress(_))));
        let again = Followed::read(&followed.write());
        assert_eq!(again, followed);
        assert_eq!(ids(&again, &config), ["a", "phone-1", "r1", "r2"]);
        assert!(!followed.write().contains("\"p\""), "no project is written down");
    }

    #[test]
    fn what_cannot_be_an_id_is_refused_with_its_reason() {
        let config = config(BOTH);
        let mut followed = Followed::default();
        let long = "x".repeat(33);
        for (source, typed, reason) in [
            (0, "  ", EMPTY),
            (0, "a/b", WRONG),
            (0, "..", WRONG),
            (0, "实例", WRONG),
            (2, &*long, TOO_LONG),
            (1, "r1", KNOWN),
        ] {
            assert_eq!(followed.add(&config, source, typed), Err(reason), "{typed}");
        }
        assert!(followed.add(&config, 1, &long).is_ok());
        assert_eq!(followed.add(&config, 1, &long), Err(KNOWN));
    }

    #[test]
    fn order_and_removal() {
        let config = config(BOTH);
        let mut followed = Followed::default();
        let added = followed.add(&config, 2, "x").expect("an ID");
        assert_eq!(followed.shift(&config, &added, true), None);
        assert_eq!(followed.shift(&config, &added, false), Some(2));
        assert_eq!(ids(&followed, &config), ["r1", "x", "r2"]);
        let named = followed.polls(&config).remove(0);
        followed.remove(&config, &named);
        assert_eq!(ids(&followed, &config), ["r1", "x", "r2"], "the configuration's own stays");
        followed.remove(&config, &added);
        assert_eq!(ids(&followed, &config), ["r1", "r2"]);
    }

    #[test]
    fn a_source_that_is_no_longer_configured_is_skipped_and_comes_back() {
        let (both, one) =
            (config(BOTH), config(r#"{"sources": [{"service": "apig", "project_id": "p"}]}"#));
        let mut followed = Followed::default();
        followed.add(&both, 2, "x").expect("an ID");
        followed.add(&one, 0, "y").expect("an ID");
        assert_eq!(ids(&followed, &one), ["y"]);
        assert_eq!(followed.lost(&one), 1);
        assert_eq!(ids(&followed, &both), ["y", "x", "r1", "r2"]);
        followed.forget_lost(&one);
        assert_eq!(followed.lost(&one), 0);
        assert_eq!(ids(&followed, &both), ["y", "r1", "r2"]);
    }

    #[test]
    fn anything_malformed_is_left_out() {
        for text in [
            "",
            "{}",
            "[1]",
            "[[\"a\"]]",
            "[[\"a\",\"b/c\",true]]",
            "[[\"a\",\"b\",1]]",
            "nonsense",
        ] {
            assert_eq!(Followed::read(text), Followed::default(), "{text}");
        }
        let twice = r#"[["s","x",true],["s","x",true],[["s"]],["s","y",false]]"#;
        assert_eq!(Followed::read(twice).0.len(), 2);
    }
}
