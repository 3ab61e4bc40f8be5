//! Checks the `SDK-HMAC-SHA256` signature of a call, made with one of two access keys.
//!
//! This does not use the gateway's own signer: the gateway's mistakes must not be the cloud's.

use std::{collections::BTreeMap, str::FromStr as _};

use axum::http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use ring::{digest, hmac};
use time::{Date, Month, Time, UtcDateTime};

use super::{token::Token, world::Moment};

/// A permanent key.
pub const ACCESS_KEY: &str = "SIMULATORACCESSKEY01";
/// The secret of [`ACCESS_KEY`].
pub const SECRET_KEY: &str = "simulator/secret+key=01";
/// A temporary key, which needs [`SECURITY_TOKEN`].
pub const TEMPORARY_ACCESS_KEY: &str = "SIMULATORTEMPORARY01";
/// The secret of [`TEMPORARY_ACCESS_KEY`].
pub const TEMPORARY_SECRET_KEY: &str = "simulator/temporary+key=01";
/// The security token that calls with [`TEMPORARY_ACCESS_KEY`] must carry, and sign.
pub const SECURITY_TOKEN: &str = "simulator-security-token";

/// How far a signature's time may be from the cloud's.
const MOST_SKEW_MS: i64 = 15 * 60 * 1000;

const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The verdict on the signature of a call; `None` when it has none.
pub(super) fn judge(parts: &Parts, body: &[u8], now: Moment) -> Option<Token> {
    let authorization = parts.headers.get("authorization")?.to_str().ok()?;
    let fields = authorization.strip_prefix("SDK-HMAC-SHA256 ")?;
    let fields: BTreeMap<&str, &str> =
        fields.split(',').filter_map(|field| field.trim().split_once('=')).collect();
    Some(verify(parts, body, now, &fields).unwrap_or(Token::BadSignature))
}

fn verify(parts: &Parts, body: &[u8], now: Moment, fields: &BTreeMap<&str, &str>) -> Option<Token> {
    let header = |name: &str| {
        let mut values = parts.headers.get_all(name).iter();
        let value = values.next()?.to_str().ok()?;
        values.next().is_none().then(|| value.trim())
    };
    let signed: Vec<&str> = fields.get("SignedHeaders")?.split(';').collect();
    let (secret, must_be_signed) = match *fields.get("Access")? {
        ACCESS_KEY => (SECRET_KEY, "x-sdk-date"),
        TEMPORARY_ACCESS_KEY if header("x-security-token")? == SECURITY_TOKEN => {
            (TEMPORARY_SECRET_KEY, "x-security-token")
        }
        _ => return None,
    };
    if !signed.is_sorted() || !signed.contains(&must_be_signed) || !signed.contains(&"x-sdk-date") {
        return None;
    }

    let path: Vec<String> = parts.uri.path().split('/').map(anew).collect();
    let mut path = path.join("/");
    if !path.ends_with('/') {
        path += "/";
    }
    let query = parts.uri.query().unwrap_or_default();
    let mut query: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (anew(name), anew(value)))
        .collect();
    query.sort();
    let query: Vec<String> =
        query.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut lines = vec![parts.method.to_string(), path, query.join("&")];
    for name in &signed {
        lines.push(format!("{name}:{}", header(name)?));
    }
    lines.extend([String::new(), signed.join(";"), hash(body)]);
    let date = header("x-sdk-date")?;
    let text = ["SDK-HMAC-SHA256", date, &hash(lines.join("\n").as_bytes())].join("\n");
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let expected = digits(hmac::sign(&key, text.as_bytes()).as_ref());
    if *fields.get("Signature")? != expected {
        return None;
    }
    let is_near = (unix_ms(date)? - now.now_ms()).abs() <= MOST_SKEW_MS;
    Some(if is_near { Token::Accepted } else { Token::OldSignature })
}

fn anew(text: &str) -> String {
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    percent_encode(&bytes, &ENCODED).to_string()
}

fn hash(bytes: &[u8]) -> String {
    digits(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The Unix milliseconds of a time such as `20260102T030405Z`.
fn unix_ms(date: &str) -> Option<i64> {
    let part = |start: usize, end: usize| date.get(start..end).map(u8::from_str)?.ok();
    if date.len() != 16 || date.get(8..9)? != "T" || !date.ends_with('Z') {
        return None;
    }
    let year = date.get(0..4)?.parse().ok()?;
    let month = Month::try_from(part(4, 6)?).ok()?;
    let day = Date::from_calendar_date(year, month, part(6, 8)?).ok()?;
    let time = Time::from_hms(part(9, 11)?, part(11, 13)?, part(13, 15)?).ok()?;
    Some(UtcDateTime::new(day, time).unix_timestamp() * 1000)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn a_date_is_read() {
        assert_eq!(unix_ms("20260102T030405Z"), Some(1_767_323_045_000));
        for date in
            ["", "20261302T030405Z", "20260102 030405Z", "20260102T030405+", "２0260102T0304Z"]
        {
            assert_eq!(unix_ms(date), None, "{date}");
        }
    }

    #[test]
    fn a_call_without_a_signature_has_none() {
        let now = Moment { epoch_ms: 0, elapsed_ms: 0 };
        let judge = |authorization: Option<&str>| {
            let mut request = Request::get("/a");
            if let Some(value) = authorization {
                request = request.header("authorization", value);
            }
            judge(&request.body(()).unwrap().into_parts().0, b"", now)
        };
        assert_eq!(judge(None), None);
        assert_eq!(judge(Some("Bearer x")), None);
        for authorization in ["", "Access=A", "Access=A, SignedHeaders=host, Signature=00"] {
            let authorization = format!("SDK-HMAC-SHA256 {authorization}");
            assert_eq!(judge(Some(&authorization)), Some(Token::BadSignature), "{authorization}");
        }
    }
}
