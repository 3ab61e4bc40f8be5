//! The statuses of an APIG instance, with the documents' own numbers and names.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use instance_console::api::{
    Severity::{self, Failed, Running, Stopped, Transition, Warning},
    Status,
    status::Code,
};

/// Number and name as documented; severity, whether it is a step of a creation, and whether it is polled
/// often.
const STATUSES: [(u8, &str, Severity, bool, bool); 37] = [
    (1, "Creating", Transition, true, true),
    (2, "CreateSuccess", Transition, true, true),
    (3, "CreateFail", Failed, false, false),
    (4, "Initing", Transition, true, true),
    (5, "Registering", Transition, true, true),
    (6, "Running", Running, false, false),
    (7, "InitingFailed", Failed, false, false),
    (8, "RegisterFailed", Failed, false, false),
    (10, "Installing", Transition, true, true),
    (11, "InstallFailed", Failed, false, false),
    (12, "Updating", Transition, false, true),
    (13, "UpdateFailed", Failed, false, false),
    (20, "Rollbacking", Transition, false, true),
    // Over by its name, but `Running` follows: it is polled slowly.
    (21, "RollbackSuccess", Transition, false, false),
    (22, "RollbackFailed", Failed, false, false),
    (23, "Deleting", Transition, false, true),
    (24, "DeleteFailed", Failed, false, false),
    (25, "Unregistering", Transition, false, true),
    (26, "UnRegisterFailed", Failed, false, false),
    (27, "CreateTimeout", Failed, false, false),
    (28, "InitTimeout", Failed, false, false),
    (29, "RegisterTimeout", Failed, false, false),
    (30, "InstallTimeout", Failed, false, false),
    (31, "UpdateTimeout", Failed, false, false),
    (32, "RollbackTimeout", Failed, false, false),
    (33, "DeleteTimeout", Failed, false, false),
    (34, "UnregisterTimeout", Failed, false, false),
    (35, "Starting", Transition, false, true),
    (36, "Freezing", Transition, false, true),
    (37, "Frozen", Stopped, false, false),
    (38, "Restarting", Transition, false, true),
    (39, "RestartFail", Failed, false, false),
    (40, "Unhealthy", Warning, false, false),
    (41, "RestartTimeout", Failed, false, false),
    // Newer than the document of the list.
    (42, "Resizing", Transition, false, true),
    (43, "ResizeFailed", Failed, false, false),
    (44, "ResizeTimeout", Failed, false, false),
];

fn code(name: &str) -> Code {
    Code::from_name(name).unwrap()
}

fn status(number: Option<i64>, name: &str) -> Status {
    Status::decode(number, Some(name.to_owned()))
}

#[track_caller]
fn check(status: &Status, known_as: Option<&str>, is_contradictory: bool) {
    assert_eq!(status.code().map(Code::name), known_as, "{status:?}");
    assert_eq!(status.is_contradictory(), is_contradictory, "{status:?}");
    let severity = known_as.map_or(Severity::Unknown, |name| code(name).severity());
    assert_eq!(status.severity(), severity, "{status:?}");
}

#[test]
fn every_documented_status_is_known_by_its_number() {
    for (number, name, ..) in STATUSES {
        check(&Status::decode(Some(number.into()), None), Some(name), false);
    }
}

#[test]
fn every_documented_status_is_known_by_its_name_in_any_case() {
    for (number, name, ..) in STATUSES {
        assert_eq!(code(name).number(), number);
        for name_sent in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
            check(&status(None, &name_sent), Some(name), false);
            check(&status(Some(number.into()), &name_sent), Some(name), false);
        }
    }
}

#[test]
fn the_table_has_the_documented_statuses_in_order_and_no_others() {
    let all: Vec<_> = Code::all().map(|code| (code.number(), code.name())).collect();
    let documented: Vec<_> = STATUSES.map(|(number, name, ..)| (number, name)).to_vec();
    assert_eq!(all, documented);
    for unused in [i64::MIN, -1, 0, 9, 14, 15, 16, 17, 18, 19, 45, 255, 256, 262, i64::MAX] {
        assert_eq!(Code::from_number(unused), None, "{unused}");
    }
}

#[test]
fn a_spelling_made_regular_is_not_a_status() {
    for name in ["CreateFailed", "RestartFailed", "InitFailed", "UnregisterFailed ", "Rollback"] {
        assert_eq!(Code::from_name(name), None, "{name}");
    }
}

#[test]
fn each_status_has_its_severity() {
    for (_, name, severity, ..) in STATUSES {
        assert_eq!(code(name).severity(), severity, "{name}");
    }
}

#[test]
fn each_status_says_whether_it_belongs_to_a_creation_and_whether_it_will_change() {
    for (_, name, _, is_creation, is_changing) in STATUSES {
        assert_eq!(code(name).is_creation(), is_creation, "{name}");
        assert_eq!(code(name).is_changing(), is_changing, "{name}");
    }
}

#[test]
fn an_unknown_number_and_an_unknown_word_are_kept() {
    let unknown = status(Some(99), "Levitating");
    check(&unknown, None, false);
    assert_eq!((unknown.number(), unknown.name()), (Some(99), Some("Levitating")));
    check(&Status::decode(Some(99), None), None, false);
    check(&status(None, "Levitating"), None, false);
}

#[test]
fn nothing_sent_is_unknown_and_no_contradiction() {
    check(&Status::decode(None, None), None, false);
    check(&status(None, ""), None, false);
    assert_eq!(Status::decode(None, Some(String::new())).name(), None);
}

#[test]
fn a_known_number_decides_over_another_name_and_both_are_kept() {
    let both = status(Some(6), "Creating");
    check(&both, Some("Running"), true);
    assert_eq!((both.number(), both.name()), (Some(6), Some("Creating")));
    check(&status(Some(6), "Levitating"), Some("Running"), true);
}

#[test]
fn a_known_name_decides_over_an_unknown_number_and_both_are_kept() {
    let both = status(Some(99), "running");
    check(&both, Some("Running"), true);
    assert_eq!((both.number(), both.name()), (Some(99), Some("running")));
}
