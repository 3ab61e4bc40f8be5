//! What is said of a failed call: what happened, what to do, and who can do it.
//!
//! By its code where that is known, else by its kind: a code that nobody has described is shown as it
//! came, beside words that are true of its kind. The only place where such words are decided.

mod cases;
mod codes;

use super::{Locale, Text};
use crate::api::{Error, Kind};
use cases::Case;

/// Three of an error's four parts; the fourth, code and request ID, is the API's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What happened.
    pub happened: &'static str,
    /// What to do.
    pub next: &'static str,
    /// Who can do it.
    pub who: &'static str,
}

/// The words for an error: by its code where the code says more than its kind.
#[must_use]
pub fn advice(locale: Locale, error: &Error) -> Advice {
    let known = error.code.as_deref().and_then(|code| codes::case(code, error.status));
    in_words(locale, known.unwrap_or_else(|| of_kind(error.kind)))
}

/// The words for an error's kind alone.
#[must_use]
pub fn advice_of_kind(locale: Locale, kind: Kind) -> Advice {
    in_words(locale, of_kind(kind))
}

/// The words for the code of a creation that failed, inside of an answer that is a good one; `None`
/// for a code that says no more than itself.
///
/// What the words for a failed call promise, that it is tried again for one, is not true of a creation.
#[must_use]
pub fn advice_of_code(locale: Locale, code: &str) -> Option<Advice> {
    let of_calls = codes::case(code, None)?;
    let is_of_creations = ["APIC.7400", "APIC.9206", "APIC.9218", "APIC.9219"].contains(&code);
    Some(in_words(locale, if is_of_creations { of_calls } else { &cases::CREATION }))
}

fn in_words(locale: Locale, case: &Case) -> Advice {
    let &(happened, next, who) = case;
    let of = |text: Text| text.localized(locale);
    Advice { happened: of(happened), next: of(next), who: of(who) }
}

fn of_kind(kind: Kind) -> &'static Case {
    match kind {
        Kind::Configuration => &cases::CONFIGURATION,
        Kind::Credential => &cases::CREDENTIAL,
        Kind::Invalid => &cases::INVALID,
        Kind::NotFound => &cases::NOT_FOUND,
        Kind::Permission => &cases::PERMISSION,
        Kind::Refused => &cases::REFUSED,
        Kind::Throttled => &cases::THROTTLED,
        Kind::Transient => &cases::TRANSIENT,
        Kind::Transport => &cases::TRANSPORT,
    }
}
