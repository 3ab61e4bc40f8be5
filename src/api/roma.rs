//! The progress of the creation of a ROMA Connect instance and its sub-services.

use serde::Deserialize;

use super::{
    Answer, Decoded, Error, Failure, Field, Moment, Phase, Problem, Request, SentObject,
    ServiceName, Severity, Timestamp,
    body::{self, Fault},
    field,
    lenient::{self, Entries},
    request::{path, segment},
};

/// `GET /v2/{projectId}/instances/{instanceId}/process`: a creation with its sub-services.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_process(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("projectId", project_id)?;
    let instance = segment("instanceId", instance_id)?;
    Ok(Request::get(path(&["v2", project, "instances", instance, "process"])))
}

/// The answer of the creation process call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// The instance's ID; empty when none was sent.
    pub id: String,
    /// The instance's name; empty when none was sent.
    pub name: String,
    /// Its status: `instance.status`, else the outer `status`; of two that disagree, failed goes before
    /// creating, and creating before running.
    pub status: RomaStatus,
    /// 0 to 100, clamped; `None` when none was sent.
    pub percent: Option<u8>,
    /// Why it failed. A message alone means a failure too, whatever the status.
    pub failure: Option<Failure>,
    /// The ID of the job that creates it, which the service sends as its error code.
    pub job: Option<String>,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended; `None` while under way.
    pub ended: Option<Moment>,
    /// The server's clock when it answered, to the millisecond.
    pub server_time: Option<Timestamp>,
    /// Its parts, in the order in which they came.
    pub services: Vec<SubService>,
    /// The instance object as it was sent; empty when none was.
    pub sent: SentObject,
}

impl Process {
    /// Every field of the instance object, documented ones first and in the document's order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        field::read(ServiceName::Roma, &self.sent)
    }

    /// Its specification; `None` where none was sent, or a masked one.
    #[must_use]
    pub fn spec(&self) -> Option<String> {
        self.sent.text("specCode").filter(|spec| spec != "#")
    }

    /// Whether two answers differ in nothing but the time at which they were given.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        *self == Self { server_time: self.server_time, ..other.clone() }
    }

    /// Its phase, which all three services have in common.
    #[must_use]
    pub fn phase(&self) -> Phase {
        if self.failure.is_some() { Phase::Failed } else { self.status.phase() }
    }
}

/// One part of a ROMA instance, such as `mqs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubService {
    /// Its name as sent.
    pub name: String,
    /// Its phase. A part that is under way without [`SubService::started`] is waiting.
    pub phase: Phase,
    /// 0 to 100, clamped; `None` when none was sent.
    pub percent: Option<u8>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// When it began; `None` while it waits.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// `taken_time` as sent: its unit is not documented, so it is no duration.
    pub taken_time: Option<i64>,
}

impl SubService {
    /// Whether its turn has not come yet.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.phase == Phase::Underway && self.started.is_none()
    }

    /// How much attention it needs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.is_waiting() { Severity::Stopped } else { self.phase.severity() }
    }
}

/// The status of a ROMA instance, with the words of all calls of the service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RomaStatus {
    word: String,
}

/// A documented status. The process call documents the first three; the others are those of its
/// sibling calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is spelt as the documents spell it")]
pub enum RomaCode {
    Creating,
    Running,
    CreateFailed,
    Success,
    Failed,
    Error,
    Starting,
    Deleting,
    Deleted,
    SoftDeleted,
    DeleteFailed,
    Freezing,
    Frozen,
    FreezeFailed,
    Available,
}

/// A code, its word in upper case, and how much attention it needs. One call misspells `DELETE_FAILED`.
type Entry = (RomaCode, &'static str, Severity);

const TABLE: [Entry; 16] = [
    (RomaCode::Creating, "CREATING", Severity::Transition),
    (RomaCode::Running, "RUNNING", Severity::Running),
    (RomaCode::CreateFailed, "CREATE_FAILED", Severity::Failed),
    (RomaCode::Success, "SUCCESS", Severity::Running),
    (RomaCode::Failed, "FAILED", Severity::Failed),
    (RomaCode::Error, "ERROR", Severity::Failed),
    (RomaCode::Starting, "STARTING", Severity::Transition),
    (RomaCode::Deleting, "DELETING", Severity::Transition),
    (RomaCode::Deleted, "DELETED", Severity::Stopped),
    (RomaCode::SoftDeleted, "SOFT_DELETED", Severity::Stopped),
    (RomaCode::DeleteFailed, "DELETE_FAILED", Severity::Failed),
    (RomaCode::DeleteFailed, "DELETE_FALIED", Severity::Failed),
    (RomaCode::Freezing, "FREEZING", Severity::Transition),
    (RomaCode::Frozen, "FROZEN", Severity::Stopped),
    (RomaCode::FreezeFailed, "FREEZE_FAILED", Severity::Failed),
    (RomaCode::Available, "AVAILABLE", Severity::Running),
];

impl RomaStatus {
    /// Takes a status as sent.
    #[must_use]
    pub const fn new(word: String) -> Self {
        Self { word }
    }

    /// The word as sent; empty when none was.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The documented status that the word means, in any case; `None` for an undocumented word.
    #[must_use]
    pub fn code(&self) -> Option<RomaCode> {
        self.entry().map(|(code, ..)| code)
    }

    /// How much attention it needs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.entry().map_or(Severity::Unknown, |(.., severity)| severity)
    }

    /// The phase of its creation. It is unknown for an instance that was deleted or frozen: its creation may
    /// have ended either way.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.severity() {
            Severity::Failed => Phase::Failed,
            Severity::Transition => Phase::Underway,
            Severity::Running | Severity::Warning => Phase::Succeeded,
            Severity::Stopped | Severity::Unknown => Phase::Unknown(self.word.clone()),
        }
    }

    /// Of the inner and the outer status, the one that claims less: failed before creating before
    /// running. An unknown or missing one yields to the other.
    #[must_use]
    pub fn reconcile(inner: Self, outer: Self) -> Self {
        let rank = |status: &Self| match status.phase() {
            Phase::Failed => 0,
            Phase::Underway => 1,
            Phase::Succeeded => 2,
            Phase::Unknown(word) => 3 + u8::from(word.is_empty()),
        };
        if rank(&outer) < rank(&inner) { outer } else { inner }
    }

    fn entry(&self) -> Option<Entry> {
        TABLE.into_iter().find(|(_, word, _)| word.eq_ignore_ascii_case(&self.word))
    }
}

/// The answer of `GetCreateInstanceProcessV2`, whose names mix camel case and snake case.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wire<'a> {
    #[serde(rename = "currentTime", deserialize_with = "lenient::moment")]
    current_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::text")]
    instance_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient::moment")]
    start_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::moment")]
    end_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::percent")]
    progress: Option<u8>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(deserialize_with = "lenient::nested")]
    instance: Option<SentObject>,
    #[serde(borrow)]
    item: Entries<'a>,
}

/// A sub-service. Only the document's example describes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Item {
    #[serde(deserialize_with = "lenient::text")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient::moment")]
    start_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::moment")]
    end_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(deserialize_with = "lenient::integer")]
    taken_time: Option<i64>,
    #[serde(deserialize_with = "lenient::percent")]
    progress: Option<u8>,
    #[serde(deserialize_with = "lenient::text")]
    error_msg: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    error_code: Option<String>,
}

/// Decodes a creation process.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](super::Kind::Invalid) for a body without any status.
pub fn decode_process(answer: &Answer) -> Result<Decoded<Process>, Error> {
    body::decode(answer, process)
}

fn process(text: &str) -> Result<Process, Fault> {
    let process: Wire<'_> = lenient::object(text)?;
    let sent = process.instance.unwrap_or_default();
    let status = RomaStatus::reconcile(
        RomaStatus::new(sent.text("status").unwrap_or_default()),
        RomaStatus::new(process.status.unwrap_or_default()),
    );
    if status.word().is_empty() && process.progress.is_none() {
        return Err(Fault::Problem(Problem::NoStatus));
    }
    // While the instance is being created, the error code is the job's ID.
    let (job, code) = match sent.text("errorCode") {
        Some(code) if code.starts_with("JOB-") => (Some(code), None),
        code => (None, code),
    };
    let message = sent.text("errorMessage");
    let has_failed = status.phase() == Phase::Failed || message.is_some();
    let is_underway = status.phase() == Phase::Underway;
    let items = process.item.0.unwrap_or_default();
    let service = |item: &serde_json::value::RawValue| lenient::object::<Item>(item.get()).ok();
    Ok(Process {
        id: process.instance_id.or_else(|| sent.text("instanceId")).unwrap_or_default(),
        name: process.name.or_else(|| sent.text("name")).unwrap_or_default(),
        percent: process.progress,
        failure: has_failed.then(|| Failure::read(code, message)).flatten(),
        job,
        started: process.start_time,
        ended: process.end_time.filter(|_| !is_underway),
        server_time: process.current_time.as_ref().and_then(Moment::timestamp),
        services: items.into_iter().filter_map(service).map(Item::service).collect(),
        sent,
        status,
    })
}

impl Item {
    fn service(self) -> SubService {
        let phase = Phase::from_word(&self.status.unwrap_or_default());
        SubService {
            name: self.name.unwrap_or_default(),
            percent: self.progress,
            // As with the instance itself, a code alone may be a job's ID.
            failure: Failure::read(self.error_code, self.error_msg)
                .filter(|failure| phase == Phase::Failed || failure.message.is_some()),
            started: self.start_time,
            ended: self.end_time,
            taken_time: self.taken_time,
            phase,
        }
    }
}
