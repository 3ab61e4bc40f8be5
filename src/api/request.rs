//! The five requests as values.
//!
//! A request never holds the token: it is added where the request is sent, so that a request can be
//! printed, compared and kept.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Error, Json};

/// RFC 3986's unreserved characters stand as they are, everything else is encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The most rows that the list gives in one page (APIG: list of dedicated instances).
pub const PAGE_LIMIT: u32 = 500;

/// The longest user or instance ID that KooPhone takes, in characters.
pub const KOOPHONE_ID_LIMIT: usize = 32;

/// An HTTP method; the five calls need no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// One call, complete but for the proxy's address and the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// How it is sent.
    pub method: Method,
    /// An absolute path, each segment percent-encoded.
    pub path: String,
    /// Query parameters in order, not encoded yet.
    pub query: Vec<(&'static str, String)>,
    /// Headers other than the token.
    pub headers: Vec<(&'static str, &'static str)>,
    /// A JSON text, where the call has a body.
    pub body: Option<String>,
}

impl Request {
    /// Path and query as they stand in a URL.
    #[must_use]
    pub fn target(&self) -> String {
        let mut target = self.path.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.extend(utf8_percent_encode(name, RESERVED));
            target.push('=');
            target.extend(utf8_percent_encode(value, RESERVED));
        }
        target
    }

    fn get(path: String) -> Self {
        Self {
            method: Method::Get,
            path,
            query: Vec::new(),
            headers: vec![("accept", "application/json")],
            body: None,
        }
    }
}

/// `GET /v2/{project_id}/apigw/instances`: one page of a project's dedicated instances.
///
/// `limit` is clamped to 1 to [`PAGE_LIMIT`], because the service converts what lies outside in
/// silence.
///
/// # Errors
/// A configuration error when the project ID cannot stand in a path.
pub fn list_instances(project_id: &str, offset: u64, limit: u32) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let mut request = Request::get(path(&["v2", project, "apigw", "instances"]));
    request.query =
        vec![("offset", offset.to_string()), ("limit", limit.clamp(1, PAGE_LIMIT).to_string())];
    Ok(request)
}

/// `GET /v2/{project_id}/apigw/instances/{instance_id}`: one instance's detail.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_instance(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let instance = segment("instance_id", instance_id)?;
    Ok(Request::get(path(&["v2", project, "apigw", "instances", instance])))
}

/// `GET /v2/{project_id}/apigw/instances/{instance_id}/progress`: how far its creation is.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_progress(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let instance = segment("instance_id", instance_id)?;
    Ok(Request::get(path(&["v2", project, "apigw", "instances", instance, "progress"])))
}

/// `GET /v2/{projectId}/instances/{instanceId}/process`: a ROMA creation with its sub-services.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_process(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("projectId", project_id)?;
    let instance = segment("instanceId", instance_id)?;
    Ok(Request::get(path(&["v2", project, "instances", instance, "process"])))
}

/// `POST /v1/instances/prepare-progress`: how far a cloud phone's preparation is.
///
/// # Errors
/// A configuration error when an ID is empty or longer than [`KOOPHONE_ID_LIMIT`].
pub fn show_preparation(user_id: &str, instance_id: &str) -> Result<Request, Error> {
    for (name, id) in [("user_id", user_id), ("instance_id", instance_id)] {
        if id.is_empty() || id.chars().count() > KOOPHONE_ID_LIMIT {
            return Err(Error::unusable_id(name, id));
        }
    }
    // Both are strings: a user ID has 19 digits and would lose some as a JavaScript number.
    let text = |name: &str, text: &str| (name.to_owned(), Json::Text(text.to_owned()));
    let fields = [text("user_id", user_id), text("instance_id", instance_id)];
    let body = Json::Object(fields.into_iter().collect());
    Ok(Request {
        method: Method::Post,
        path: path(&["v1", "instances", "prepare-progress"]),
        query: Vec::new(),
        headers: vec![("accept", "application/json"), ("content-type", "application/json")],
        body: Some(body.to_string()),
    })
}

/// Whether a text can be a path segment: `.` and `..` cannot, for a URL parser takes them for steps
/// through the path even when they are percent-encoded.
#[must_use]
pub fn is_segment(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

/// An ID as a path segment.
fn segment<'a>(field: &'static str, id: &'a str) -> Result<&'a str, Error> {
    if is_segment(id) { Ok(id) } else { Err(Error::unusable_id(field, id)) }
}

fn path(segments: &[&str]) -> String {
    let mut path = String::new();
    for segment in segments {
        path.push('/');
        path.extend(utf8_percent_encode(segment, RESERVED));
    }
    path
}
