//! Decides which requests may enter, and what they are shown. Of a call it sees only the identifiers.

mod narrowed_list;
mod narrowing;

use axum::http::{HeaderMap, HeaderValue, Method, header};
use ring::digest::{SHA256, digest};
use secrecy::ExposeSecret as _;
use subtle::ConstantTimeEq as _;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub(crate) use self::{narrowed_list::NarrowedList, narrowing::Narrowing};
use crate::{
    config::Door,
    credentials::{TOKEN, TOKEN_ENDS_IN},
    gateway_error::GatewayError,
    request_log::REQUEST_ID,
};

/// How long a browser may cache the answer to a CORS preflight request.
const REMEMBERED: std::time::Duration = std::time::Duration::from_secs(600);

/// Refuses a request that the configured door does not let in.
///
/// # Errors
///
/// [`GatewayError::NoBearer`] or [`GatewayError::NoEntry`].
pub(crate) fn check_door(door: Option<&Door>, headers: &HeaderMap) -> Result<(), GatewayError> {
    match door {
        None | Some(Door::Open | Door::Socket) => Ok(()),
        Some(Door::Bearer(hashes)) => {
            let token = only(headers, &header::AUTHORIZATION).and_then(bearer);
            let hash = digest(&SHA256, token.unwrap_or_default());
            // All hashes are compared, so that the time does not tell which one matches.
            let mut is_known = subtle::Choice::from(0);
            for known in hashes {
                is_known |= known.as_slice().ct_eq(hash.as_ref());
            }
            if token.is_some() && bool::from(is_known) {
                Ok(())
            } else {
                Err(GatewayError::NoBearer)
            }
        }
        Some(Door::SecretHeader(name, secret)) => {
            let given = only(headers, name).map(HeaderValue::as_bytes).unwrap_or_default();
            let secret = secret.expose_secret().as_bytes();
            if given.ct_eq(secret).into() { Ok(()) } else { Err(GatewayError::NoEntry) }
        }
    }
}

/// The CORS headers for pages of the configured other sites.
pub(crate) fn cors(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_NONE_MATCH,
            TOKEN,
        ])
        .expose_headers([
            header::AGE,
            header::DATE,
            header::ETAG,
            header::RETRY_AFTER,
            REQUEST_ID,
            TOKEN_ENDS_IN,
        ])
        .max_age(REMEMBERED)
}

/// The value of a header; `None` when it is absent or repeated.
fn only<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

fn bearer(value: &HeaderValue) -> Option<&[u8]> {
    let (scheme, token) = value.as_bytes().split_at_checked("Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn check(door: &Door, pairs: &[(&'static str, &'static str)]) -> Option<String> {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        check_door(Some(door), &headers.collect()).err().map(|error| error.code().into_owned())
    }

    #[test]
    fn a_bearer_token_is_known_by_its_hash() {
        let hash = |token: &str| digest(&SHA256, token.as_bytes()).as_ref().try_into().unwrap();
        let door = Door::Bearer(vec![hash("first"), hash("second")]);
        for value in ["Bearer first", "bearer second", "Bearer  first "] {
            assert_eq!(check(&door, &[("authorization", value)]), None, "{value}");
        }
        let refused = Some("GATEWAY.0401".to_owned());
        assert_eq!(check(&door, &[]), refused);
        for value in
            ["", "first", "Bearer", "Bearer ", "Bearer third", "Basic first", "Bearer firsts"]
        {
            assert_eq!(check(&door, &[("authorization", value)]), refused, "{value}");
        }
        let twice = [("authorization", "Bearer first"), ("authorization", "Bearer first")];
        assert_eq!(check(&door, &twice), refused);
        assert_eq!(check(&Door::Bearer(vec![hash("")]), &[("authorization", "x")]), refused);
    }

    #[test]
    fn a_secret_header_holds_the_secret_once() {
        let name = HeaderName::from_static("x-front");
        let door = Door::SecretHeader(name, "0123456789abcdef".into());
        assert_eq!(check(&door, &[("x-front", "0123456789abcdef")]), None);
        let refused = Some("GATEWAY.1403".to_owned());
        for value in ["", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0"] {
            assert_eq!(check(&door, &[("x-front", value)]), refused, "{value}");
        }
        assert_eq!(check(&door, &[("x-other", "0123456789abcdef")]), refused);
        let twice = [("x-front", "0123456789abcdef"), ("x-front", "0123456789abcdef")];
        assert_eq!(check(&door, &twice), refused);
    }

    #[test]
    fn an_open_door_lets_everyone_in() {
        assert_eq!(check(&Door::Open, &[]), None);
        assert_eq!(check(&Door::Socket, &[]), None);
    }
}
