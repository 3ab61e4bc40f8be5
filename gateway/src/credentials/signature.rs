//! The signature `SDK-HMAC-SHA256`, as a pure function of a request.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use ring::{digest, hmac};

/// The characters to percent-encode: all but letters, digits, `-`, `_`, `.` and `~`.
pub(crate) const RESERVED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The name of the algorithm, which begins the header.
pub(super) const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// The parts of a request that are signed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// The query of the URL, without the question mark.
    pub(super) query: &'a str,
    /// The names in lower case, sorted, with their values.
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) body: &'a [u8],
}

impl Signed<'_> {
    /// The names of the signed headers, as the header with the signature lists them.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| *name).collect();
        names.join(";")
    }

    /// The signature in hexadecimal, made at the time that the header `x-sdk-date` says.
    pub(super) fn signature(&self, secret_key: &[u8], date: &str) -> String {
        let request = sha256(self.canonical().as_bytes());
        let text = format!("{ALGORITHM}\n{date}\n{request}");
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret_key);
        hexadecimal(hmac::sign(&key, text.as_bytes()).as_ref())
    }

    fn canonical(&self) -> String {
        let Self { method, headers, body, .. } = *self;
        let mut text = format!("{method}\n{}\n{}\n", self.canonical_path(), self.canonical_query());
        for (name, value) in headers {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{name}:{}", value.trim());
        }
        let _ = write!(text, "\n{}\n{}", self.names(), sha256(body));
        text
    }

    /// The path with each segment decoded and encoded again, and with a slash at the end, which the request
    /// itself does not have.
    fn canonical_path(&self) -> String {
        let mut path = String::new();
        for segment in self.path.split('/') {
            let segment: Vec<u8> = percent_decode_str(segment).collect();
            path.extend(percent_encoding::percent_encode(&segment, &RESERVED));
            path.push('/');
        }
        if self.path.ends_with('/') {
            path.pop();
        }
        path
    }

    /// The parameters, sorted and encoded again, each with its value.
    fn canonical_query(&self) -> String {
        let pairs = form_urlencoded::parse(self.query.as_bytes());
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort();
        let encoded = |text: &str| utf8_percent_encode(text, &RESERVED).to_string();
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        pairs.join("&")
    }
}

fn sha256(bytes: &[u8]) -> String {
    hexadecimal(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the cloud's own documentation.
    #[test]
    fn the_documented_example_is_signed_alike() {
        let date = "20191115T033655Z";
        let signed = Signed {
            method: "GET",
            path: "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs",
            query: "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
            headers: &[
                ("content-type", "application/json"),
                ("host", "service.region.example.com"),
                ("x-sdk-date", date),
            ],
            body: b"",
        };
        assert_eq!(
            sha256(signed.canonical().as_bytes()),
            "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a"
        );
        assert_eq!(signed.names(), "content-type;host;x-sdk-date");
        assert_eq!(
            signed.signature(b"MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc", date),
            "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
        );
    }

    /// Two official signers, in Python and in JavaScript, agree on these.
    #[test]
    fn the_official_signers_sign_alike() {
        const PROJECT: &str = "73d69ae0cfcf460190522d06b60f05ad";
        let list = format!("/v2/{PROJECT}/apigw/instances");
        let detail = format!("{list}/eddc4d25480b4cd6b512f270a1b8b341");
        for (path, query, expected) in [
            (
                &list,
                "offset=0&limit=20&instance_name=a%20b~%2A%E4%B8%AD&status=Running",
                "1ccdad931b5f76bae9724204372515adde29ac8af6a9e3e1965728f3af508d23",
            ),
            (&detail, "", "5f1fa784287229362b2085a8fe39f837c162d91d34c2ee8c0d652bfb1e236eea"),
        ] {
            let date = "20260102T030405Z";
            let signed = Signed {
                method: "GET",
                path,
                query,
                headers: &[
                    ("content-type", "application/json"),
                    ("host", "apig.cn-north-4.myhuaweicloud.com"),
                    ("x-project-id", PROJECT),
                    ("x-sdk-date", date),
                ],
                body: b"",
            };
            let secret_key = b"SKexampleSecret/0000000000000000000000001";
            assert_eq!(signed.signature(secret_key, date), expected, "{path}");
        }
    }

    #[test]
    fn paths_and_queries_have_one_form() {
        let signed = |path, query| Signed { method: "GET", path, query, headers: &[], body: b"" };
        for (path, expected) in
            [("/", "/"), ("/a", "/a/"), ("/a/", "/a/"), ("/a%2fb/%7e*", "/a%2Fb/~%2A/")]
        {
            assert_eq!(signed(path, "").canonical_path(), expected);
        }
        for (query, expected) in [
            ("", ""),
            ("b=2&a=1&b=1", "a=1&b=1&b=2"),
            ("a", "a="),
            ("a=x+y&b=%e4", "a=x%20y&b=%EF%BF%BD"),
        ] {
            assert_eq!(signed("/", query).canonical_query(), expected);
        }
    }
}
