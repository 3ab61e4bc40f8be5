//! The files of the widget, compressed by `build.rs` and compiled into the program.
//!
//! It knows nothing of the API calls: a path that is no file here is not found.

mod page_policy;

use std::fmt;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};

pub(crate) use self::page_policy::{is_plain, page_policy};
use crate::gateway_error::GatewayError;

/// The text of `/` when the program contains no bundle.
const NOT_BUILT: &str = "The bundle was not built: run `make build`, then start again.\n";

/// The files of this build; none when the bundle had not been built.
pub(crate) static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// One file: plain, and compressed where that is smaller.
pub(crate) struct File {
    /// The path, without a leading slash.
    pub(crate) path: &'static str,
    /// The hash of the plain bytes, in hexadecimal.
    pub(crate) hash: &'static str,
    pub(crate) identity: &'static [u8],
    /// Absent when not smaller.
    pub(crate) brotli: Option<&'static [u8]>,
    /// Absent when not smaller.
    pub(crate) gzip: Option<&'static [u8]>,
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("File").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Answers with one of the files; `/` is `index.html`, which gets the content security policy.
///
/// # Errors
///
/// [`GatewayError::NotFound`], and [`GatewayError::Method`] for what is not GET or HEAD.
pub(crate) fn answer(
    files: &[File],
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    policy: &HeaderValue,
) -> Result<Response, GatewayError> {
    let name = if path == "/" { "index.html" } else { path.strip_prefix('/').unwrap_or(path) };
    let file = files.iter().find(|file| file.path == name);
    if file.is_none() && path != "/" {
        return Err(GatewayError::NotFound);
    }
    if method != Method::GET && method != Method::HEAD {
        return Err(GatewayError::Method("GET, HEAD"));
    }
    // Hyper sends no body in answer to HEAD, but does count its bytes.
    Ok(file.map_or_else(not_built, |file| file.answer(headers, policy)))
}

fn not_built() -> Response {
    let mut response = Response::new(Body::from(NOT_BUILT));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    set(&mut response, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

impl File {
    fn answer(&self, headers: &HeaderMap, policy: &HeaderValue) -> Response {
        let (encoding, bytes) = self.negotiate(headers);
        let tag = format!("\"{}{}\"", self.hash, encoding.map_or("", |name| name.etag_suffix()));
        let is_page = self.path == "index.html";
        let mut response = if !is_page && has_tag(headers, tag.as_bytes()) {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            let mut response = Response::new(Body::from(bytes));
            set(&mut response, header::CONTENT_TYPE, content_type(self.path));
            if let Some(encoding) = encoding {
                set(&mut response, header::CONTENT_ENCODING, encoding.name());
            }
            response
        };
        // File names stay the same from build to build: a browser revalidates each time, and mostly gets a
        // 304. The page is sent each time, because its policy may have changed; `no-store` would keep it out
        // of the browser's back/forward cache.
        set(&mut response, header::CACHE_CONTROL, "no-cache");
        set(&mut response, header::VARY, "accept-encoding");
        set(&mut response, header::REFERRER_POLICY, "no-referrer");
        if is_page {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        } else {
            set(&mut response, header::ETAG, &tag);
        }
        response
    }

    /// The encoding to send: Brotli before gzip before none, if the browser accepts it and the file has it.
    fn negotiate(&self, headers: &HeaderMap) -> (Option<Encoding>, &'static [u8]) {
        [(Encoding::Brotli, self.brotli), (Encoding::Gzip, self.gzip)]
            .into_iter()
            .filter_map(|(encoding, bytes)| Some((encoding, bytes?)))
            .find(|(encoding, _)| encoding.is_accepted(headers))
            .map_or((None, self.identity), |(encoding, bytes)| (Some(encoding), bytes))
    }
}

#[derive(Clone, Copy)]
enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The encodings of a file have different bytes, so a strong tag must tell them apart.
    fn etag_suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gzip",
        }
    }

    /// Whether `Accept-Encoding` names it, or else `*`, with a weight above zero.
    fn is_accepted(self, headers: &HeaderMap) -> bool {
        let weight = |wanted: &str| {
            (headers.get_all(header::ACCEPT_ENCODING).iter())
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .find_map(|item| {
                    let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
                    name.trim().eq_ignore_ascii_case(wanted).then(|| quality(parameters))
                })
        };
        weight(self.name()).or_else(|| weight("*")).is_some_and(|weight| weight > 0.0)
    }
}

/// The `q` among the parameters: 1 when absent, 0 when it is not a number.
fn quality(parameters: &str) -> f32 {
    let parameter = parameters.trim();
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="));
    value.map_or(1.0, |value| value.trim().parse().unwrap_or(0.0))
}

/// Whether `If-None-Match` names a tag, by weak comparison.
pub(crate) fn has_tag(headers: &HeaderMap, tag: impl AsRef<[u8]>) -> bool {
    let tag = tag.as_ref();
    let tag = tag.strip_prefix(b"W/").unwrap_or(tag);
    (headers.get_all(header::IF_NONE_MATCH).iter())
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known.as_bytes() == tag || known == "*")
}

/// Whether `Accept-Encoding` takes gzip.
pub(crate) fn accepts_gzip(headers: &HeaderMap) -> bool {
    Encoding::Gzip.is_accepted(headers)
}

fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "ts" | "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests;
