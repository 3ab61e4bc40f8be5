//! The events that the host page receives. They hold no secret: the client takes a repeated token out of the
//! words of a server.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    api::{Error, Kind, Phase, Status},
    domain::{
        fleet::{Difference, Row},
        key::PollKey,
        task::Task,
    },
};

/// An event of the element, by its detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum HostEvent {
    /// A proxy wants a token.
    AuthRequired {
        /// The index of a source that goes through the proxy.
        source: usize,
        /// Whether a token was sent, and refused.
        refused: bool,
    },
    /// A creation has ended.
    Complete {
        /// The index of its source.
        source: usize,
        /// Its ID.
        id: Arc<str>,
        /// How it ended: `succeeded` or `failed`, or the word of the API.
        outcome: String,
    },
    /// A call began to fail, or fails for another reason.
    Error {
        /// What kind of failure it is.
        kind: &'static str,
        /// The index of the source.
        source: usize,
        /// The instance; `None` for a list.
        id: Option<Arc<str>>,
        /// The HTTP status, where there was an answer.
        status: Option<u16>,
        /// The API's own code.
        code: Option<String>,
        /// The API's own words, or the browser's.
        message: String,
        /// The ID of the request, which support engineers ask for.
        request_id: Option<String>,
    },
    /// A person opens an instance. The page can cancel the event, and show the instance itself.
    Navigate {
        /// The index of its source.
        source: usize,
        /// Its ID.
        id: Arc<str>,
    },
    /// The status of an instance changed. Statuses are words of the API.
    StatusChange {
        /// The index of its source.
        source: usize,
        /// Its ID.
        id: Arc<str>,
        /// The status before.
        from: String,
        /// The status now.
        to: String,
    },
    /// The page uses the element in a way that is probably a mistake.
    Warning {
        /// The mistake, in English.
        message: String,
    },
}

impl HostEvent {
    /// The name of the event.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AuthRequired { .. } => "authrequired",
            Self::Complete { .. } => "complete",
            Self::Error { .. } => "error",
            Self::Navigate { .. } => "navigate",
            Self::StatusChange { .. } => "statuschange",
            Self::Warning { .. } => "warning",
        }
    }

    /// The event for a row before and after; `None` unless both are there and their status differs.
    pub(super) fn status_change((before, after): &Difference) -> Option<Self> {
        let (before, after) = (before.as_ref()?, after.as_ref()?);
        let word = |row: &Row| status_word(&row.instance.status);
        (before.instance.status != after.instance.status).then(|| Self::StatusChange {
            source: after.key.source,
            id: Arc::clone(&after.key.id),
            from: word(before),
            to: word(after),
        })
    }

    /// The events for two answers to a poll that follows a creation: a changed status, and an end. An APIG
    /// creation has only the end here, because its list reports the status.
    pub(super) fn of_step(poll: &PollKey, before: &Task, after: &Task) -> [Option<Self>; 2] {
        let Some(key) = poll.instance() else { return [None, None] };
        let changed = task_word(before).zip(task_word(after)).filter(|(from, to)| from != to);
        let change = changed.map(|(from, to)| Self::StatusChange {
            source: key.source,
            id: Arc::clone(&key.id),
            from,
            to,
        });
        let phase = after.phase();
        let is_end = phase.is_terminal() && !before.phase().is_terminal();
        let end = is_end.then(|| Self::Complete {
            source: key.source,
            id: key.id,
            outcome: match phase {
                Phase::Succeeded => "succeeded".to_owned(),
                Phase::Failed => "failed".to_owned(),
                Phase::Underway => String::new(),
                Phase::Unknown(word) => word,
            },
        });
        [change, end]
    }

    /// The event for a call that failed.
    pub(super) fn failure(poll: &PollKey, error: &Error) -> Self {
        Self::Error {
            kind: kind(error.kind),
            source: poll.source,
            id: poll.instance().map(|key| key.id),
            status: error.status,
            code: error.code.clone(),
            message: error.message.clone(),
            request_id: error.request_id.clone(),
        }
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Configuration => "configuration",
        Kind::Credential => "credential",
        Kind::Invalid => "invalid",
        Kind::NotFound => "not-found",
        Kind::Permission => "permission",
        Kind::Refused => "refused",
        Kind::Throttled => "throttled",
        Kind::Transient => "transient",
        Kind::Transport => "transport",
    }
}

fn status_word(status: &Status) -> String {
    let number = || status.number().map(|number| number.to_string()).unwrap_or_default();
    let name = status.code().map(|code| code.name()).or_else(|| status.name());
    name.map_or_else(number, str::to_owned)
}

fn task_word(task: &Task) -> Option<String> {
    match task {
        Task::Creation(_) => None,
        Task::Preparation(preparation) => Some(preparation.state.number().to_string()),
        Task::Process(process) => Some(process.status.word().to_owned()),
    }
}
