//! The five calls that are let through, recognised by path, method and query.
//!
//! Nothing here does I/O. What an upstream is sent is built from the parts that were checked,
//! never copied from what the browser sent.

use std::fmt::Write as _;

use axum::http::Method;
use console_config::{LONGEST_ID, ServiceName, is_id};
use percent_encoding::utf8_percent_encode;

use crate::{credentials::RESERVED, gateway_error::GatewayError};

/// The longest body of a call, in bytes.
pub(crate) const LONGEST_BODY: usize = 4 * 1024;

/// The longest value of a query parameter, in bytes, after decoding.
const LONGEST_VALUE: usize = 256;

/// The query parameters of the list; the other calls have none.
const LIST_PARAMETERS: [&str; 5] = ["offset", "limit", "instance_id", "instance_name", "status"];

/// One of the five calls.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Route {
    ApigDetail,
    ApigList,
    ApigProgress,
    KooPhonePrepareProgress,
    RomaProcess,
}

impl Route {
    /// The name of the call in the metrics.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ApigDetail => "apig.detail",
            Self::ApigList => "apig.list",
            Self::ApigProgress => "apig.progress",
            Self::KooPhonePrepareProgress => "koophone.prepare_progress",
            Self::RomaProcess => "roma.process",
        }
    }

    pub(crate) const fn service(self) -> ServiceName {
        match self {
            Self::ApigDetail | Self::ApigList | Self::ApigProgress => ServiceName::Apig,
            Self::KooPhonePrepareProgress => ServiceName::KooPhone,
            Self::RomaProcess => ServiceName::Roma,
        }
    }
}

/// A path that belongs to one of the five calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Endpoint {
    pub(crate) route: Route,
    /// The only method of the call.
    pub(crate) method: &'static str,
    parameters: &'static [&'static str],
}

impl Endpoint {
    /// Recognises a path as sent: segments are not decoded, so one with an escape is refused.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        if !segments.iter().all(|segment| is_id(segment, LONGEST_ID)) {
            return None;
        }
        let (route, method, parameters) = match segments.as_slice() {
            ["v2", _, "apigw", "instances"] => (Route::ApigList, "GET", LIST_PARAMETERS.as_slice()),
            ["v2", _, "apigw", "instances", _] => (Route::ApigDetail, "GET", [].as_slice()),
            ["v2", _, "apigw", "instances", _, "progress"] => {
                (Route::ApigProgress, "GET", [].as_slice())
            }
            ["v2", _, "instances", _, "process"] => (Route::RomaProcess, "GET", [].as_slice()),
            ["v1", "instances", "prepare-progress"] => {
                (Route::KooPhonePrepareProgress, "POST", [].as_slice())
            }
            _ => return None,
        };
        Some(Self { route, method, parameters })
    }

    /// The project that a path of this endpoint names.
    pub(crate) fn project<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix("/v2/")?.split('/').next()
    }

    /// The instance that a path of this endpoint names.
    pub(crate) fn instance<'a>(&self, path: &'a str) -> Option<&'a str> {
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            [_, "v2", _, "apigw", "instances", instance, ..]
            | [_, "v2", _, "instances", instance, "process"] => Some(instance),
            _ => None,
        }
    }

    /// Checks method and query, and gives path and query for the upstream.
    ///
    /// # Errors
    ///
    /// [`GatewayError::Method`], or [`GatewayError::BadRequest`] naming the parameter.
    pub(crate) fn target(
        &self,
        method: &Method,
        path: &str,
        query: Option<&str>,
    ) -> Result<String, GatewayError> {
        if method.as_str() != self.method {
            return Err(GatewayError::Method(self.method));
        }
        let mut target = path.to_owned();
        let query = query.unwrap_or_default();
        let mut seen = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let Some(known) = self.parameters.iter().find(|known| **known == name) else {
                return Err(GatewayError::BadRequest(format!("unknown query parameter: {name}")));
            };
            if seen.contains(known) {
                return Err(GatewayError::BadRequest(format!(
                    "duplicate query parameter: {known}"
                )));
            }
            if !is_value(&value) {
                return Err(GatewayError::BadRequest(format!(
                    "invalid value for query parameter: {known}"
                )));
            }
            let separator = if seen.is_empty() { '?' } else { '&' };
            // Encoded as in the signature.
            let value = utf8_percent_encode(&value, &RESERVED);
            // Writing to a string does not fail.
            let _ = write!(target, "{separator}{known}={value}");
            seen.push(known);
        }
        Ok(target)
    }
}

/// Whether a decoded value is acceptable; invalid UTF-8 has become U+FFFD.
fn is_value(value: &str) -> bool {
    value.len() <= LONGEST_VALUE
        && !value.chars().any(|char| char.is_control() || char == char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use axum::http::Uri;

    use super::*;

    fn target(method: &str, uri: &str) -> Result<String, Cow<'static, str>> {
        let uri: Uri = uri.parse().unwrap();
        let endpoint = Endpoint::of(uri.path()).ok_or("none")?;
        endpoint
            .target(&method.parse().unwrap(), uri.path(), uri.query())
            .map_err(|error| error.code())
    }

    #[test]
    fn the_five_calls_are_let_through() {
        for (method, path) in [
            ("GET", "/v2/p/apigw/instances"),
            ("GET", "/v2/p/apigw/instances/i"),
            ("GET", "/v2/p/apigw/instances/i/progress"),
            ("GET", "/v2/p/instances/i/process"),
            ("POST", "/v1/instances/prepare-progress"),
        ] {
            assert_eq!(target(method, path), Ok(path.to_owned()));
        }
    }

    #[test]
    fn other_paths_are_none_of_them() {
        let long = format!("/v2/{}/apigw/instances", "p".repeat(65));
        for path in [
            "/",
            "/v2",
            "/v2/p/apigw/instances/",
            "/v2//apigw/instances",
            "//v2/p/apigw/instances",
            "/v2/p/apigw/instances/i/progress/x",
            "/v2/p/apigw/instances/i/process",
            "/v2/p/instances/i",
            "/v2/p/instances/i/progress",
            "/v2/../apigw/instances",
            "/v2/p/apigw/instances/..",
            "/v2/p/apigw/instances/.",
            "/v2/p/apigw/instances/a%2Fb",
            "/v2/p/apigw/instances/%69",
            "/v2/p/apigw/instances/a%00b",
            "/v2/p/apigw/instances/a;b",
            "/V2/p/apigw/instances",
            "/v1/p/apigw/instances",
            "/v1/instances/prepare",
            "/v1/instances/prepare-progress/",
            long.as_str(),
        ] {
            assert_eq!(Endpoint::of(path), None, "{path}");
        }
    }

    #[test]
    fn each_path_has_one_method() {
        for method in ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
            assert_eq!(
                target(method, "/v2/p/apigw/instances"),
                Err("GATEWAY.0405".into()),
                "{method}"
            );
        }
        assert_eq!(target("GET", "/v1/instances/prepare-progress"), Err("GATEWAY.0405".into()));
    }

    #[test]
    fn the_query_is_written_anew() {
        let list = "/v2/p/apigw/instances";
        for (query, expected) in [
            ("?", ""),
            ("?offset=0&limit=20", "?offset=0&limit=20"),
            ("?instance_name=a%20b%26c%3D%E4%B8%AD", "?instance_name=a%20b%26c%3D%E4%B8%AD"),
            ("?status=Running&&", "?status=Running"),
            ("?%6Cimit=1", "?limit=1"),
            ("?offset", "?offset="),
        ] {
            assert_eq!(target("GET", &format!("{list}{query}")), Ok(format!("{list}{expected}")));
        }
    }

    #[test]
    fn unknown_repeated_and_unreadable_parameters_are_refused() {
        let long = format!("instance_name={}", "a".repeat(257));
        for query in [
            "x=1",
            "offset=1&offset=2",
            "offset=1&%6Fffset=2",
            "LIMIT=1",
            "instance_name=a%00",
            "instance_name=a%0D%0Ab",
            "instance_name=%FF",
            long.as_str(),
        ] {
            let uri = format!("/v2/p/apigw/instances?{query}");
            assert_eq!(target("GET", &uri), Err("GATEWAY.0400".into()), "{query}");
        }
        assert_eq!(target("GET", "/v2/p/apigw/instances/i?limit=1"), Err("GATEWAY.0400".into()));
    }
}
