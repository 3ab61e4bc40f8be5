//! Answers of the pretend cloud before they are HTTP, and the documented errors among them.

use serde_json::{Value, json};

/// The three services and IAM, each with its own errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Service {
    Apig,
    Iam,
    KooPhone,
    Roma,
}

/// A status and a JSON body.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Value,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    pub(super) fn error(status: u16, code: &str, message: &str) -> Self {
        Self { status, body: json!({ "error_code": code, "error_msg": message }) }
    }

    /// An error of the cloud's front gateway, which answers before any service is asked.
    pub(super) fn front_error(status: u16, code: &str, message: &str, request_id: &str) -> Self {
        let body = json!({ "error_code": code, "error_msg": message, "request_id": request_id });
        Self { status, body }
    }

    pub(super) fn no_such_api(request_id: &str) -> Self {
        let message = "The API does not exist or has not been published in the environment";
        Self::front_error(404, "APIGW.0101", message, request_id)
    }

    /// The error that usually comes with the status, for faults that name only a status.
    pub(super) fn usual(service: Service, status: u16, request_id: &str) -> Self {
        let front = |code, message| Self::front_error(status, code, message, request_id);
        match (status, service) {
            (429, _) => front(
                "APIGW.0308",
                "The throttling threshold has been reached: policy user over ratelimit,limit:10,time:1 minute",
            ),
            (502, _) => front("APIGW.0201", "Backend unavailable"),
            (503, _) => front("APIGW.0610", "No backend available"),
            (504, _) => front("APIGW.0203", "Backend timeout"),
            (401, _) => front("APIGW.0301", "Incorrect IAM authentication information"),
            (403, _) => front("APIGW.0302", "The IAM user is not authorized to access the API"),
            (404, Service::Apig) => Self::error(404, "APIC.7302", "Instance not found"),
            (404, _) => Self::no_such_api(request_id),
            (500, Service::Apig) => {
                Self::error(500, "APIC.9000", "Failed to request internal service")
            }
            (500, Service::Iam) => front("IAM.0000", "Internal error"),
            (500, Service::KooPhone) => {
                Self::error(500, "KOOPHONE.API.9999", "Internal service error")
            }
            (500, Service::Roma) => Self::error(500, "ROMA.00110000", "Internal service error"),
            (200..=299, _) => Self { status, body: json!({}) },
            _ => front("APIGW.0201", "Request error"),
        }
    }
}
