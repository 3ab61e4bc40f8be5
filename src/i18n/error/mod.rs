//! The words for a failed call: what happened, what to do, and who can do it.
//!
//! They are chosen by the code if it is known, else by the problem if the answer did not come from an API,
//! else by the kind of the error. A code without words is shown as it came, beside the words for the kind.
//! Only this module chooses the words for an error.

mod cases;
mod codes;
mod kinds;
mod problems;

use super::{Locale, Text};
use crate::api::{ApiCall, Error, Kind, ServiceName};
use cases::Case;

const RETRIES: Text = Text::new("控制台会自动重试。", "The console retries automatically. ");

/// Three of the four parts of an error's note; the fourth is the code and request ID from the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What happened.
    pub happened: String,
    /// What to do. If the console retries, it begins with that.
    pub next: String,
    /// Who can do it, as a sentence; empty where there is nothing to do.
    pub who: &'static str,
}

/// What a call is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// An instance of a project.
    #[default]
    Instance,
    /// The list of a project's instances.
    List,
    /// A cloud phone of a user.
    Phone,
}

impl Subject {
    /// An instance of a service.
    #[must_use]
    pub const fn instance_of(service: ServiceName) -> Self {
        match service {
            ServiceName::Apig | ServiceName::Roma => Self::Instance,
            ServiceName::KooPhone => Self::Phone,
        }
    }

    /// What a call is about.
    #[must_use]
    pub const fn of(call: &ApiCall) -> Self {
        if matches!(call, ApiCall::ListInstances) {
            Self::List
        } else {
            Self::instance_of(call.service())
        }
    }
}

/// The words for a failed call about an instance of a project.
#[must_use]
pub fn advice(locale: Locale, error: &Error) -> Advice {
    advice_about(locale, error, Subject::Instance)
}

/// The words for a failed call.
#[must_use]
pub fn advice_about(locale: Locale, error: &Error, subject: Subject) -> Advice {
    let by_code = error.code.as_deref().and_then(|code| codes::case(code, error.status));
    let by_problem = || error.problem.and_then(|problem| problems::case(problem, error.status));
    let case = by_code.or_else(by_problem).unwrap_or_else(|| kinds::case(error.kind, subject));
    let mut advice = localized(locale, case);
    if let Some(problem) = error.problem {
        advice.happened = problems::filled_in(&advice.happened, problem);
    }
    // The words for throttling already say that the console retries.
    if error.is_retryable() && error.kind != Kind::Throttled {
        advice.next.insert_str(0, RETRIES.localized(locale));
    }
    advice
}

/// The words for the code of a failed creation in a successful answer; `None` for a code without words.
#[must_use]
pub fn advice_for_code(locale: Locale, code: &str) -> Option<Advice> {
    let case = codes::case(code, None)?;
    // The advice for the other codes is about a failed call, not about a failed creation.
    let is_of_creations = ["APIC.7400", "APIC.9206", "APIC.9218", "APIC.9219"].contains(&code);
    Some(localized(locale, if is_of_creations { case } else { &cases::creation::CREATION }))
}

fn localized(locale: Locale, case: &Case) -> Advice {
    Advice {
        happened: case.happened.localized(locale).to_owned(),
        next: case.next.localized(locale).to_owned(),
        who: case.who.localized(locale),
    }
}
