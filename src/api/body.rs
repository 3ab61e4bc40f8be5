//! Reads an answer's body: first strictly, then once more after repair; else says what is wrong with it.

use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::{
    Answer, Error, Problem,
    classify::ErrorBody,
    lenient,
    repair::{has_half_surrogate, readable_text},
};

/// A decoded answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<T> {
    /// The value that was read.
    pub value: T,
    /// Whether the text had to be repaired: then the value was read from [`readable_text`].
    pub is_repaired: bool,
}

impl<T> Decoded<T> {
    /// The same with a value made from this one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Decoded<U> {
        Decoded { value: change(self.value), is_repaired: self.is_repaired }
    }
}

/// Why a text does not match its document.
pub(super) enum Fault {
    /// It is no JSON object: reading the repaired text may help.
    Unreadable,
    /// It is an object, but not the right one.
    Problem(Problem),
}

impl From<serde_json::Error> for Fault {
    fn from(_: serde_json::Error) -> Self {
        Self::Unreadable
    }
}

/// Reads the body of a successful answer with `parse`.
///
/// # Errors
/// The API's own error; [`Kind::Invalid`](super::Kind::Invalid) for a body that cannot be read.
pub(super) fn decode<T>(
    answer: &Answer,
    parse: impl Fn(&str) -> Result<T, Fault>,
) -> Result<Decoded<T>, Error> {
    decode_or_rescue(answer, parse, |_| None)
}

/// As [`decode`]; of a text that is no JSON even after repair, `rescue` may save a part.
pub(super) fn decode_or_rescue<T>(
    answer: &Answer,
    parse: impl Fn(&str) -> Result<T, Fault>,
    rescue: impl Fn(&str) -> Option<T>,
) -> Result<Decoded<T>, Error> {
    if !(200..300).contains(&answer.status) {
        return Err(Error::answered(answer, ErrorBody::read(answer)));
    }
    let strict = str::from_utf8(&answer.body).ok().filter(|text| !has_half_surrogate(text));
    match strict.map_or(Err(Fault::Unreadable), &parse) {
        Ok(value) => return Ok(Decoded { value, is_repaired: false }),
        Err(Fault::Problem(problem)) => return Err(Error::invalid(answer, problem)),
        Err(Fault::Unreadable) => {}
    }
    let (text, is_repaired) = readable_text(&answer.body);
    let mended = if is_repaired { parse(&text) } else { Err(Fault::Unreadable) };
    match mended {
        Ok(value) => Ok(Decoded { value, is_repaired }),
        Err(Fault::Problem(problem)) => Err(Error::invalid(answer, problem)),
        Err(Fault::Unreadable) => rescue(&text)
            .map(|value| Decoded { value, is_repaired: true })
            .ok_or_else(|| Error::invalid(answer, unreadable(answer, &text))),
    }
}

/// Why a body, repaired or not, is no JSON object.
fn unreadable(answer: &Answer, text: &str) -> Problem {
    if text.trim().is_empty() {
        return Problem::Empty;
    }
    if answer.is_web_page() {
        return Problem::WebPage;
    }
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) if lenient::is_object(text) => Problem::NotJson { line: 1 },
        Ok(_) => Problem::NotAnObject,
        Err(_) if is_other_encoding(answer) => Problem::UnsupportedCharset,
        Err(error) if error.classify() == Category::Eof => Problem::CutOff,
        Err(error) => {
            Problem::NotJson { line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1) }
        }
    }
}

/// Whether the body is no UTF-8, and its declared charset or its first bytes show another encoding.
fn is_other_encoding(answer: &Answer) -> bool {
    if str::from_utf8(&answer.body).is_ok_and(|text| !text.contains('\0')) {
        return false;
    }
    let declared = answer.headers.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    let charset = declared.split_once("charset=").map(|(_, charset)| charset.trim_matches('"'));
    let is_declared = charset.is_some_and(|charset| !charset.starts_with("utf-8"));
    // UTF-32, and a body that is still compressed.
    is_declared
        || matches!(*answer.body, [0, 0, ..] | [_, 0, 0, ..] | [0x1f, 0x8b, ..])
        || matches!(*answer.body, [0xff, 0xfe, 0, 0, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..])
}
