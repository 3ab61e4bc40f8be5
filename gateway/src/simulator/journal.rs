//! The requests that the pretend cloud has received, for tests to read.

use std::collections::{BTreeMap, VecDeque};

use axum::http::{HeaderMap, request::Parts};
use serde::Serialize;

use super::token::Token;

/// The headers whose values are not shown.
const SECRET: [&str; 3] = ["authorization", "x-auth-token", "x-security-token"];

/// How many requests are kept.
const KEPT: usize = 1_000;

/// One request, without the values of secrets.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entry {
    #[serde(skip)]
    number: u64,
    method: String,
    path: String,
    query: Option<String>,
    headers: BTreeMap<String, String>,
    token: Token,
    body: String,
    /// Absent until the request is answered, and when the connection was cut.
    status: Option<u16>,
    elapsed_ms: i64,
}

impl Entry {
    pub(super) fn new(
        number: u64,
        parts: &Parts,
        token: Token,
        body: &[u8],
        elapsed_ms: i64,
    ) -> Self {
        let is_secret = parts.uri.path().starts_with("/v3/auth/");
        let body = if is_secret {
            format!("({} bytes)", body.len())
        } else {
            String::from_utf8_lossy(body).into_owned()
        };
        Self {
            number,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers: headers(&parts.headers),
            token,
            body,
            status: None,
            elapsed_ms,
        }
    }
}

/// The headers without the values of secrets. Repeated headers are joined, as HTTP allows.
fn headers(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let value = if SECRET.contains(&name.as_str()) {
            format!("({} bytes)", value.len())
        } else {
            String::from_utf8_lossy(value.as_bytes()).into_owned()
        };
        let entry = shown.entry(name.to_string()).or_default();
        if !entry.is_empty() {
            entry.push_str(", ");
        }
        entry.push_str(&value);
    }
    shown
}

/// The last requests, and how many there were since the journal was last cleared.
#[derive(Debug, Default)]
pub(super) struct Journal {
    entries: VecDeque<Entry>,
    count: u64,
}

impl Journal {
    /// Adds a request when it arrives.
    pub(super) fn write(&mut self, entry: Entry) {
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
        self.count += 1;
    }

    /// Records the status of the answer to the request with this number, if it is still kept.
    pub(super) fn answered(&mut self, number: u64, status: u16) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.number == number) {
            entry.status = Some(status);
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn entries(&self) -> &VecDeque<Entry> {
        &self.entries
    }
}
