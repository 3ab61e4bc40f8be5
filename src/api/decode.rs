//! What each answer means: functions of status, headers and body.
//!
//! None of them can panic, whatever the bytes are, and each reads the body once.

use std::sync::Arc;

use super::{
    Answer, Charging, Creation, Detail, Error, Failure, Instance, Json, Page, Phase, Preparation,
    PrepareState, Problem, Process, RomaStatus, Status, SubService, Timestamp,
    classify::ErrorBody,
    json::Object,
    wire::{self, Fields},
};

/// Decodes a page of the list.
///
/// A null or absent `instances` is an empty page. An entry that is no object, or has no ID by which
/// it could be told apart, is counted in [`Page::received`] and left out.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](super::Kind::Invalid) for a body that is no page.
pub fn instances(answer: &Answer) -> Result<Page, Error> {
    let object = read(answer)?;
    let list = Fields(&object);
    let Some(entries) = list.entries("instances") else {
        return Err(Error::invalid(answer.status, &answer.headers, Problem::InstancesNotAnArray));
    };
    let received = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    let instances = entries.filter_map(|entry| instance(entry?, None)).collect();
    let total = list.integer("total").and_then(|total| u64::try_from(total).ok());
    Ok(Page { instances, received, total })
}

/// Decodes an instance's detail; `asked` is the ID that was asked for, taken when none was sent.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](super::Kind::Invalid) for a body that is no object.
pub fn detail(answer: &Answer, asked: &str) -> Result<Detail, Error> {
    let object = read(answer)?;
    let instance = instance(Fields(&object), Some(asked)).unwrap_or_default();
    Ok(Detail { instance, sent: object })
}

/// Decodes the progress of a creation.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](super::Kind::Invalid) for a body that is no object.
pub fn progress(answer: &Answer) -> Result<Creation, Error> {
    let progress = wire::apig::Progress::read(Fields(&read(answer)?));
    let phase = Phase::from_word(&progress.status.unwrap_or_default());
    let has_failed = phase == Phase::Failed;
    let ended = if phase.is_terminal() { moment(progress.end_time) } else { None };
    Ok(Creation {
        percent: percent(progress.progress),
        failure: has_failed
            .then(|| Failure::read(progress.error_code, progress.error_msg))
            .flatten(),
        started: moment(progress.start_time),
        ended,
        phase,
    })
}

/// Decodes a ROMA creation process.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](super::Kind::Invalid) for a body without any status.
pub fn process(answer: &Answer) -> Result<Process, Error> {
    let object = read(answer)?;
    let fields = Fields(&object);
    let process = wire::roma::Process::read(fields);
    let instance = fields.object("instance");
    let inner = |name: &str| instance?.text(name);
    let status = RomaStatus::reconcile(
        RomaStatus::new(inner("status").unwrap_or_default()),
        RomaStatus::new(process.status.unwrap_or_default()),
    );
    if status.word().is_empty() && process.progress.is_none() {
        return Err(Error::invalid(answer.status, &answer.headers, Problem::NoStatus));
    }
    // While it is being made, the error code is the job's ID.
    let (job, code) = match inner("errorCode") {
        Some(code) if code.starts_with("JOB-") => (Some(code), None),
        code => (None, code),
    };
    let message = inner("errorMessage");
    let has_failed = status.phase() == Phase::Failed || message.is_some();
    let ended = if status.phase() == Phase::Underway { None } else { moment(process.end_time) };
    Ok(Process {
        id: process.instance_id.or_else(|| inner("instanceId")).unwrap_or_default(),
        name: process.name.or_else(|| inner("name")).unwrap_or_default(),
        percent: percent(process.progress),
        failure: has_failed.then(|| Failure::read(code, message)).flatten(),
        job,
        started: moment(process.start_time),
        ended,
        server_time: moment(process.current_time),
        services: fields
            .entries("item")
            .into_iter()
            .flatten()
            .filter_map(|item| item.map(service))
            .collect(),
        sent: instance.map(|Fields(object)| object.clone()).unwrap_or_default(),
        status,
    })
}

/// Decodes a cloud phone's preparation.
///
/// The code is looked at before anything else, and an answer without `data` is not taken for ready.
///
/// # Errors
/// The API's own error, also inside HTTP 200; [`Kind::Invalid`](super::Kind::Invalid) where `data`
/// or its status is missing.
pub fn preparation(answer: &Answer) -> Result<Preparation, Error> {
    let progress = wire::koophone::Progress::read(Fields(&read(answer)?));
    if progress.error_code.is_some_and(|code| code != "0") {
        let body = ErrorBody::read(&answer.body);
        return Err(Error::answered(answer.status, &answer.headers, body));
    }
    let Some(number) = progress.status else {
        return Err(Error::invalid(answer.status, &answer.headers, Problem::NoDataStatus));
    };
    let state = PrepareState::from_number(number);
    let waiting = if state == PrepareState::Queuing { progress.waiting_count } else { None };
    Ok(Preparation { state, waiting })
}

fn read(answer: &Answer) -> Result<Object, Error> {
    if !(200..300).contains(&answer.status) {
        let body = ErrorBody::read(&answer.body);
        return Err(Error::answered(answer.status, &answer.headers, body));
    }
    let invalid = |problem| Error::invalid(answer.status, &answer.headers, problem);
    match Json::read(&answer.body) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(_) => Err(invalid(Problem::NotAnObject)),
        Err(problem) => Err(invalid(Problem::NotJson { line: problem.line(&answer.body) })),
    }
}

/// `None` for an entry without an ID, where none was `asked` for either.
fn instance(fields: Fields<'_>, asked: Option<&str>) -> Option<Arc<Instance>> {
    let entry = wire::apig::Instance::read(fields);
    Some(Arc::new(Instance {
        id: entry.id.or_else(|| asked.map(str::to_owned))?,
        name: entry.instance_name.unwrap_or_default(),
        status: Status::decode(entry.instance_status, entry.status),
        spec: entry.spec.or(entry.spec_id),
        created: moment(entry.create_time),
        eip: entry.eip_address.or(entry.public_ip),
        charging: entry.charging_mode.map(Charging::from_number),
        enterprise_project_id: entry.enterprise_project_id,
        project_id: entry.project_id,
        order: entry.cbc_metadata,
        kind: entry.r#type,
        load_balancer: entry.loadbalancer_provider,
    }))
}

fn service(fields: Fields<'_>) -> SubService {
    let item = wire::roma::Item::read(fields);
    let phase = Phase::from_word(&item.status.unwrap_or_default());
    SubService {
        name: item.name.unwrap_or_default(),
        percent: percent(item.progress),
        // As with the instance itself, a code alone may be a job's.
        failure: Failure::read(item.error_code, item.error_msg)
            .filter(|failure| phase == Phase::Failed || failure.message.is_some()),
        started: moment(item.start_time),
        ended: moment(item.end_time),
        taken_time: item.taken_time,
        phase,
    }
}

fn moment(number: Option<i64>) -> Option<Timestamp> {
    number.and_then(Timestamp::from_unix)
}

fn percent(number: Option<i64>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number.clamp(0, 100)).ok())
}
