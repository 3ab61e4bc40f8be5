//! The kind of each error, by its code, else by its HTTP status.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use instance_console::api::{
    Answer, Error, Headers,
    Kind::{
        self, Configuration, Credential, Invalid, NotFound, Permission, Refused, Throttled,
        Transient, Transport,
    },
    Problem,
    classify::kind,
};

use crate::fixture::{self, answer, decode};

#[track_caller]
fn check(status: u16, codes: &[&str], expected: Kind) {
    for code in codes {
        assert_eq!(kind(status, Some(code)), expected, "{status} {code}");
        let body = format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#);
        // All five decoders must return the same error, because none of them reads the body of an error
        // itself.
        for error in all_five(&answer(status, &body)) {
            assert_eq!(error.kind, expected, "{status} {code}");
            assert_eq!(error.code.as_deref(), Some(*code));
            assert_eq!(error.status, Some(status));
            assert_eq!(error.message, "m");
        }
    }
}

/// As [`check`], for a family that the front gateway writes with either prefix.
#[track_caller]
fn check_front(status: u16, numbers: &[&str], expected: Kind) {
    for number in numbers {
        check(status, &[&format!("APIG.{number}"), &format!("APIGW.{number}")], expected);
    }
}

fn all_five(answer: &Answer) -> [Error; 5] {
    [
        decode::instances(answer).unwrap_err(),
        decode::detail(answer, "asked").unwrap_err(),
        decode::progress(answer).unwrap_err(),
        decode::process(answer).unwrap_err(),
        decode::preparation(answer).unwrap_err(),
    ]
}

#[test]
fn a_missing_expired_or_wrong_token_asks_for_a_new_one() {
    let codes = ["APIC.7100", "APIC.7101", "APIC.7102", "APIC.7103", "APIC.7105", "APIC.7107"];
    check(401, &codes, Credential);
    check_front(401, &["0301", "0303", "0305", "0307"], Credential);
}

#[test]
fn older_management_codes_are_about_the_token_too() {
    for number in 1000..=1013 {
        check(401, &[&format!("APIG.{number}")], Credential);
    }
}

#[test]
fn a_good_token_may_still_not_be_allowed() {
    let codes = [
        "APIC.7106",
        "APIC.7109",
        "APIC.7110",
        "APIC.7111",
        "APIC.7118",
        "APIC.7130",
        "APIC.7134",
        "APIC.7300",
    ];
    check(403, &codes, Permission);
    check_front(403, &["0302", "0304", "0306", "0310", "0802"], Permission);
}

#[test]
fn a_missing_instance_is_not_found() {
    check(404, &["APIC.7301", "APIC.7302", "APIG.3030"], NotFound);
}

#[test]
fn a_quota_a_bad_parameter_and_a_failed_creation_are_refusals() {
    check(403, &["APIC.7400"], Refused);
    check(400, &["APIC.7211", "APIC.9206", "APIC.9218", "APIC.9219"], Refused);
}

#[test]
fn a_conflict_and_an_internal_error_pass() {
    check(409, &["APIC.7701", "APIC.7712"], Transient);
    check(500, &["APIC.9000", "APIC.9100", "APIC.9999", "APIG.9999"], Transient);
}

#[test]
fn an_unpublished_path_is_a_wrong_configuration() {
    check_front(404, &["0101"], Configuration);
}

#[test]
fn what_the_front_gateway_does_not_find_is_never_an_instance() {
    check_front(404, &["0102", "0999"], Configuration);
}

#[test]
fn one_code_with_six_statuses_is_judged_by_the_status() {
    for status in [400, 413, 414, 494, 500] {
        check_front(status, &["0201"], Refused);
    }
    for status in [502, 504] {
        check_front(status, &["0201"], Transient);
    }
}

#[test]
fn backend_and_gateway_failures_pass() {
    check_front(504, &["0203"], Transient);
    for status in [500, 502, 503] {
        check_front(status, &["0601", "0610", "0613"], Transient);
    }
}

#[test]
fn throttling_is_told_apart() {
    check_front(429, &["0308"], Throttled);
    check(500, &["APIG.9008"], Throttled);
}

#[test]
fn for_roma_the_code_decides_and_not_400_or_500() {
    check(400, &["ROMA.1000", "ROMA.1002"], Credential);
    check(400, &["ROMA.1006"], Permission);
    check(400, &["ROMA.1007"], Configuration);
    check(400, &["ROMA.13000", "SCB.00000000"], Refused);
    check(500, &["ROMA.00110002"], NotFound);
    check(404, &["ROMA.00110006"], NotFound);
}

#[test]
fn for_koophone_the_code_decides_and_not_401() {
    check(400, &["KOOPHONE.API.1000", "KOOPHONE.API.1002"], Refused);
    check(401, &["KOOPHONE.API.1001"], Permission);
    check(400, &["KOOPHONE.API.1001"], Permission);
    check(400, &["KOOPHONE.API.4001"], NotFound);
    check(500, &["KOOPHONE.API.9999"], Transient);
}

#[test]
fn an_unknown_code_falls_back_to_the_status() {
    let codes =
        ["APIC.1", "APIC.99999", "APIG.0999", "APIGW.03010", "APIGW.1301", "common.00000400"];
    check(400, &codes, Refused);
    check(401, &codes, Credential);
    check(403, &codes, Permission);
    check(429, &codes, Throttled);
    check(500, &codes, Transient);
    check(404, &["APIC.1", "APIGW.1301", "APIGW.03010", "common.00000404"], NotFound);
}

#[test]
fn of_a_code_that_says_nothing_the_status_decides() {
    let statuses = [
        (400, Refused),
        (401, Credential),
        (403, Permission),
        (404, Configuration),
        (405, Configuration),
        (408, Transient),
        (409, Refused),
        (413, Refused),
        (414, Refused),
        (429, Throttled),
        (431, Refused),
        (494, Refused),
        (500, Transient),
        (502, Transient),
        (503, Transient),
        (504, Transient),
        (599, Transient),
    ];
    for (status, expected) in statuses {
        assert_eq!(kind(status, None), expected, "{status}");
        for error in all_five(&answer(status, r#"{"error_code":"0","error_msg":"m"}"#)) {
            assert_eq!((error.kind, error.code.as_deref()), (expected, None), "{status}");
            assert_eq!(error.problem, None);
        }
    }
}

/// An answer that did not come from an API has this problem and kind, and is tried again, whatever its
/// status.
#[track_caller]
fn check_unsigned(status: u16, body: &str, problem: Problem, expected: Kind) {
    for error in all_five(&answer(status, body)) {
        assert_eq!(error.problem, Some(problem), "{status} {body}");
        assert_eq!((error.kind, error.status), (expected, Some(status)), "{status} {body}");
        check_retryable(&error, true);
    }
}

const PAGE: &str = "<html><head><title>Sorry</title></head></html>";

/// The page of nginx for a token or cookies that are too long.
const TOO_LARGE: &str =
    "<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n</html>";

#[test]
fn r21_a_header_too_large_is_known_by_status_or_words_and_tried_again() {
    for status in [413, 414, 431, 494] {
        for body in [PAGE, TOO_LARGE, "", "too large"] {
            check_unsigned(status, body, Problem::HeaderTooLarge, Transient);
        }
    }
    check_unsigned(400, TOO_LARGE, Problem::HeaderTooLarge, Transient);
    check_unsigned(400, "Request Header Fields Too Large", Problem::HeaderTooLarge, Transient);
    check_unsigned(400, PAGE, Problem::UnsignedError, Transient);
}

#[test]
fn what_stands_between_is_told_apart_by_its_status() {
    for body in [PAGE, ""] {
        for status in [301, 302, 303, 307, 308] {
            check_unsigned(status, body, Problem::Redirected, Invalid);
        }
        for status in [403, 406, 418] {
            check_unsigned(status, body, Problem::Blocked, Transient);
        }
        check_unsigned(407, body, Problem::ProxyLogin, Transient);
        check_unsigned(511, body, Problem::WebPage, Transient);
        check_unsigned(429, body, Problem::UnsignedError, Throttled);
        for status in [400, 404, 405, 408, 409, 500, 502, 503, 504, 599] {
            check_unsigned(status, body, Problem::UnsignedError, Transient);
        }
    }
}

#[test]
fn an_unsigned_401_asks_for_a_token() {
    for body in [PAGE, ""] {
        for error in all_five(&answer(401, body)) {
            assert_eq!((error.kind, error.problem), (Credential, Some(Problem::UnsignedError)));
        }
    }
}

#[test]
fn what_any_server_may_send_is_no_signature() {
    let bodies = [
        "",
        "Not Found",
        "<html>",
        "[]",
        r#"{"message":"no route"}"#,
        r#"{"error":{"message":"no route"}}"#,
        // The code only repeats the status.
        r#"{"code":404,"message":"no route"}"#,
        r#"{"error":{"code":"404"}}"#,
    ];
    for body in bodies {
        check_unsigned(404, body, Problem::UnsignedError, Transient);
    }
}

#[test]
fn what_iam_and_the_gateway_say_is_signed() {
    for error in all_five(&answer(401, fixture::NESTED)) {
        assert_eq!((error.kind, error.problem), (Credential, None));
    }
    let body = r#"{"error_code":"GATEWAY.0404","error_msg":"m"}"#;
    for error in all_five(&answer(404, body)) {
        assert_eq!((error.kind, error.problem), (Configuration, None));
    }
}

/// An answer with a good status and an unreadable body has this problem.
#[track_caller]
fn check_unreadable(body: &[u8], content_type: Option<&str>, problem: Problem) {
    let headers = Headers { content_type: content_type.map(str::to_owned), ..Headers::default() };
    for error in all_five(&Answer { status: 200, headers, body: body.to_vec() }) {
        assert_eq!((error.kind, error.problem), (Invalid, Some(problem)), "{body:?}");
        assert_eq!(error.message, "");
        check_retryable(&error, true);
    }
}

#[test]
fn r19_a_sign_in_page_with_a_good_status_is_a_web_page() {
    check_unreadable(fixture::SSO.as_bytes(), Some("text/html; charset=utf-8"), Problem::WebPage);
    check_unreadable(fixture::SSO.as_bytes(), None, Problem::WebPage);
    check_unreadable(b"\xef\xbb\xbf\n <p>no</p>", None, Problem::WebPage);
    check_unreadable(b"<?xml version=\"1.0\"?><!DOCTYPE html><html>", None, Problem::WebPage);
    check_unreadable(b"Please sign in", Some("Text/HTML"), Problem::WebPage);
}

#[test]
fn what_cannot_be_read_is_named() {
    for body in ["", " \n", "\u{feff}"] {
        check_unreadable(body.as_bytes(), None, Problem::Empty);
    }
    check_unreadable(b"", Some("text/html"), Problem::Empty);
    for body in [r#"{"instances":[{"id":"#, "{", r#"{"a":"x"#, r#"{"a":1"#] {
        check_unreadable(body.as_bytes(), None, Problem::CutOff);
    }
    for body in ["[]", "7", "null", r#""text""#, " [1,2]\n"] {
        check_unreadable(body.as_bytes(), None, Problem::NotAnObject);
    }
    check_unreadable(b"upstream connect error", None, Problem::NotJson { line: 1 });
    check_unreadable(b"{\n\"a\":1,\n\"b\" 2}", None, Problem::NotJson { line: 3 });
    check_unreadable(b"{\"a\":1}\n{\"a\":1}", None, Problem::NotJson { line: 2 });
    check_unreadable(b"<?xml version=\"1.0\"?><Error/>", None, Problem::NotJson { line: 1 });
    // Compressed; UTF-32; text in the charset that its content type declares.
    check_unreadable(b"\x1f\x8b\x08\0\0", None, Problem::UnsupportedCharset);
    check_unreadable(b"{\0\0\0\"\0\0\0", None, Problem::UnsupportedCharset);
    let gbk = Some("application/json; charset=GBK");
    check_unreadable(b"{\"a\":\"\xd6\x5c\"}", gbk, Problem::UnsupportedCharset);
}

#[test]
fn what_is_signed_and_not_what_its_document_says_is_named() {
    let problem = |error: Error| (error.kind, error.problem);
    let page = decode::instances(&answer(200, r#"{"instances":{}}"#)).unwrap_err();
    assert_eq!(problem(page), (Invalid, Some(Problem::InstancesNotAnArray)));
    let process = decode::process(&answer(200, "{}")).unwrap_err();
    assert_eq!(problem(process), (Invalid, Some(Problem::NoStatus)));
    let preparation = decode::preparation(&answer(200, "{}")).unwrap_err();
    assert_eq!(problem(preparation), (Invalid, Some(Problem::NoDataStatus)));
}

#[track_caller]
fn check_retryable(error: &Error, expected: bool) {
    assert_eq!(error.is_retryable(), expected, "{error:?}");
}

#[test]
fn what_passes_by_itself_is_worth_asking_again() {
    check_retryable(&Error::transport("Failed to fetch"), true);
    for status in [408, 429, 502, 503, 504] {
        check_retryable(&all_five(&answer(status, ""))[0], true);
    }
    for (status, code) in [
        (500, "APIC.9000"),
        (500, "APIC.9100"),
        (500, "APIC.9999"),
        (409, "APIC.7701"),
        (409, "APIC.7712"),
        (429, "APIGW.0308"),
        (500, "KOOPHONE.API.9999"),
    ] {
        let body = format!(r#"{{"error_code":"{code}"}}"#);
        check_retryable(&all_five(&answer(status, &body))[0], true);
    }
}

#[test]
fn what_stays_wrong_is_not_asked_again() {
    for status in [400, 401, 403, 404, 405, 409, 413, 414, 431, 494] {
        let body = r#"{"error_code":"APIG.0001"}"#;
        check_retryable(&all_five(&answer(status, body))[0], false);
    }
    for (status, code) in [
        (400, "ROMA.1000"),
        (400, "ROMA.1002"),
        (400, "ROMA.1006"),
        (500, "ROMA.00110002"),
        (400, "KOOPHONE.API.1000"),
        (401, "KOOPHONE.API.1001"),
        (400, "KOOPHONE.API.4001"),
        (500, "APIGW.0201"),
        (400, "APIC.9218"),
        (404, "APIC.7302"),
    ] {
        let body = format!(r#"{{"error_code":"{code}"}}"#);
        check_retryable(&all_five(&answer(status, &body))[0], false);
    }
}

#[test]
fn an_answer_cut_on_its_way_is_asked_for_again() {
    for error in all_five(&answer(200, r#"{"instances":[{"id":"#)) {
        assert_eq!((error.kind, error.status), (Invalid, Some(200)));
        check_retryable(&error, true);
    }
}

#[test]
fn no_answer_has_no_status_and_keeps_the_reason() {
    let error = Error::transport(" Failed to fetch ");
    assert_eq!((error.kind, error.status), (Transport, None));
    assert_eq!(error.message, "Failed to fetch");
}
