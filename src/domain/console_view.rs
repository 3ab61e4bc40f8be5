//! Which part of the console an element shows.

use console_config::{Config, LONGEST_ID, Problem, ProblemKind, is_id};

use super::key::{InstanceKey, PollKey};

/// The part that an element shows: its attribute `view`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ConsoleView {
    /// Everything.
    #[default]
    Whole,
    /// The table, and the detail of the open instance.
    Instances,
    /// The creations and the changes, without the table.
    Activity,
    /// The card of one creation. No list is requested.
    Progress(PollKey),
}

impl ConsoleView {
    /// Reads the attributes `view` and `instance-id`; an absent attribute is an empty text. The instance
    /// belongs to the first source of the configuration.
    ///
    /// # Errors
    /// The attribute that is wrong.
    pub fn read(view: &str, instance_id: &str, config: &Config) -> Result<Self, Problem> {
        match view {
            "" => Ok(Self::Whole),
            "instances" => Ok(Self::Instances),
            "activity" => Ok(Self::Activity),
            "progress" => Self::progress(instance_id.trim(), config),
            _ => Err(problem("view", ProblemKind::UnknownView)),
        }
    }

    fn progress(id: &str, config: &Config) -> Result<Self, Problem> {
        let Some(source) = config.sources.first() else {
            return Err(problem("sources", ProblemKind::NotSources));
        };
        let service = source.service.name();
        let longest = service.longest_id().min(LONGEST_ID);
        if id.is_empty() {
            return Err(problem("instance-id", ProblemKind::Missing));
        }
        if !is_id(id, longest) {
            return Err(problem("instance-id", ProblemKind::NotId { longest }));
        }
        let key = InstanceKey { source: 0, id: id.into() };
        Ok(Self::Progress(PollKey::creation(service, key)))
    }

    /// The only creation that is polled; `None` where the lists are requested.
    #[must_use]
    pub const fn single(&self) -> Option<&PollKey> {
        match self {
            Self::Progress(poll) => Some(poll),
            Self::Whole | Self::Instances | Self::Activity => None,
        }
    }

    /// Whether the table is shown, for a configuration with lists.
    #[must_use]
    pub const fn has_table(&self) -> bool {
        matches!(self, Self::Whole | Self::Instances)
    }

    /// Whether creations and changes are shown.
    #[must_use]
    pub const fn has_activity(&self) -> bool {
        matches!(self, Self::Whole | Self::Activity)
    }
}

fn problem(path: &str, kind: ProblemKind) -> Problem {
    Problem { path: path.to_owned(), kind }
}

#[cfg(test)]
mod tests {
    use console_config::validate;
    use serde_json::json;

    use super::*;

    fn config(source: &serde_json::Value) -> Config {
        validate(&json!({ "sources": [source] })).config.unwrap()
    }

    #[test]
    fn a_creation_is_polled_by_the_call_of_its_service() {
        let phone = config(&json!({ "service": "koophone", "user_id": "u" }));
        let key = InstanceKey { source: 0, id: "p1".into() };
        let view = ConsoleView::read("progress", " p1 ", &phone).unwrap();
        assert_eq!(view, ConsoleView::Progress(PollKey::preparation(key.clone())));
        let gateway = config(&json!({ "service": "apig", "project_id": "p" }));
        let view = ConsoleView::read("progress", "p1", &gateway).unwrap();
        assert_eq!(view.single(), Some(&PollKey::progress(key)));
    }

    #[test]
    fn a_wrong_attribute_is_named() {
        let config = config(&json!({ "service": "koophone", "user_id": "u" }));
        let wrong = |view, id| ConsoleView::read(view, id, &config).unwrap_err();
        assert_eq!(wrong("table", ""), problem("view", ProblemKind::UnknownView));
        assert_eq!(wrong("progress", " "), problem("instance-id", ProblemKind::Missing));
        let longest = 32;
        let too_long = wrong("progress", &"a".repeat(33));
        assert_eq!(too_long, problem("instance-id", ProblemKind::NotId { longest }));
    }
}
