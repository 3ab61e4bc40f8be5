//! The words of ROMA's statuses, from all its calls, and how a process ends.

use instance_console::api::{
    Phase::{self, Failed, Succeeded, Underway},
    RomaStatus,
    Severity::{self, Running, Stopped, Transition},
};
use serde_json::json;

use crate::readings::process_with;

#[track_caller]
fn check(word: &str, severity: Severity, phase: &Phase) {
    for word in [word.to_owned(), word.to_lowercase()] {
        let status = RomaStatus::new(word.clone());
        assert_eq!(status.word(), word);
        assert_eq!((status.severity(), &status.phase()), (severity, phase), "{word}");
        assert!(status.code().is_some(), "{word}");
    }
}

#[test]
fn every_word_of_the_process_call_is_known() {
    check("CREATING", Transition, &Underway);
    check("RUNNING", Running, &Succeeded);
    check("CREATE_FAILED", Severity::Failed, &Failed);
    check("SUCCESS", Running, &Succeeded);
    check("FAILED", Severity::Failed, &Failed);
}

#[test]
fn every_word_of_the_sibling_calls_and_of_older_services_is_known() {
    for word in ["DELETING", "FREEZING", "STARTING"] {
        check(word, Transition, &Underway);
    }
    for word in ["ERROR", "DELETE_FAILED", "DELETE_FALIED", "FREEZE_FAILED"] {
        check(word, Severity::Failed, &Failed);
    }
    for word in ["DELETED", "SOFT_DELETED", "FROZEN"] {
        // The creation may have ended well or badly.
        let status = RomaStatus::new(word.to_owned());
        assert_eq!((status.severity(), status.phase()), (Stopped, Phase::Unknown(word.to_owned())));
        assert!(status.code().is_some(), "{word}");
    }
    check("AVAILABLE", Running, &Succeeded);
}

#[test]
fn an_unknown_word_is_kept_and_claims_nothing() {
    for word in ["INITIALIZING", "", "creating "] {
        let status = RomaStatus::new(word.to_owned());
        assert_eq!((status.severity(), status.code()), (Severity::Unknown, None));
        assert_eq!(status.phase(), Phase::Unknown(word.to_owned()));
        assert!(!status.phase().is_terminal());
    }
}

#[test]
fn the_documented_words_of_a_phase_are_known_in_any_case() {
    for (word, phase) in [
        ("creating", Underway),
        ("success", Succeeded),
        ("failed", Failed),
        ("RUNNING", Succeeded),
        ("CREATE_FAILED", Failed),
        ("Creating", Underway),
    ] {
        assert_eq!(Phase::from_word(word), phase, "{word}");
    }
    assert_eq!(Phase::from_word("done"), Phase::Unknown("done".to_owned()));
}

#[test]
fn a_process_under_way_has_not_ended_whatever_its_end_time() {
    let end = ("/end_time", json!(1_741_262_503_894_i64));
    assert_eq!(process_with(std::slice::from_ref(&end)).ended, None);
    let done =
        process_with(&[end, ("/instance/status", json!("RUNNING")), ("/status", json!("success"))]);
    assert_eq!(done.ended.and_then(|end| end.timestamp()), done.server_time);
}

#[test]
fn the_example_has_two_parts_of_which_one_waits() {
    let process = process_with(&[]);
    assert_eq!(process.id, "b037d389-62a4-464a-8461-c88797ad4f23");
    assert_eq!((process.name.as_str(), process.percent), ("roma-2222", Some(0)));
    let parts: Vec<_> = process
        .services
        .iter()
        .map(|part| (part.name.as_str(), part.is_waiting(), part.percent, part.ended.is_some()))
        .collect();
    assert_eq!(parts, [("mqs", true, Some(0), false), ("lvs", false, Some(0), false)]);
}
