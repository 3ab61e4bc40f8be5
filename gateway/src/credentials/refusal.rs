//! Recognises answers in which an upstream refuses the gateway's own credentials.
//!
//! If such an answer were passed back, the widget would ask a person for a token, which the gateway then
//! ignores. Refusals of the browser's token are passed back, and never come here.

use axum::http::StatusCode;
use console_config::ServiceName;
use serde_json::Value;

/// How an upstream refuses credentials.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    /// By a documented code for an expired or invalid token: another token may help.
    Token,
    /// In any other way: another token would not help.
    Other,
}

/// The error codes that a newer token can cure.
const OLD_TOKEN: [&str; 7] =
    ["APIC.7101", "APIC.7102", "APIG.0301", "APIG.0307", "APIGW.0301", "APIGW.0307", "ROMA.1002"];

/// How an answer refuses the credentials; `None` if it does not.
pub(crate) fn refusal(service: ServiceName, status: StatusCode, body: &[u8]) -> Option<Refusal> {
    if !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::BAD_REQUEST) {
        return None;
    }
    let body = serde_json::from_slice::<Value>(body).unwrap_or_default();
    let code = body.get("error_code").and_then(Value::as_str).unwrap_or_default();
    let is_refused = match (status, service) {
        // This code is about the instance, not the token: the next instance may be permitted.
        (StatusCode::UNAUTHORIZED, ServiceName::KooPhone) => code != "KOOPHONE.API.1001",
        (StatusCode::UNAUTHORIZED, ServiceName::Apig | ServiceName::Roma) => true,
        (StatusCode::BAD_REQUEST, ServiceName::Roma) => matches!(code, "ROMA.1000" | "ROMA.1002"),
        _ => false,
    };
    let kind = if OLD_TOKEN.contains(&code) { Refusal::Token } else { Refusal::Other };
    is_refused.then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_token_is_told_from_other_errors() {
        use Refusal::{Other, Token};
        use ServiceName::{Apig, KooPhone, Roma};
        for (service, status, code, expected) in [
            (Apig, 401, "APIC.7100", Some(Other)),
            (Apig, 401, "APIC.7101", Some(Token)),
            (Apig, 401, "APIC.7103", Some(Other)),
            (Apig, 401, "APIGW.0307", Some(Token)),
            (Apig, 400, "ROMA.1002", None),
            (Apig, 403, "APIC.7106", None),
            (Apig, 403, "APIC.7101", None),
            (KooPhone, 401, "APIG.0301", Some(Token)),
            (KooPhone, 401, "KOOPHONE.API.1001", None),
            (KooPhone, 400, "KOOPHONE.API.1000", None),
            (Roma, 401, "APIGW.0301", Some(Token)),
            (Roma, 400, "ROMA.1000", Some(Other)),
            (Roma, 400, "ROMA.1002", Some(Token)),
            (Roma, 400, "ROMA.1006", None),
            (Roma, 500, "ROMA.1002", None),
            (Roma, 200, "ROMA.1002", None),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let body = format!(r#"{{"error_code": "{code}"}}"#);
            assert_eq!(refusal(service, status, body.as_bytes()), expected, "{status} {code}");
        }
    }

    #[test]
    fn without_a_code_the_status_counts() {
        for body in [&b""[..], b"<html>", b"[]", br#"{"error": {"code": 401}}"#, b"\x1f\x8b"] {
            for service in [ServiceName::Apig, ServiceName::KooPhone, ServiceName::Roma] {
                let refused = refusal(service, StatusCode::UNAUTHORIZED, body);
                assert_eq!(refused, Some(Refusal::Other), "{body:?}");
                assert_eq!(refusal(service, StatusCode::BAD_REQUEST, body), None, "{body:?}");
            }
        }
    }
}
