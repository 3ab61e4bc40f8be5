//! The headers that are sent to an upstream, and those that are passed back.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::echo;
use crate::request_log::{REQUEST_ID, is_request_id};

/// The longest value that is passed back, in bytes.
const LONGEST_VALUE: usize = 64;

/// The headers of each call to an upstream, besides the credentials. None of them comes from the browser's
/// request, so that identical calls can share one answer.
pub(super) fn request() -> HeaderMap {
    HeaderMap::from_iter([
        (header::ACCEPT, HeaderValue::from_static("application/json")),
        // The gateway reads each answer, and compresses it anew for the browser.
        (header::ACCEPT_ENCODING, HeaderValue::from_static("gzip")),
        // The services require it on every call, even without a body.
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
    ])
}

/// The headers of an upstream's answer that are passed back to the browser.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct AnswerHeaders {
    /// JSON, in the charset that the upstream declares.
    pub(super) content_type: Option<HeaderValue>,
    /// The widget takes the time from it.
    pub(super) date: Option<HeaderValue>,
    pub(crate) retry_after: Option<HeaderValue>,
    pub(crate) request_id: Option<HeaderValue>,
}

impl AnswerHeaders {
    /// Reads the headers whose values are well formed.
    pub(super) fn read(headers: &HeaderMap) -> Self {
        let text = |name: &HeaderName| {
            let value = headers.get(name)?;
            let text = value.to_str().ok()?;
            (value.len() <= LONGEST_VALUE).then_some((value, text))
        };
        let value = |name: HeaderName, is_good: fn(&str) -> bool| {
            text(&name).filter(|(_, text)| is_good(text)).map(|(value, _)| value.clone())
        };
        let is_date = |text: &str| httpdate::parse_http_date(text).is_ok();
        Self {
            content_type: headers.get(header::CONTENT_TYPE).and_then(json_in_charset_of),
            date: value(header::DATE, is_date),
            retry_after: value(header::RETRY_AFTER, |text| {
                text.bytes().all(|byte| byte.is_ascii_digit())
                    || httpdate::parse_http_date(text).is_ok()
            }),
            request_id: headers.get(REQUEST_ID).filter(|id| is_request_id(id)).cloned(),
        }
    }

    /// Whether a value contains the secret.
    pub(super) fn hold(&self, secret: &[u8]) -> bool {
        let Self { content_type, date, retry_after, request_id } = self;
        [content_type, date, retry_after, request_id]
            .into_iter()
            .flatten()
            .any(|value| echo::holds_token(value.as_bytes(), secret))
    }

    /// Writes the headers into a response.
    pub(crate) fn write(self, headers: &mut HeaderMap) {
        let Self { content_type, date, retry_after, request_id } = self;
        let content_type =
            content_type.unwrap_or_else(|| HeaderValue::from_static("application/json"));
        headers.insert(header::CONTENT_TYPE, content_type);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        for (name, value) in
            [(header::DATE, date), (header::RETRY_AFTER, retry_after), (REQUEST_ID, request_id)]
        {
            if let Some(value) = value {
                headers.insert(name, value);
            }
        }
    }
}

/// `application/json` with the declared charset; `None` without one. The declared type itself is ignored.
fn json_in_charset_of(declared: &HeaderValue) -> Option<HeaderValue> {
    let charset = declared.to_str().ok()?.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })?;
    let is_label = charset.bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'+')
    });
    let is_label = is_label && (1..=40).contains(&charset.len());
    is_label.then(|| HeaderValue::from_str(&format!("application/json; charset={charset}")).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &'static str, value: &str) -> AnswerHeaders {
        let value = HeaderValue::from_str(value).unwrap();
        AnswerHeaders::read(&HeaderMap::from_iter([(HeaderName::from_static(name), value)]))
    }

    #[test]
    fn request_ids_are_short_and_plain() {
        let longest = "a".repeat(64);
        for id in ["a", "7b3e1f52-88ab.9_Z", &longest] {
            assert_eq!(read("x-request-id", id).request_id.unwrap(), id);
        }
        for id in ["", "a b", "a\tb", "a/b", "a=", "<a>", &format!("{longest}a")] {
            assert_eq!(read("x-request-id", id).request_id, None, "{id}");
        }
    }

    #[test]
    fn times_are_times() {
        let date = "Sun, 15 Jun 2025 15:06:40 GMT";
        assert_eq!(read("date", date).date.unwrap(), date);
        assert_eq!(read("date", "yesterday").date, None);
        for value in ["30", date] {
            assert_eq!(read("retry-after", value).retry_after.unwrap(), value);
        }
        for value in ["soon", "-1", &"1".repeat(65)] {
            assert_eq!(read("retry-after", value).retry_after, None);
        }
    }

    #[test]
    fn the_type_is_json_and_the_charset_stays() {
        for (declared, expected) in [
            ("text/html", None),
            ("application/json", None),
            ("application/json;charset=utf-8", Some("application/json; charset=utf-8")),
            ("text/html; Charset=\"GBK\"", Some("application/json; charset=GBK")),
            ("text/html; charset=a b", None),
            ("text/html; charset=", None),
        ] {
            let content_type = read("content-type", declared).content_type;
            assert_eq!(content_type, expected.map(HeaderValue::from_static), "{declared}");
        }
    }

    #[test]
    fn a_token_among_them_is_found() {
        assert!(read("x-request-id", "for.secret-token").hold(b"secret-token"));
        assert!(!read("x-request-id", "other-token").hold(b"secret-token"));
    }
}
