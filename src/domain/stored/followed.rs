//! The instances that a person follows by their IDs, and their order: kept over a reload.
//!
//! Only the ID and the [`source_id`] of each instance are stored: neither a project nor an address is
//! written down.

use console_config::{LONGEST_ID, is_id};
use serde::{Deserialize, Serialize};

use super::{Stored, lenient::Entries};
use crate::domain::{
    config::{Config, Source},
    key::{InstanceKey, PollKey},
    source_id::source_id,
};

/// The most entries that are followed, and that are read: a stored list may have any length.
const MOST: usize = 100;

/// Why an ID cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowProblem {
    /// Nothing was typed.
    Empty,
    /// It has characters that no ID has, or more than 64 characters.
    Malformed,
    /// It is longer than a KooPhone ID can be.
    TooLongForKooPhone,
    /// It is followed already.
    AlreadyFollowed,
    /// No more instances can be followed.
    Full,
}

/// The followed instances, in the person's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Entries<Entry>")]
pub struct Followed(Vec<Entry>);

impl Stored for Followed {
    const KEY: &'static str = "followed";
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// See [`source_id`].
    source: String,
    id: String,
    /// Whether the person added it. Instances of the configuration are here only for their order.
    is_added: bool,
}

impl From<Entries<Entry>> for Followed {
    fn from(entries: Entries<Entry>) -> Self {
        let mut followed = Self::default();
        for entry in entries.0.into_iter().filter(|entry| is_id(&entry.id, LONGEST_ID)).take(MOST) {
            let is_same = |known: &Entry| known.source == entry.source && known.id == entry.id;
            if !followed.0.iter().any(is_same) {
                followed.0.push(entry);
            }
        }
        followed
    }
}

impl Followed {
    /// The polls of all followed instances, in the person's order. Instances of the configuration that the
    /// person has not moved come last.
    #[must_use]
    pub fn polls(&self, config: &Config) -> Vec<PollKey> {
        self.all(config).into_iter().map(|(poll, _)| poll).collect()
    }

    /// Whether the person added the instance of this poll.
    #[must_use]
    pub fn is_added(&self, config: &Config, poll: &PollKey) -> bool {
        self.all(config).iter().any(|(known, is_added)| known == poll && *is_added)
    }

    /// How many added instances have a source that is not in the configuration.
    #[must_use]
    pub fn lost(&self, config: &Config) -> usize {
        self.0.iter().filter(|entry| entry.is_added && entry.source(config).is_none()).count()
    }

    /// Forgets all instances whose source is not in the configuration.
    pub fn forget_lost(&mut self, config: &Config) {
        self.0.retain(|entry| entry.source(config).is_some());
    }

    /// Adds an instance by its ID as typed; blanks around it do not count.
    ///
    /// # Errors
    /// Why the ID cannot be followed.
    pub fn add(
        &mut self,
        config: &Config,
        source: usize,
        typed: &str,
    ) -> Result<PollKey, FollowProblem> {
        let id = typed.trim();
        if id.is_empty() {
            return Err(FollowProblem::Empty);
        }
        if !is_id(id, LONGEST_ID) {
            return Err(FollowProblem::Malformed);
        }
        let Some(entry) = config.sources.get(source) else { return Err(FollowProblem::Empty) };
        if id.len() > entry.service.name().longest_id() {
            return Err(FollowProblem::TooLongForKooPhone);
        }
        let poll = PollKey::creation(entry.service.name(), InstanceKey { source, id: id.into() });
        let mut all = self.all(config);
        if all.iter().any(|(known, _)| *known == poll) {
            return Err(FollowProblem::AlreadyFollowed);
        }
        if all.len() >= MOST {
            return Err(FollowProblem::Full);
        }
        // The new instance goes first, where it is in sight.
        all.insert(0, (poll.clone(), true));
        self.put(config, &all);
        Ok(poll)
    }

    /// Removes an instance that the person added; one of the configuration stays.
    pub fn remove(&mut self, config: &Config, poll: &PollKey) {
        let mut all = self.all(config);
        all.retain(|(known, is_added)| known != poll || !is_added);
        self.put(config, &all);
    }

    /// Moves an instance one place up or down. Returns its new place, from 1; `None` where it cannot move.
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

    /// The polls of all followed instances, each with whether the person added it.
    fn all(&self, config: &Config) -> Vec<(PollKey, bool)> {
        let named = named(config);
        let kept = self.0.iter().filter_map(|entry| {
            let (source, found) = entry.source(config)?;
            let poll = PollKey::creation(
                found.service.name(),
                InstanceKey { source, id: entry.id.as_str().into() },
            );
            // An instance that is in the configuration as well does not count as added.
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

    /// Stores all followed instances. Entries of sources that are not configured stay: they may belong to
    /// another page.
    fn put(&mut self, config: &Config, all: &[(PollKey, bool)]) {
        self.0.retain(|entry| entry.source(config).is_none());
        let entries = all.iter().filter_map(|(poll, is_added)| {
            let source = source_id(config.sources.get(poll.source)?);
            Some(Entry { source, id: poll.id().to_owned(), is_added: *is_added })
        });
        self.0.splice(0..0, entries.collect::<Vec<_>>());
        self.0.truncate(MOST);
    }
}

impl Entry {
    fn source<'a>(&self, config: &'a Config) -> Option<(usize, &'a Source)> {
        config.sources.iter().enumerate().find(|(_, source)| source_id(source) == self.source)
    }
}

/// The polls of the instances that the configuration names.
fn named(config: &Config) -> Vec<PollKey> {
    let mut polls = Vec::new();
    for (index, source) in config.sources.iter().enumerate() {
        for id in source.service.instances() {
            polls.push(PollKey::creation(
                source.service.name(),
                InstanceKey { source: index, id: id.as_str().into() },
            ));
        }
    }
    polls
}

#[cfg(test)]
mod tests {
    use console_config::validate;

    use super::*;
    use crate::api::ApiCall;

    const BOTH: &str = r#"{"sources": [
        {"service": "apig", "project_id": "p"},
        {"service": "roma", "project_id": "p", "instances": ["r1", "r2"]},
        {"service": "koophone", "user_id": "u"}]}"#;

    fn config(text: &str) -> Config {
        let value = serde_json::from_str(text).expect("a JSON text");
        validate(&value).config.expect("a good configuration")
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
        assert_eq!(poll, Ok(PollKey::preparation(key)));
        assert!(matches!(
            followed.add(&config, 0, "a"),
            Ok(PollKey { call: ApiCall::ShowProgress { .. }, .. })
        ));
        let text = serde_json::to_string(&followed).expect("a text");
        let again: Followed = serde_json::from_str(&text).expect("a value");
        assert_eq!(again, followed);
        assert_eq!(ids(&again, &config), ["a", "phone-1", "r1", "r2"]);
        assert!(!text.contains("\"p\""), "no project is written down");
    }

    #[test]
    fn what_cannot_be_an_id_is_refused_with_its_reason() {
        let config = config(BOTH);
        let mut followed = Followed::default();
        let long = "x".repeat(33);
        for (source, typed, reason) in [
            (0, "  ", FollowProblem::Empty),
            (0, "a/b", FollowProblem::Malformed),
            (0, "..", FollowProblem::Malformed),
            (0, "实例", FollowProblem::Malformed),
            (2, &*long, FollowProblem::TooLongForKooPhone),
            (1, "r1", FollowProblem::AlreadyFollowed),
        ] {
            assert_eq!(followed.add(&config, source, typed), Err(reason), "{typed}");
        }
        assert!(followed.add(&config, 1, &long).is_ok());
        assert_eq!(followed.add(&config, 1, &long), Err(FollowProblem::AlreadyFollowed));
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
    fn the_order_of_another_configuration_is_kept() {
        let one = config(
            r#"{"sources": [{"service": "roma", "project_id": "q", "instances": ["a", "b"]}]}"#,
        );
        let other = config(BOTH);
        let mut followed = Followed::default();
        let last = followed.polls(&one).remove(1);
        assert_eq!(followed.shift(&one, &last, true), Some(1));
        followed.add(&other, 0, "x").expect("an ID");
        assert_eq!(ids(&followed, &one), ["b", "a"]);
        assert_eq!(followed.lost(&other), 0, "nobody added them");
    }

    #[test]
    fn an_entry_that_cannot_be_read_costs_no_other() {
        for text in ["{}", "7", "[1]", r#"[{"source": "s", "id": "b/c", "is_added": true}]"#] {
            assert_eq!(
                serde_json::from_str::<Followed>(text).ok(),
                Some(Followed::default()),
                "{text}"
            );
        }
        let twice = r#"[{"source": "s", "id": "x", "is_added": true}, {"source": "s", "id": "x", "is_added": true},
            {"source": "s"}, {"source": "s", "id": "y", "is_added": false, "color": "red"}]"#;
        let followed: Followed = serde_json::from_str(twice).expect("a value");
        assert_eq!(followed.0.len(), 2);
    }
}
