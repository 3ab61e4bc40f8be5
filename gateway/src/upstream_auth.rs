//! What an upstream says of the gateway's own token.
//!
//! Passed back, such an answer would make the widget ask a person for a token, which the gateway
//! then ignores. What is said of the browser's token is the browser's, and never comes here.

use axum::http::StatusCode;
use console_config::ServiceName;
use serde_json::Value;

/// Whether the answer says that the token is missing, expired or wrong.
pub(crate) fn is_refused(service: ServiceName, status: StatusCode, body: &[u8]) -> bool {
    let says = |codes: &[&str]| {
        let body = serde_json::from_slice::<Value>(body).unwrap_or_default();
        let code = body.get("error_code").and_then(Value::as_str);
        code.is_some_and(|code| codes.contains(&code))
    };
    match (status, service) {
        // About the instance, not about the token: the next instance may be permitted.
        (StatusCode::UNAUTHORIZED, ServiceName::KooPhone) => !says(&["KOOPHONE.API.1001"]),
        (StatusCode::UNAUTHORIZED, ServiceName::Apig | ServiceName::Roma) => true,
        (StatusCode::BAD_REQUEST, ServiceName::Roma) => says(&["ROMA.1000", "ROMA.1002"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_token_is_told_from_other_errors() {
        use ServiceName::{Apig, KooPhone, Roma};
        for (service, status, code, expected) in [
            (Apig, 401, "APIC.7101", true),
            (Apig, 401, "APIGW.0307", true),
            (Apig, 400, "ROMA.1002", false),
            (Apig, 403, "APIC.7106", false),
            (KooPhone, 401, "APIG.0301", true),
            (KooPhone, 401, "KOOPHONE.API.1001", false),
            (KooPhone, 400, "KOOPHONE.API.1000", false),
            (Roma, 401, "APIGW.0301", true),
            (Roma, 400, "ROMA.1000", true),
            (Roma, 400, "ROMA.1002", true),
            (Roma, 400, "ROMA.1006", false),
            (Roma, 500, "ROMA.1002", false),
            (Roma, 200, "ROMA.1002", false),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let body = format!(r#"{{"error_code": "{code}"}}"#);
            assert_eq!(is_refused(service, status, body.as_bytes()), expected, "{status} {code}");
        }
    }

    #[test]
    fn without_a_code_the_status_counts() {
        for body in [&b""[..], b"<html>", b"[]", br#"{"error": {"code": 401}}"#, b"\x1f\x8b"] {
            for service in [ServiceName::Apig, ServiceName::KooPhone, ServiceName::Roma] {
                assert!(is_refused(service, StatusCode::UNAUTHORIZED, body), "{body:?}");
                assert!(!is_refused(service, StatusCode::BAD_REQUEST, body), "{body:?}");
            }
        }
    }
}
