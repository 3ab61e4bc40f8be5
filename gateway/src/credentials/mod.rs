//! The credentials that a call carries: the browser's token, or the gateway's own.
//!
//! It knows neither routes nor answers, except those that refuse credentials. Secrets are in `secrecy` types
//! until they are written into a request, where their headers are marked sensitive.

mod ak_sk;
mod iam;
mod refusal;
mod signature;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, Request},
};
use http_body_util::Full;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch;

use self::{
    ak_sk::AkSkSigner,
    iam::{Session, User},
};
pub(crate) use self::{
    refusal::{Refusal, refusal},
    signature::{RESERVED, hexadecimal},
};
use crate::{
    config::{Credentials, Token},
    gateway_error::GatewayError,
    metrics::Metrics,
    upstream_client::UpstreamClient,
};

pub(crate) const TOKEN: HeaderName = HeaderName::from_static("x-auth-token");

/// In how many seconds the gateway's own token ends, while it cannot be renewed.
pub(crate) const TOKEN_ENDS_IN: HeaderName = HeaderName::from_static("x-token-ends-in");

/// The credentials of an upstream, ready to be used.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    Browser,
    /// A token that does not change.
    Fixed(SecretString),
    /// The last good token of a file.
    File(watch::Receiver<SecretString>),
    /// The tokens of a user of IAM.
    Iam(Session),
    AkSk(AkSkSigner),
}

/// The credentials that a call carried; its answer is judged by them.
#[derive(Debug)]
pub(crate) enum Shown {
    /// The browser's token, or none.
    Browsers,
    /// A token of the gateway's own, with its number if IAM gave it.
    Token(SecretString, Option<u64>),
    /// A signature, made at that time, and the security token of a temporary key.
    Signature(SystemTime, Option<SecretString>),
}

/// Makes a [`Credential`] for each upstream. The tasks that get tokens run until it is dropped with the last
/// credential.
#[derive(Debug)]
pub(crate) struct Keeper {
    client: UpstreamClient,
    metrics: Metrics,
    users: BTreeMap<String, User>,
    files: Vec<(PathBuf, watch::Receiver<SecretString>)>,
}

impl Credential {
    /// Whether the credentials are the gateway's own.
    pub(crate) const fn is_own(&self) -> bool {
        !matches!(self, Self::Browser)
    }

    /// Writes the credentials into a request to an upstream. `browsers` is the browser's token.
    ///
    /// # Errors
    ///
    /// When the gateway has no token of its own.
    pub(crate) async fn show(
        &self,
        request: &mut Request<Full<Bytes>>,
        body: &[u8],
        project: Option<&str>,
        browsers: Option<&HeaderValue>,
    ) -> Result<Shown, GatewayError> {
        let (token, number) = match self {
            Self::Browser => {
                if let Some(token) = browsers {
                    request.headers_mut().insert(TOKEN, token.clone());
                }
                return Ok(Shown::Browsers);
            }
            Self::AkSk(signer) => {
                let now = SystemTime::now();
                return signer.sign(request, body, project, now);
            }
            Self::Fixed(token) => (token.clone(), None),
            Self::File(token) => (token.borrow().clone(), None),
            Self::Iam(session) => {
                let (token, number) = session.token().await?;
                (token, Some(number))
            }
        };
        request.headers_mut().insert(TOKEN, sensitive(&token)?);
        Ok(Shown::Token(token, number))
    }

    /// How long the gateway's own token still lasts; `None` while it can be renewed, and where its end is not
    /// known.
    pub(crate) fn ends_in(&self) -> Option<Duration> {
        match self {
            Self::Iam(session) => session.ends_in(),
            Self::Browser | Self::Fixed(_) | Self::File(_) | Self::AkSk(_) => None,
        }
    }

    /// Reports that an upstream refused these credentials, and waits a short time for better ones, if there
    /// can be any. `true` when there are.
    pub(crate) async fn is_renewed(&self, shown: &Shown) -> bool {
        match (self, shown) {
            (Self::Iam(session), Shown::Token(_, Some(number))) => session.renewed(*number).await,
            _ => false,
        }
    }
}

impl Shown {
    /// The secret that was sent, which the answer must not repeat.
    pub(crate) fn secret(&self) -> Option<&SecretString> {
        match self {
            Self::Browsers => None,
            Self::Token(token, _) => Some(token),
            Self::Signature(_, security_token) => security_token.as_ref(),
        }
    }

    /// Whether the credentials were the gateway's own.
    pub(crate) const fn is_own(&self) -> bool {
        !matches!(self, Self::Browsers)
    }

    /// The error for an answer that refused the credentials. `date` is the answer's `Date`, which reveals a
    /// wrong clock.
    pub(crate) fn refused(
        &self,
        date: Option<&str>,
        request_id: Option<HeaderValue>,
    ) -> GatewayError {
        let Self::Signature(signed, _) = self else {
            return GatewayError::TokenRefused(request_id);
        };
        let theirs = date.and_then(|date| httpdate::parse_http_date(date).ok());
        match theirs.and_then(|theirs| clock_skew(*signed, theirs)) {
            Some(skew) => GatewayError::ClockSkew(skew, request_id),
            None => GatewayError::SignatureRefused(request_id),
        }
    }
}

impl Keeper {
    pub(crate) fn new(client: &UpstreamClient, metrics: &Metrics) -> Self {
        let (client, metrics) = (client.clone(), metrics.clone());
        Self { client, metrics, users: BTreeMap::new(), files: Vec::new() }
    }

    /// The credentials for an upstream. A user of IAM who is the same in the keeper `before` keeps task and
    /// tokens. Must be called within a Tokio runtime.
    pub(crate) fn of(&mut self, credentials: &Credentials, before: Option<&Self>) -> Credential {
        match credentials {
            Credentials::Browser => Credential::Browser,
            Credentials::Token(Token::Fixed(token)) => Credential::Fixed(token.clone()),
            Credentials::Token(Token::File(file)) => {
                let known = self.files.iter().find(|(path, _)| path == file.path());
                if let Some((_, token)) = known {
                    return Credential::File(token.clone());
                }
                let token = file.clone().follow();
                self.files.push((file.path().to_owned(), token.clone()));
                Credential::File(token)
            }
            Credentials::AkSk(key) => Credential::AkSk(AkSkSigner::new(key.clone())),
            Credentials::IamPassword(login) => {
                let before = before.and_then(|before| before.users.get(&login.name));
                let before = before.filter(|user| user.has(login));
                let user = self.users.entry(login.name.clone()).or_insert_with(|| match before {
                    Some(before) => before.with_client(&self.client),
                    None => User::start(login, &self.client, &self.metrics),
                });
                Credential::Iam(user.session(login, before))
            }
        }
    }
}

/// How far this machine's clock is from an upstream's, if that explains a refused signature: signatures may
/// be at most 15 minutes off.
fn clock_skew(ours: SystemTime, theirs: SystemTime) -> Option<ClockSkew> {
    let (by, is_ahead) = match ours.duration_since(theirs) {
        Ok(by) => (by, true),
        Err(error) => (error.duration(), false),
    };
    // The cloud refuses a clock that is off by more than 15 minutes. The 10 seconds are the error of this
    // measurement: `Date` has whole seconds, and the answer took some time.
    let is_cause = by > Duration::from_secs(15 * 60 - 10);
    is_cause.then_some(ClockSkew { minutes: (by.as_secs() + 30) / 60, is_ahead })
}

/// How far this machine's clock is off.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ClockSkew {
    pub(crate) minutes: u64,
    pub(crate) is_ahead: bool,
}

/// The token that a browser's request carries, if any.
///
/// # Errors
///
/// When there is more than one.
pub(crate) fn browsers_token(from: &HeaderMap) -> Result<Option<HeaderValue>, GatewayError> {
    let mut tokens = from.get_all(TOKEN).iter();
    let token = tokens.next().cloned();
    if tokens.next().is_some() {
        return Err(GatewayError::BadRequest("duplicate header: x-auth-token".to_owned()));
    }
    Ok(token.map(|mut token| {
        token.set_sensitive(true);
        token
    }))
}

/// A secret as the value of a header, marked sensitive so that nothing prints it.
fn sensitive(secret: &SecretString) -> Result<HeaderValue, GatewayError> {
    let value = HeaderValue::from_str(secret.expose_secret());
    let mut value = value.map_err(|_| GatewayError::TokenRefused(None))?;
    value.set_sensitive(true);
    Ok(value)
}
