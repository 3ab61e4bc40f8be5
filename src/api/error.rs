//! The one error type of the five calls.
//!
//! An error says where it failed and what can be done, by its [`Kind`]; it keeps the API's own code,
//! message and request ID, because those are what a support engineer asks for. It is comparable and
//! cloneable, so that it can be held in a signal and expected in a test.

use std::{ops::Deref, sync::Arc};

use super::{Answer, Problem, RetryAfter, classify};

/// The longest message kept, in characters: a proxy may answer with a whole page.
const MESSAGE_LIMIT: usize = 500;

/// Why a call failed, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The address, the region, the project or an ID in the configuration is wrong.
    Configuration,
    /// The token is missing, expired or wrong: a new one is needed.
    Credential,
    /// The answer is not what the document says it is.
    Invalid,
    /// What was requested does not exist, or no longer.
    NotFound,
    /// The token is good, but its user may not do this.
    Permission,
    /// The service understood and refused: a bad parameter, a quota, a header too large.
    Refused,
    /// Too many requests were sent.
    Throttled,
    /// The service or a server before it failed temporarily.
    Transient,
    /// No answer arrived: the network, the proxy, or the browser's own rules.
    Transport,
}

/// A failed call. One pointer in size: every `Result` has room for one, and few calls fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Arc<ErrorParts>);

/// What is known of a failed call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorParts {
    /// What can be done about it.
    pub kind: Kind,
    /// The HTTP status; `None` when no answer arrived.
    pub status: Option<u16>,
    /// The API's code, as sent; `None` when the body had none.
    pub code: Option<String>,
    /// The API's message, the browser's message, or the ID that cannot be sent; may be empty, and has at
    /// most 500 characters.
    pub message: String,
    /// The problem where no API signed the answer; `None` where one did.
    pub problem: Option<Problem>,
    /// The request ID of the header, else of the body.
    pub request_id: Option<String>,
    /// When the server wants the next request, if it said so.
    pub retry_after: Option<RetryAfter>,
}

impl From<ErrorParts> for Error {
    fn from(parts: ErrorParts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Error {
    type Target = ErrorParts;

    fn deref(&self) -> &ErrorParts {
        &self.0
    }
}

impl Error {
    /// No answer arrived, for an unknown reason; `reason` is the browser's message.
    #[must_use]
    pub fn transport(reason: &str) -> Self {
        Self::without_answer(Problem::Unreachable, reason)
    }

    /// No answer arrived; `reason` is the browser's message, and may be empty.
    #[must_use]
    pub fn without_answer(problem: Problem, reason: &str) -> Self {
        bare(Kind::Transport, None, problem, reason).into()
    }

    /// No request can be made with this ID; `field` is the document's name of the parameter.
    pub(super) fn unusable_id(field: &'static str, id: &str) -> Self {
        bare(Kind::Configuration, None, Problem::UnusableId { field }, id).into()
    }

    /// Whether the same request can succeed later.
    ///
    /// An answer that could not be read may have been cut on its way, so it counts too.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind, Kind::Invalid | Kind::Throttled | Kind::Transient | Kind::Transport)
    }

    /// Whether two errors are the same for a person: at most their request IDs and retry times differ.
    #[must_use]
    pub fn has_the_same_reason(&self, other: &Self) -> bool {
        (self.kind, self.status, &self.code, &self.message, self.problem)
            == (other.kind, other.status, &other.code, &other.message, other.problem)
    }

    /// The error of an answer with an error's HTTP status, or with an error inside HTTP 200.
    pub(super) fn answered(answer: &Answer, body: classify::ErrorBody) -> Self {
        let (status, headers) = (answer.status, &answer.headers);
        let problem = classify::problem(answer, &body);
        let kind = match problem {
            None => classify::kind(status, body.code.as_deref()),
            Some(_) => classify::unsigned_kind(status),
        };
        Self::from(ErrorParts {
            kind,
            status: Some(status),
            code: body.code,
            message: shortened(&body.message, MESSAGE_LIMIT),
            problem,
            request_id: headers.request_id.clone().or(body.request_id),
            retry_after: headers.retry_after.as_deref().and_then(RetryAfter::parse),
        })
    }

    /// The error of an answer with a good status whose body is not what the document says.
    pub(super) fn invalid(answer: &Answer, problem: Problem) -> Self {
        Self::from(ErrorParts {
            request_id: answer.headers.request_id.clone(),
            ..bare(Kind::Invalid, Some(answer.status), problem, "")
        })
    }
}

fn bare(kind: Kind, status: Option<u16>, problem: Problem, message: &str) -> ErrorParts {
    ErrorParts {
        kind,
        status,
        code: None,
        message: shortened(message, MESSAGE_LIMIT),
        problem: Some(problem),
        request_id: None,
        retry_after: None,
    }
}

/// Trims a text and cuts it at a number of characters.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    let mut text = text.trim().to_owned();
    let mut ends = text.char_indices().map(|(end, _)| end).skip(limit - 1);
    if let (Some(end), Some(_)) = (ends.next(), ends.next()) {
        text.truncate(end);
        text.push('…');
    }
    text
}
