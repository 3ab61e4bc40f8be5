//! The progress of a KooPhone cloud phone's preparation.

use serde::Deserialize;
use serde_json::json;

use super::{
    Answer, Decoded, Error, Method, Phase, Problem, Request, Severity,
    body::{self, Fault},
    classify::ErrorBody,
    lenient,
    request::{KOOPHONE_ID_LIMIT, path},
};

/// `POST /v1/instances/prepare-progress`: the progress of a cloud phone's preparation.
///
/// # Errors
/// A configuration error when an ID is empty or longer than [`KOOPHONE_ID_LIMIT`].
pub fn show_preparation(user_id: &str, instance_id: &str) -> Result<Request, Error> {
    for (field, id) in [("user_id", user_id), ("instance_id", instance_id)] {
        if id.is_empty() || id.chars().count() > KOOPHONE_ID_LIMIT {
            return Err(Error::unusable_id(field, id));
        }
    }
    // Both are strings: a user ID has 19 digits and would lose some as a JavaScript number.
    let body = json!({ "user_id": user_id, "instance_id": instance_id });
    Ok(Request {
        method: Method::Post,
        path: path(&["v1", "instances", "prepare-progress"]),
        query: Vec::new(),
        headers: vec![("accept", "application/json"), ("content-type", "application/json")],
        body: Some(body.to_string()),
    })
}

/// The answer of the prepare-progress call. It has no percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// The state of the preparation.
    pub state: PrepareState,
    /// How many phones wait before it; only while queuing. The document calls it a time and names no
    /// unit, but its name says a count.
    pub waiting: Option<i64>,
}

/// `data.status`. The numbers of the sibling call `prepare` have other meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrepareState {
    /// 3: backing up.
    BackingUp,
    /// -1: processing failure.
    Failed,
    /// 0: normal, the end.
    Normal,
    /// 1: queuing.
    Queuing,
    /// 2: restoring and offline.
    Restoring,
    /// A number that the document does not have.
    Unknown(i64),
}

impl PrepareState {
    /// Reads `data.status`.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            -1 => Self::Failed,
            0 => Self::Normal,
            1 => Self::Queuing,
            2 => Self::Restoring,
            3 => Self::BackingUp,
            other => Self::Unknown(other),
        }
    }

    /// The number that was sent.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::BackingUp => 3,
            Self::Failed => -1,
            Self::Normal => 0,
            Self::Queuing => 1,
            Self::Restoring => 2,
            Self::Unknown(number) => number,
        }
    }

    /// How much attention it needs.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::BackingUp | Self::Queuing | Self::Restoring => Severity::Transition,
            Self::Failed => Severity::Failed,
            Self::Normal => Severity::Running,
            Self::Unknown(_) => Severity::Unknown,
        }
    }

    /// The phase of this state, in the classification that all three services share.
    #[must_use]
    pub fn phase(self) -> Phase {
        match self {
            Self::BackingUp | Self::Queuing | Self::Restoring => Phase::Underway,
            Self::Failed => Phase::Failed,
            Self::Normal => Phase::Succeeded,
            Self::Unknown(number) => Phase::Unknown(number.to_string()),
        }
    }
}

/// `ShowProgressResponse`; `error_code` is `"0"` when all is well.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(deserialize_with = "lenient::nested")]
    data: Option<Data>,
    #[serde(deserialize_with = "lenient::text")]
    error_code: Option<String>,
}

/// `InstancePrepareProgressRspData`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Data {
    #[serde(deserialize_with = "lenient::integer")]
    status: Option<i64>,
    #[serde(rename = "waitingCount", deserialize_with = "lenient::integer")]
    waiting_count: Option<i64>,
}

/// Decodes a cloud phone's preparation.
///
/// The error code is checked before anything else. An answer without `data` is an error, not a ready phone.
///
/// # Errors
/// The API's own error, also inside HTTP 200; [`Kind::Invalid`](super::Kind::Invalid) where `data`
/// or its status is missing.
pub fn decode_preparation(answer: &Answer) -> Result<Decoded<Preparation>, Error> {
    let read = |text: &str| lenient::object::<Wire>(text).map_err(Fault::from);
    let Decoded { value: progress, is_repaired } = body::decode(answer, read)?;
    if progress.error_code.is_some_and(|code| code != "0") {
        return Err(Error::answered(answer, ErrorBody::read(answer)));
    }
    let data = progress.data.unwrap_or_default();
    let Some(number) = data.status else {
        return Err(Error::invalid(answer, Problem::NoDataStatus));
    };
    let state = PrepareState::from_number(number);
    let waiting = if state == PrepareState::Queuing { data.waiting_count } else { None };
    Ok(Decoded { value: Preparation { state, waiting }, is_repaired })
}
