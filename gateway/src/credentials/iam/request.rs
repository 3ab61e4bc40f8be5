//! One request to IAM for a token, and what its answer means.

use std::{fmt, time::Duration};

use axum::{
    body::Bytes,
    http::{Request, Response, StatusCode, header, response::Parts},
};
use console_config::read_token;
use http_body_util::Full;
use hyper::body::Incoming;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    config::{IamPassword, Project},
    gateway_error::GatewayError,
    upstream_client::{UpstreamClient, answer_body, failure},
};

/// How long IAM may take, connecting included.
const WITHIN: Duration = Duration::from_secs(20);

/// How long a token lives when IAM does not say it.
const USUAL_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// A token, and how long it lives from now on.
pub(super) struct Obtained {
    pub(super) token: SecretString,
    pub(super) life: Duration,
}

/// Why there is no token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    /// IAM refused user and password by its own 401: asking again may lock the user.
    Refused,
    /// IAM answered with another error.
    Status(StatusCode),
    /// IAM's answer holds no token.
    NoToken,
    /// IAM did not answer.
    NoAnswer(GatewayError),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => formatter.write_str("IAM rejected the username or password"),
            Self::Status(status) => write!(formatter, "IAM answered {}", status.as_u16()),
            Self::NoToken => formatter.write_str("IAM's answer holds no token"),
            Self::NoAnswer(error) => write!(formatter, "no answer from IAM: {}", error.code()),
        }
    }
}

/// Requests a token once.
pub(super) async fn obtain(
    client: &UpstreamClient,
    user: &IamPassword,
) -> Result<Obtained, Failure> {
    // With the catalogue of all services, the answer would be a hundred times as long.
    let address = user.iam.target("/v3/auth/tokens?nocatalog=true");
    let address = address.ok_or(Failure::NoToken)?;
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .body(Full::new(body(user)))
        .map_err(|_| Failure::NoToken)?;
    let exchange = async {
        let no_answer = |error| {
            tracing::debug!(error = failure::chain(&error), "no answer from IAM");
            Failure::NoAnswer(failure::of_request(&error))
        };
        read(client.send(request).await.map_err(no_answer)?).await
    };
    let answered = tokio::time::timeout(WITHIN, exchange).await;
    answered.unwrap_or(Err(Failure::NoAnswer(GatewayError::Slow)))
}

fn body(user: &IamPassword) -> Bytes {
    let IamPassword { user: name, domain, password, project, .. } = user;
    let project = match project {
        Project::Name(name) => json!({ "name": name }),
        Project::Id(id) => json!({ "id": id }),
    };
    let user = json!({
        "name": name,
        "password": password.expose_secret(),
        "domain": { "name": domain },
    });
    let auth = json!({
        "identity": { "methods": ["password"], "password": { "user": user } },
        "scope": { "project": project },
    });
    Bytes::from(json!({ "auth": auth }).to_string())
}

async fn read(response: Response<Incoming>) -> Result<Obtained, Failure> {
    let (Parts { status, headers, .. }, body) = response.into_parts();
    if status == StatusCode::UNAUTHORIZED {
        return Err(Failure::Refused);
    } else if status != StatusCode::CREATED {
        return Err(Failure::Status(status));
    }
    let token = headers.get("x-subject-token").and_then(|token| token.to_str().ok());
    let token = token.and_then(|token| read_token(token).ok()).ok_or(Failure::NoToken)?;
    let body = answer_body::read(body).await.map_err(Failure::NoAnswer)?;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    Ok(Obtained { token: token.into(), life: life(&body).unwrap_or(USUAL_LIFE) })
}

/// How long a token lives: the time between its two dates, so that this machine's clock does not matter.
fn life(body: &Value) -> Option<Duration> {
    let date = |name: &str| {
        let text = body.get("token")?.get(name)?.as_str()?;
        OffsetDateTime::parse(text, &Rfc3339).ok()
    };
    let ends = date("expires_at")?;
    let begins = date("issued_at").unwrap_or_else(OffsetDateTime::now_utc);
    Some(Duration::try_from(ends - begins).unwrap_or_default().min(10 * USUAL_LIFE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_lives_from_its_issue_to_its_end() {
        let life = |issued: Value, expires: Value| {
            life(&json!({ "token": { "issued_at": issued, "expires_at": expires } }))
        };
        let (issued, expires) = ("2026-12-01T01:00:00.000000Z", "2026-12-02T01:00:00.500000Z");
        assert_eq!(life(issued.into(), expires.into()), Some(Duration::from_millis(86_400_500)));
        assert_eq!(life(expires.into(), issued.into()), Some(Duration::ZERO));
        assert_eq!(life(issued.into(), "tomorrow".into()), None);
        assert_eq!(life(issued.into(), "9999-12-02T01:00:00Z".into()), Some(10 * USUAL_LIFE));
        // Without `issued_at`, this machine's clock is used.
        assert_eq!(life(Value::Null, "2000-01-01T00:00:00Z".into()), Some(Duration::ZERO));
    }
}
