//! The errors that the gateway itself answers when it does not pass an answer on.
//!
//! The body has the form of the APIs' own errors, `{"error_code": …, "error_msg": …}`, so that a
//! client needs to know only one. The last three digits of a code are the HTTP status; the first
//! tells apart what has the same status.

use std::borrow::Cow;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{body, credentials::ClockSkew, request_log::REQUEST_ID};

/// Why the gateway answers for itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum GatewayError {
    /// `GATEWAY.0400`: the query, the body or the target is not what the call allows.
    BadRequest(String),
    /// `GATEWAY.0403`: a page of another site sends the request, which would use the gateway's own
    /// credentials.
    CrossSite,
    /// `GATEWAY.0401`: a bearer token is required, and the request has none that is known.
    NoBearer,
    /// `GATEWAY.1403`: the request lacks the secret header of the server in front.
    NoEntry,
    /// `GATEWAY.2403`: the gateway does not show this project, user or instance.
    NotShown,
    /// `GATEWAY.0404`: neither one of the five calls nor a file of the bundle.
    NotFound,
    /// `GATEWAY.1404`: the configuration does not name what the request needs.
    NotConfigured(&'static str),
    /// `GATEWAY.0405`: the path exists for these methods only.
    Method(&'static str),
    /// `GATEWAY.0408`: the request's body did not arrive in time.
    SlowBody,
    /// `GATEWAY.0413`: the request's body is longer than this number of bytes.
    BodyTooLarge(usize),
    /// `GATEWAY.0415`: the body is not declared as JSON.
    ContentType,
    /// `GATEWAY.0421`: the `Host` is not this gateway's.
    UnknownHost,
    /// `GATEWAY.0431`: a header is longer than this number of bytes.
    HeaderTooLarge(usize),
    /// `GATEWAY.0502`: the upstream refuses connections, or is out of reach.
    Unreachable,
    /// `GATEWAY.1502`: the upstream's answer broke off, or was not HTTP.
    Cut,
    /// `GATEWAY.1502` too: the upstream's answer has a status that is none of 200 to 599.
    OddStatus(StatusCode),
    /// `GATEWAY.2502`: the upstream redirects, which is not followed.
    Redirect,
    /// `GATEWAY.3502`: the upstream's answer is longer than this number of bytes.
    AnswerTooLarge(usize),
    /// `GATEWAY.3502` too: the upstream's answer comes in more pieces than this.
    TooManyFrames(usize),
    /// `GATEWAY.3502` too: the head of the upstream's answer has more than 64 KiB.
    HeadTooLarge,
    /// `GATEWAY.3502` too: the gateway shows only some instances, and their project has more than this
    /// number of instances.
    ListTooLong(usize),
    /// `GATEWAY.4502`: the upstream's name has no address.
    NameNotFound,
    /// `GATEWAY.5502`: the upstream's certificate is not trusted.
    Certificate,
    /// `GATEWAY.6502`: the upstream's answer is not JSON.
    NotJson,
    /// `GATEWAY.6502` too: the upstream's answer has another content encoding than requested.
    ContentCoding,
    /// `GATEWAY.7502`: a web page came with a good status, probably a sign-in.
    WebPage,
    /// `GATEWAY.8502`: the upstream's answer repeats the gateway's own token.
    TokenEchoed,
    /// `GATEWAY.9` and the status: the upstream's answer is an error, and is not JSON.
    ForeignError {
        /// From 400 to 599.
        status: StatusCode,
        retry_after: Option<HeaderValue>,
        request_id: Option<HeaderValue>,
    },
    /// `GATEWAY.1503`: the upstream refused the gateway's own token. The value is the answer's request ID.
    TokenRefused(Option<HeaderValue>),
    /// `GATEWAY.1503` too: the upstream refused what the gateway's access key signed.
    SignatureRefused(Option<HeaderValue>),
    /// `GATEWAY.3503`: the gateway has no token of its own yet. The text is the reason.
    NoToken(String),
    /// `GATEWAY.4503`: IAM refused the gateway's user and password, and is not asked again.
    IamRefused,
    /// `GATEWAY.5503`: the upstream refused a signature, and this machine's clock is wrong.
    ClockSkew(ClockSkew, Option<HeaderValue>),
    /// `GATEWAY.6503`: too many calls wait for the upstream already.
    Busy,
    /// `GATEWAY.2503`: the proxy on the way to the upstream is out of reach, or opens no tunnel.
    EgressFailed,
    /// `GATEWAY.0504`: the upstream did not answer in time.
    Slow,
    /// `GATEWAY.1504`: there was no connection to the upstream in time.
    ConnectTimedOut,
}

impl GatewayError {
    /// The documented code.
    pub(crate) fn code(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::BadRequest(_) => "GATEWAY.0400",
            Self::NoBearer => "GATEWAY.0401",
            Self::CrossSite => "GATEWAY.0403",
            Self::NoEntry => "GATEWAY.1403",
            Self::NotShown => "GATEWAY.2403",
            Self::NotFound => "GATEWAY.0404",
            Self::NotConfigured(_) => "GATEWAY.1404",
            Self::Method(_) => "GATEWAY.0405",
            Self::SlowBody => "GATEWAY.0408",
            Self::BodyTooLarge(_) => "GATEWAY.0413",
            Self::ContentType => "GATEWAY.0415",
            Self::UnknownHost => "GATEWAY.0421",
            Self::HeaderTooLarge(_) => "GATEWAY.0431",
            Self::Unreachable => "GATEWAY.0502",
            Self::Cut | Self::OddStatus(_) => "GATEWAY.1502",
            Self::Redirect => "GATEWAY.2502",
            Self::AnswerTooLarge(_)
            | Self::TooManyFrames(_)
            | Self::HeadTooLarge
            | Self::ListTooLong(_) => "GATEWAY.3502",
            Self::NameNotFound => "GATEWAY.4502",
            Self::Certificate => "GATEWAY.5502",
            Self::NotJson | Self::ContentCoding => "GATEWAY.6502",
            Self::WebPage => "GATEWAY.7502",
            Self::TokenEchoed => "GATEWAY.8502",
            Self::ForeignError { status, .. } => {
                return Cow::Owned(format!("GATEWAY.9{}", status.as_str()));
            }
            Self::TokenRefused(_) | Self::SignatureRefused(_) => "GATEWAY.1503",
            Self::NoToken(_) => "GATEWAY.3503",
            Self::IamRefused => "GATEWAY.4503",
            Self::Busy => "GATEWAY.6503",
            Self::ClockSkew(..) => "GATEWAY.5503",
            Self::EgressFailed => "GATEWAY.2503",
            Self::Slow => "GATEWAY.0504",
            Self::ConnectTimedOut => "GATEWAY.1504",
        })
    }

    /// Whether the error is an outage, after which the upstream is left alone for a while.
    pub(crate) const fn is_outage(&self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::Cut
                | Self::NameNotFound
                | Self::Certificate
                | Self::EgressFailed
                | Self::Slow
                | Self::ConnectTimedOut
        )
    }

    pub(crate) fn status(&self) -> StatusCode {
        let code = self.code();
        let digits = code.get("GATEWAY.0".len()..).unwrap_or_default();
        digits.parse().unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The error in words.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::BadRequest(problem) => problem.clone(),
            Self::CrossSite => "other sites can't use this gateway's credentials".to_owned(),
            Self::NoBearer => "the gateway requires a bearer token that it knows".to_owned(),
            Self::NoEntry => {
                "the gateway only accepts requests from the server in front of it".to_owned()
            }
            Self::NotShown => "the gateway doesn't show this project, user or instance".to_owned(),
            Self::NotFound => {
                "no such path: instance-gateway forwards only the five documented calls".to_owned()
            }
            Self::NotConfigured(what) => format!("{what} is not configured"),
            Self::Method(allowed) => format!("this path only accepts {allowed}"),
            Self::SlowBody => "the request body didn't arrive in time".to_owned(),
            Self::BodyTooLarge(limit) => format!("the request body exceeds {limit} bytes"),
            Self::ContentType => "the request body must be application/json".to_owned(),
            Self::UnknownHost => {
                "this gateway doesn't serve the host that the Host header names".to_owned()
            }
            Self::HeaderTooLarge(limit) => format!("a request header exceeds {limit} bytes"),
            Self::Unreachable => "couldn't connect to the upstream".to_owned(),
            Self::Cut => "the upstream's response was incomplete".to_owned(),
            Self::OddStatus(status) => {
                format!("the upstream's response has the invalid status {}", status.as_u16())
            }
            Self::Redirect => {
                "the upstream sent a redirect, which instance-gateway doesn't follow".to_owned()
            }
            Self::AnswerTooLarge(limit) => format!("the upstream's response exceeds {limit} bytes"),
            Self::TooManyFrames(limit) => {
                format!("the upstream's response has more than {limit} pieces")
            }
            Self::HeadTooLarge => "the headers of the upstream's response are too large".to_owned(),
            Self::ListTooLong(limit) => format!(
                "the gateway shows only some instances, and can't find them in a list of more than \
                 {limit}"
            ),
            Self::NameNotFound => "couldn't resolve the upstream's host name".to_owned(),
            Self::Certificate => "the upstream's certificate isn't trusted".to_owned(),
            Self::NotJson => "the upstream's response isn't JSON".to_owned(),
            Self::ContentCoding => {
                "the upstream's response has a content encoding other than gzip".to_owned()
            }
            Self::WebPage => {
                "the upstream sent a web page instead of data, probably a sign-in page".to_owned()
            }
            Self::TokenEchoed => {
                "the upstream's response contains the gateway's own token".to_owned()
            }
            Self::ForeignError { status, .. } => {
                format!(
                    "a server in front of the API returned {status} with a body that isn't JSON"
                )
            }
            Self::TokenRefused(_) => "the upstream rejected the gateway's own token".to_owned(),
            Self::SignatureRefused(_) => {
                "the upstream rejected the signature of the gateway's own access key".to_owned()
            }
            Self::Busy => "too many calls are already waiting for the upstream".to_owned(),
            Self::NoToken(reason) => format!("the gateway has no token of its own yet: {reason}"),
            Self::IamRefused => {
                "IAM rejected the gateway's username or password, and isn't asked again".to_owned()
            }
            Self::ClockSkew(ClockSkew { minutes, is_ahead }, _) => {
                let way = if *is_ahead { "ahead" } else { "behind" };
                format!(
                    "the upstream rejected the gateway's signature: the gateway's clock is \
                     {minutes} minutes {way}"
                )
            }
            Self::EgressFailed => {
                "couldn't connect to the upstream through the outgoing proxy".to_owned()
            }
            Self::Slow => "the upstream didn't respond in time".to_owned(),
            Self::ConnectTimedOut => "the connection to the upstream timed out".to_owned(),
        }
    }
}

impl IntoResponse for GatewayError {
    fn into_response(self) -> Response {
        let body = json!({ "error_code": self.code(), "error_msg": self.message() });
        let mut response = body::json(&body);
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        if let Self::Method(allowed) = self {
            headers.insert(header::ALLOW, HeaderValue::from_static(allowed));
        } else if let Self::NoBearer = self {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        } else if let Self::Busy = self {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        } else if let Self::NoToken(_) = self {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        } else if let Self::TokenRefused(id) | Self::SignatureRefused(id) | Self::ClockSkew(_, id) =
            self
        {
            headers.extend(id.map(|id| (REQUEST_ID, id)));
        } else if let Self::ForeignError { retry_after, request_id, .. } = self {
            headers.extend(retry_after.map(|value| (header::RETRY_AFTER, value)));
            headers.extend(request_id.map(|value| (REQUEST_ID, value)));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = include_str!("../README.md");

    #[test]
    fn every_code_is_documented_with_its_status() {
        for error in [
            GatewayError::BadRequest(String::new()),
            GatewayError::CrossSite,
            GatewayError::NoBearer,
            GatewayError::NoEntry,
            GatewayError::NotShown,
            GatewayError::NotFound,
            GatewayError::NotConfigured(""),
            GatewayError::Method("GET"),
            GatewayError::SlowBody,
            GatewayError::BodyTooLarge(0),
            GatewayError::ContentType,
            GatewayError::UnknownHost,
            GatewayError::HeaderTooLarge(0),
            GatewayError::Unreachable,
            GatewayError::Cut,
            GatewayError::OddStatus(StatusCode::CONTINUE),
            GatewayError::Redirect,
            GatewayError::AnswerTooLarge(0),
            GatewayError::TooManyFrames(0),
            GatewayError::HeadTooLarge,
            GatewayError::ListTooLong(0),
            GatewayError::NameNotFound,
            GatewayError::Certificate,
            GatewayError::NotJson,
            GatewayError::ContentCoding,
            GatewayError::WebPage,
            GatewayError::TokenEchoed,
            GatewayError::EgressFailed,
            GatewayError::ConnectTimedOut,
            GatewayError::TokenRefused(None),
            GatewayError::SignatureRefused(None),
            GatewayError::NoToken(String::new()),
            GatewayError::IamRefused,
            GatewayError::Busy,
            GatewayError::ClockSkew(ClockSkew { minutes: 0, is_ahead: true }, None),
            GatewayError::Slow,
        ] {
            let row = format!("| `{}` | {} |", error.code(), error.status().as_u16());
            assert!(README.contains(&row), "{row}");
        }
        assert!(README.contains("| `GATEWAY.9nnn` | nnn |"));
        assert_eq!(README.matches("| `GATEWAY.").count(), 31);
    }

    #[test]
    fn a_code_of_another_servers_error_ends_with_its_status() {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let error = GatewayError::ForeignError { status, retry_after: None, request_id: None };
        assert_eq!((&*error.code(), error.status()), ("GATEWAY.9503", status));
    }
}
