//! How unclear places of the documents are interpreted: one test for each place, in the order of the
//! services, 1 to 13.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use std::time::Duration;

use instance_console::api::{
    Error, Failure, Kind, Moment, Phase, Process, RomaStatus, Severity, Status, Timestamp, Value,
    apig, status::Code, zones,
};
use serde_json::{Value as Json, json};

use crate::fixture::{self, answer, decode, ok};

/// The documented process with some of its parts replaced.
pub(crate) fn process_with(changes: &[(&str, Json)]) -> Process {
    let mut body: Json = serde_json::from_str(fixture::PROCESS).unwrap();
    for (pointer, value) in changes {
        *body.pointer_mut(pointer).unwrap() = value.clone();
    }
    decode::process(&ok(&body.to_string())).unwrap()
}

fn at(moment: Option<Moment>) -> Timestamp {
    moment.unwrap().timestamp().unwrap()
}

fn moment(millis: i64) -> Option<Timestamp> {
    Timestamp::from_unix(millis)
}

#[test]
fn r01_roma_status_is_compared_in_any_case_and_the_sterner_of_two_wins() {
    let status = |inner: Json, outer: Json| {
        let process = process_with(&[("/instance/status", inner), ("/status", outer)]);
        (process.status.word().to_owned(), process.phase())
    };
    let known = |word: &str, phase: Phase| (word.to_owned(), phase);
    // As documented: both words mean the same, and the instance's own word is kept.
    assert_eq!(status(json!("CREATING"), json!("creating")), known("CREATING", Phase::Underway));
    assert_eq!(status(json!("Running"), json!("success")), known("Running", Phase::Succeeded));
    assert_eq!(status(json!("create_failed"), json!("x")), known("create_failed", Phase::Failed));
    // A failed status wins over a creating one, and that over a running one, whichever of the two it is.
    for (inner, outer, word, phase) in [
        ("RUNNING", "creating", "creating", Phase::Underway),
        ("CREATING", "success", "CREATING", Phase::Underway),
        ("CREATING", "failed", "failed", Phase::Failed),
        ("CREATE_FAILED", "success", "CREATE_FAILED", Phase::Failed),
    ] {
        assert_eq!(status(json!(inner), json!(outer)), known(word, phase));
    }
    // A missing or unknown status yields to the other one.
    assert_eq!(status(Json::Null, json!("creating")), known("creating", Phase::Underway));
    assert_eq!(status(json!("RUNNING"), Json::Null), known("RUNNING", Phase::Succeeded));
    assert_eq!(status(json!("ODD"), json!("success")), known("success", Phase::Succeeded));
    assert_eq!(
        status(json!("ODD"), json!("odder")),
        known("ODD", Phase::Unknown("ODD".to_owned()))
    );
    assert_eq!(status(json!(""), json!("odder")).0, "odder");
}

#[test]
fn r02_a_job_id_in_error_code_is_not_an_error() {
    let job = "JOB-0d42a6bc-3f3d-446a-8351-00a110f56137";
    let process = process_with(&[]);
    assert_eq!((process.job.as_deref(), process.failure.as_ref()), (Some(job), None));
    assert_eq!(process.phase(), Phase::Underway);
    // Nor is any other code an error, while the creation is under way and there is no error message.
    let process = process_with(&[("/instance/errorCode", json!("ROMA.1"))]);
    assert_eq!((process.failure.as_ref(), process.phase()), (None, Phase::Underway));
    // A message is an error, whatever the status.
    let process = process_with(&[("/instance/errorMessage", json!("no room"))]);
    let failure = Failure { code: None, message: Some("no room".to_owned()) };
    assert_eq!((process.failure.as_ref(), process.phase()), (Some(&failure), Phase::Failed));
    assert_eq!(process.job.as_deref(), Some(job));
    // A failed status is an error, too, and then the code belongs to the error.
    let failed = ("/instance/status", json!("CREATE_FAILED"));
    let process = process_with(&[failed.clone(), ("/instance/errorCode", json!("ROMA.1"))]);
    let failure = Failure { code: Some("ROMA.1".to_owned()), message: None };
    assert_eq!((process.failure.as_ref(), process.job.as_deref()), (Some(&failure), None));
    let process = process_with(&[failed, ("/instance/errorCode", json!(17))]);
    assert_eq!(process.failure.unwrap().code.as_deref(), Some("17"));
}

#[test]
fn r02_a_code_of_a_part_that_is_under_way_is_not_an_error() {
    let job = ("/item/1/error_code", json!("JOB-1"));
    assert_eq!(process_with(std::slice::from_ref(&job)).services[1].failure, None);
    let failed = process_with(&[job, ("/item/1/status", json!("failed"))]);
    assert!(failed.services[1].failure.is_some());
    let told = process_with(&[("/item/1/error_msg", json!("no room"))]);
    assert_eq!(told.services[1].failure.as_ref().unwrap().message.as_deref(), Some("no room"));
}

#[test]
fn r03_elapsed_is_by_the_servers_clock_and_taken_time_stays_a_bare_number() {
    let process = process_with(&[]);
    let start = process.started.unwrap().timestamp().unwrap();
    let now = process.server_time.unwrap();
    assert_eq!(now.since(start), Duration::from_millis(30_109));
    assert_eq!(start.since(now), Duration::ZERO);
    let taken: Vec<_> = process.services.iter().map(|service| service.taken_time).collect();
    assert_eq!(taken, [Some(0), Some(1)]);
}

#[test]
fn r04_zero_null_and_absent_times_are_not_yet_and_never_1970() {
    let process = process_with(&[("/start_time", json!(0)), ("/currentTime", Json::Null)]);
    assert_eq!((process.started, process.ended, process.server_time), (None, None, None));
    assert_eq!(process.services[0].started, None);
    assert!(process.services[0].is_waiting());
    assert!(!process.services[1].is_waiting());
    for body in ["{}", r#"{"start_time":0,"end_time":0,"status":"success"}"#] {
        let creation = decode::progress(&ok(body)).unwrap();
        assert_eq!((creation.started, creation.ended), (None, None));
    }
    assert_eq!((moment(0), moment(-1), moment(i64::MIN)), (None, None, None));
}

#[test]
fn r05_times_are_milliseconds_and_below_1e11_seconds() {
    let millis = |number| moment(number).map(Timestamp::as_millis);
    assert_eq!(millis(1_597_389_901_161), Some(1_597_389_901_161));
    assert_eq!(millis(1_597_389_901), Some(1_597_389_901_000));
    assert_eq!(millis(99_999_999_999), Some(99_999_999_999_000));
    assert_eq!(millis(100_000_000_000), Some(100_000_000_000));
    // The last millisecond of the year 9999, which is sent for "never".
    assert_eq!(millis(253_402_300_799_999), Some(253_402_300_799_999));
    // A larger number is in microseconds or nanoseconds.
    assert_eq!(millis(1_597_389_901_161_999), Some(1_597_389_901_161));
    assert_eq!(millis(1_597_389_901_161_999_999), Some(1_597_389_901_161));
    assert_eq!(millis(i64::MAX), None);
    // More than 32 bits, also with a fraction of zero and as a string.
    for sent in ["1597389901161", "1597389901161.0", "1.597389901161e12", r#""1597389901161""#] {
        let body = format!(r#"{{"start_time":{sent}}}"#);
        let creation = decode::progress(&ok(&body)).unwrap();
        assert_eq!(creation.started, moment(1_597_389_901_161).map(Moment::At), "{sent}");
    }
}

#[test]
fn r06_the_detail_example_is_a_create_request_and_still_an_instance() {
    let detail = decode::detail(&ok(fixture::DETAIL), "asked").unwrap();
    assert_eq!(detail.instance.id, "asked");
    assert_eq!(detail.instance.name, "apig-demo");
    assert_eq!(detail.instance.spec.as_deref(), Some("PROFESSIONAL"));
    assert_eq!(detail.instance.status, Status::default());
    assert_eq!(detail.instance.status.severity(), Severity::Unknown);
    let both =
        decode::detail(&ok(r#"{"id":"own","spec":"BASIC","spec_id":"x"}"#), "asked").unwrap();
    assert_eq!((both.instance.id.as_str(), both.instance.spec.as_deref()), ("own", Some("BASIC")));
    let empty = decode::detail(&ok(r#"{"id":"","spec":""}"#), "asked").unwrap();
    assert_eq!((empty.instance.id.as_str(), &empty.instance.spec), ("asked", &None));
    assert!(decode::detail(&ok("{}"), "asked").is_ok());
}

#[test]
fn r07_zones_are_one_string_or_json_in_a_string_or_an_array() {
    assert_eq!(zones::split("[xx-xxx-7a, xx-xxx-7b]"), ["xx-xxx-7a", "xx-xxx-7b"]);
    assert_eq!(zones::split(r#"["az0.dc0"]"#), ["az0.dc0"]);
    let zones = |body: &str| {
        let detail = decode::detail(&ok(body), "asked").unwrap();
        detail.fields().into_iter().next().map(|field| field.value)
    };
    let two = Some(Value::List(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(zones(r#"{"available_zone_ids":"[a, b]"}"#), two);
    assert_eq!(zones(r#"{"available_zone_ids":["a","b"]}"#), two);
    for none in [r#""""#, r#""[]""#, r#"" , ""#, "[]", "null"] {
        assert_eq!(zones(&format!(r#"{{"available_zone_ids":{none}}}"#)), None, "{none}");
    }
}

#[test]
fn r08_the_number_decides_and_a_disagreement_is_kept() {
    let status = |row: &str| {
        let page = decode::instances(&ok(&format!(r#"{{"instances":[{row}]}}"#))).unwrap();
        page.instances[0].status.clone()
    };
    let agree = status(r#"{"id":"a","instance_status":6,"status":"Running"}"#);
    assert_eq!((agree.code(), agree.is_contradictory()), (Some(Code::Running), false));
    let string = status(r#"{"id":"a","instance_status":"6"}"#);
    assert_eq!((string.code(), string.number()), (Some(Code::Running), Some(6)));
    let other = status(r#"{"id":"a","instance_status":6,"status":"Creating"}"#);
    assert_eq!((other.code(), other.is_contradictory()), (Some(Code::Running), true));
    assert_eq!(other.name(), Some("Creating"));
    for number in ["9", "null", "[]", "6.5", "1e300"] {
        let row = format!(r#"{{"id":"a","instance_status":{number},"status":"Frozen"}}"#);
        assert_eq!(status(&row).code(), Some(Code::Frozen), "{number}");
    }
    let unknown = status(r#"{"id":"a","instance_status":99,"status":"Levitating"}"#);
    assert_eq!((unknown.code(), unknown.severity()), (None, Severity::Unknown));
    assert_eq!((unknown.number(), unknown.name()), (Some(99), Some("Levitating")));
}

#[test]
fn r09_spellings_stay_irregular_and_are_matched_in_any_case() {
    for (sent, code) in [
        ("createfail", Code::CreateFail),
        ("RESTARTFAIL", Code::RestartFail),
        ("initingfailed", Code::InitingFailed),
        ("UnRegisterFailed", Code::UnRegisterFailed),
        ("UnregisterTimeout", Code::UnregisterTimeout),
        ("rollbacking", Code::Rollbacking),
    ] {
        assert_eq!(Code::from_name(sent), Some(code));
    }
    assert_eq!(Code::UnRegisterFailed.name(), "UnRegisterFailed");
    let roma = |word: &str| RomaStatus::new(word.to_owned());
    assert_eq!(roma("DELETE_FALIED").code(), roma("DELETE_FAILED").code());
    assert_eq!(roma("DELETE_FALIED").severity(), Severity::Failed);
    assert_eq!(roma("DELETE_FALIED").word(), "DELETE_FALIED");
}

#[test]
fn r10_every_failure_and_timeout_is_severe_and_a_success_in_name_is_not_the_end() {
    for code in Code::all() {
        let ended_badly =
            ["Fail", "Failed", "Timeout"].iter().any(|end| code.name().ends_with(end));
        assert_eq!(code.severity() == Severity::Failed, ended_badly, "{code:?}");
    }
    assert_eq!(Code::Running.severity(), Severity::Running);
    assert_eq!(Code::Unhealthy.severity(), Severity::Warning);
    assert_eq!(Code::Frozen.severity(), Severity::Stopped);
    assert!(Code::CreateSuccess.is_creation() && Code::CreateSuccess.is_changing());
    assert_eq!(Code::RollbackSuccess.severity(), Severity::Transition);
    assert!(!Code::RollbackSuccess.is_changing());
}

#[test]
fn r11_one_hundred_percent_with_creating_is_still_creating() {
    let creation = decode::progress(&ok(r#"{"progress":100,"status":"creating"}"#)).unwrap();
    assert_eq!((creation.percent, creation.phase), (Some(100), Phase::Underway));
    let creation = decode::progress(&ok(fixture::PROGRESS_CREATING)).unwrap();
    // Nor does an end time mean that the creation has ended.
    assert_eq!(
        (creation.phase, creation.percent, creation.ended),
        (Phase::Underway, Some(50), None)
    );
    let creation = decode::progress(&ok(fixture::PROGRESS)).unwrap();
    assert_eq!((creation.phase, creation.percent), (Phase::Succeeded, Some(100)));
    assert_eq!(at(creation.ended).since(at(creation.started)).as_millis(), 323_750);
}

#[test]
fn r11_percent_is_clamped_and_zero_is_a_value() {
    for (sent, percent) in [
        ("0", Some(0)),
        ("30", Some(30)),
        ("99", Some(99)),
        ("100", Some(100)),
        ("101", Some(100)),
        ("-1", Some(0)),
        (r#""80""#, Some(80)),
        ("9223372036854775807", Some(100)),
        ("50.0", Some(50)),
        ("null", None),
        (r#""half""#, None),
        ("[]", None),
    ] {
        let creation = decode::progress(&ok(&format!(r#"{{"progress":{sent}}}"#))).unwrap();
        assert_eq!(creation.percent, percent, "{sent}");
        assert_eq!(creation.phase, Phase::Unknown(String::new()));
    }
}

#[test]
fn r12_error_fields_inside_a_good_answer_are_the_creations_and_not_the_calls() {
    let creation = decode::progress(&ok(fixture::PROGRESS_FAILED)).unwrap();
    assert_eq!((creation.phase, creation.percent), (Phase::Failed, Some(0)));
    assert_eq!(creation.failure.unwrap().code.as_deref(), Some("APIC.9218"));
    assert_eq!(decode::progress(&ok(fixture::PROGRESS)).unwrap().failure, None);
    // Without the status `failed` they mean nothing.
    let odd = r#"{"status":"creating","error_code":"APIC.9218","error_msg":"m"}"#;
    assert_eq!(decode::progress(&ok(odd)).unwrap().failure, None);
    for none in [r#""""#, "null", r#""0""#, "0"] {
        let body = format!(r#"{{"status":"failed","error_code":{none},"error_msg":""}}"#);
        assert_eq!(decode::progress(&ok(&body)).unwrap().failure, None, "{none}");
        let body = format!(r#"{{"data":{{"status":0}},"error_code":{none}}}"#);
        assert!(decode::preparation(&ok(&body)).is_ok(), "{none}");
    }
    assert!(process_with(&[]).services.iter().all(|service| service.failure.is_none()));
}

#[test]
fn r13_progress_of_an_old_instance_is_done_or_not_found() {
    let creation = decode::progress(&ok(fixture::PROGRESS)).unwrap();
    assert_eq!((creation.phase, creation.percent), (Phase::Succeeded, Some(100)));
    let error: Error = decode::progress(&answer(404, fixture::ERROR_404)).unwrap_err();
    assert_eq!((error.kind, error.is_retryable()), (Kind::NotFound, false));
    assert!(apig::show_instance("p", "i").is_ok());
}
