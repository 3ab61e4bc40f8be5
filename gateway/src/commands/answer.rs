//! Explains an answer to the operator of the gateway, in words.

use serde_json::Value;

use crate::cache::Outcome;

/// An answer, reduced to what the operator is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// A good answer, with its body.
    Good(Value),
    /// An error: its status, code and message, and the upstream's request ID.
    Bad { status: u16, code: String, message: String, request_id: Option<String> },
    /// A good status with a body that is no JSON object.
    Unreadable,
    /// The upstream wants a token, which only browsers bring.
    NeedsBrowser,
    /// No answer: the source's requests go to another proxy.
    Elsewhere,
}

impl Verdict {
    pub(super) const fn elsewhere() -> Self {
        Self::Elsewhere
    }

    pub(super) fn of(outcome: Outcome) -> Self {
        let kept = match outcome {
            Ok(kept) => kept,
            Err(error) => {
                let status = error.status().as_u16();
                let code = error.code().into_owned();
                return Self::Bad { status, code, message: error.message(), request_id: None };
            }
        };
        let status = kept.answer.status.as_u16();
        let body: Value = serde_json::from_slice(&kept.answer.body).unwrap_or_default();
        if status == 200 && !body.is_object() {
            return Self::Unreadable;
        }
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
        let code = text("error_code");
        // On success the code of KooPhone is "0"; APIG and ROMA Connect have none.
        let is_phone = body.get("data").is_some() || code.starts_with("KOOPHONE");
        if status == 200 && (!is_phone || matches!(code, "" | "0")) {
            return Self::Good(body);
        }
        let request_id = kept.answer.headers.request_id.as_ref();
        let request_id = request_id.and_then(|id| id.to_str().ok()).map(str::to_owned);
        let message = text("error_msg").chars().take(200).collect();
        Self::Bad { status, code: code.to_owned(), message, request_id }
    }

    /// Whether the upstream wants a token.
    pub(super) fn wants_token(&self) -> bool {
        let Self::Bad { status, code, .. } = self else { return false };
        *status == 401 || code == "ROMA.1000"
    }

    /// What to do about an error; empty for any other answer.
    pub(super) fn advice(&self) -> &'static str {
        let (status, code) = match self {
            Self::Bad { status, code, .. } => (status, code),
            Self::Unreadable => return "check the address, and whether a proxy modifies responses",
            Self::Good(_) | Self::NeedsBrowser | Self::Elsewhere => return "",
        };
        match (code.as_str(), status) {
            ("GATEWAY.0502" | "GATEWAY.1504", _) => {
                "check the address and the way to it: firewall, proxy, VPN"
            }
            ("GATEWAY.4502", _) => "check the address, and this machine's DNS",
            ("GATEWAY.5502", _) => {
                "set upstreams.ca_file to the certificate of the CA that signs here, or fix this \
                 machine's trusted certificates"
            }
            ("GATEWAY.2503", _) => "check HTTPS_PROXY and NO_PROXY",
            ("GATEWAY.2502" | "GATEWAY.7502", _) => {
                "something in between wants a sign-in: check the address and any proxy in between"
            }
            ("GATEWAY.1503", _) => "replace the token, or check the access key and its secret",
            ("GATEWAY.3503", _) => "check the address of IAM, and the project",
            ("GATEWAY.4503", _) => {
                "check user, domain and password; if they are correct, the user may be locked: wait for \
                 15 minutes before the next try"
            }
            ("GATEWAY.5503", _) => "set this machine's clock, preferably with NTP",
            ("GATEWAY.1404", _) => "name an upstream for this service",
            ("APIC.7302", _) | ("ROMA.00110002" | "ROMA.00110006" | "KOOPHONE.API.4001", _) => {
                "check the instance's ID, and that it is in this project and region"
            }
            ("APIGW.0101" | "APIG.0101", _) => {
                "check the address and the region, and that the service is enabled there"
            }
            (_, 429) => "wait, then try again",
            ("ROMA.1000", _) | (_, 401) => "replace the token, or check the access key",
            (_, 403) | ("ROMA.1006" | "KOOPHONE.API.1001", _) => {
                "in IAM, grant the user read permission for this service"
            }
            (_, 500..) => {
                "wait, then try again; if that does not help, contact Huawei Cloud support with the request ID"
            }
            _ => "check the project's and the instance's ID",
        }
    }

    /// Whether a retry may help.
    pub(super) fn may_pass(&self) -> bool {
        let (status, code) = match self {
            Self::Bad { status, code, .. } => (status, code),
            Self::Good(_) | Self::Unreadable => return true,
            Self::NeedsBrowser | Self::Elsewhere => return false,
        };
        let is_final = matches!(
            code.as_str(),
            "GATEWAY.1503" | "GATEWAY.4503" | "GATEWAY.5503" | "ROMA.00110002"
        );
        !is_final && matches!(status, 408 | 429 | 500..)
    }

    /// The error in one line, with what to do about it.
    pub(super) fn explained(&self) -> String {
        match self.advice() {
            "" => self.problem(),
            advice => format!("{}. What to do: {advice}", self.problem()),
        }
    }

    /// The error in one line.
    pub(super) fn problem(&self) -> String {
        match self {
            Self::Good(_) => String::new(),
            Self::Unreadable => "the response can't be read".to_owned(),
            Self::NeedsBrowser => {
                "the gateway has no credentials of its own; set credentials in the configuration"
                    .to_owned()
            }
            Self::Elsewhere => {
                "this source uses another proxy, which this gateway can't ask: run the command there"
                    .to_owned()
            }
            Self::Bad { status, code, message, request_id } => {
                let code = if code.is_empty() { String::new() } else { format!(" {code}") };
                let id = request_id.as_ref().map(|id| format!(" (request {id})"));
                format!("{status}{code}: {message}{}", id.unwrap_or_default())
            }
        }
    }
}
