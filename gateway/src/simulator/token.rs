//! Which tokens the pretend cloud accepts: any but three, and those of its own IAM until they expire. The
//! others are refused as each service documents.

use serde::Serialize;

use super::answer::{Answer, Service};

/// The token that the gateway itself holds while simulating.
pub const ACCEPTED: &str = "simulator-token";
/// Refused as expired: 401 APIC.7101, 400 ROMA.1002 or 401 APIGW.0307.
pub const EXPIRED: &str = "expired-token";
/// Refused as incorrect: 401 APIC.7102, 400 ROMA.1002 or 401 APIGW.0301.
pub const WRONG: &str = "wrong-token";
/// Refused as not permitted: 403 APIC.7106, 400 ROMA.1006 or 401 KOOPHONE.API.1001.
pub const FORBIDDEN: &str = "forbidden-token";

/// The verdict on a token, or on a signature in its place.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Token {
    Accepted,
    BadSignature,
    Expired,
    Forbidden,
    Missing,
    /// Signed more than 15 minutes before or after the cloud's time.
    OldSignature,
    Wrong,
}

impl Token {
    pub(super) fn judge(token: Option<&[u8]>) -> Self {
        match token {
            None | Some(b"") => Self::Missing,
            Some(token) if token == EXPIRED.as_bytes() => Self::Expired,
            Some(token) if token == WRONG.as_bytes() => Self::Wrong,
            Some(token) if token == FORBIDDEN.as_bytes() => Self::Forbidden,
            Some(_) => Self::Accepted,
        }
    }

    /// The error of a service; `None` if the token is accepted.
    pub(super) fn refusal(self, service: Service, request_id: &str) -> Option<Answer> {
        let error = Answer::error;
        let front = |code, message| Answer::front_error(401, code, message, request_id);
        let incorrect = "Incorrect IAM authentication information: decrypt token fail";
        let answer = match (self, service) {
            (Self::Accepted, _) => return None,
            // The front gateway answers these, before any service.
            (Self::BadSignature, _) => front(
                "APIGW.0301",
                "Incorrect IAM authentication information: verify signature fail",
            ),
            (Self::OldSignature, _) => {
                front("APIGW.0301", "Incorrect IAM authentication information: signature expired")
            }
            (_, Service::Iam) => return None,
            (Self::Missing, Service::Apig) => error(401, "APIC.7100", "The token is missing"),
            (Self::Expired, Service::Apig) => error(401, "APIC.7101", "The token has expired"),
            (Self::Wrong, Service::Apig) => {
                error(401, "APIC.7102", "Incorrect token or token resolution failed")
            }
            (Self::Forbidden, Service::Apig) => {
                error(403, "APIC.7106", "No permissions to request for the method")
            }
            (Self::Missing, Service::Roma) => error(400, "ROMA.1000", "The token is missing"),
            (Self::Expired | Self::Wrong, Service::Roma) => {
                error(400, "ROMA.1002", "The token is incorrect")
            }
            (Self::Forbidden, Service::Roma) => {
                error(400, "ROMA.1006", "No permission for the operation")
            }
            (Self::Expired, Service::KooPhone) => front("APIGW.0307", "The token must be updated"),
            (Self::Missing | Self::Wrong, Service::KooPhone) => front("APIGW.0301", incorrect),
            (Self::Forbidden, Service::KooPhone) => {
                error(401, "KOOPHONE.API.1001", "Insufficient instance permissions.")
            }
        };
        Some(answer)
    }
}
