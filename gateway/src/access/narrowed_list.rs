//! The list of instances when only some of them may be shown.
//!
//! A page with rows left out would look like the last one. So the gateway reads all pages of the upstream,
//! and builds new pages of the rows that may be shown.

use std::{collections::BTreeMap, mem};

use axum::body::Bytes;
use serde_json::{Map, Value};

use super::Narrowing;
use crate::{cache::Reply, gateway_error::GatewayError};

/// Rows per request to the upstream: the largest `limit` of the API.
const PAGE: usize = 500;

/// The most pages with rows that are read. A longer list is an error, because a part of it would look like
/// all of it.
const MOST_PAGES: usize = 40;

/// Rows per page when a request has no valid `limit`.
const DEFAULT_LIMIT: usize = 20;

/// A request for the list: its path and query without `offset` and `limit`, and these two.
struct Asked {
    rest: String,
    offset: usize,
    limit: usize,
}

impl Asked {
    fn read(target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let (mut offset, mut limit) = (0, DEFAULT_LIMIT);
        let mut rest = format!("{path}?");
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            // As the cloud reads them: a value out of range becomes the nearest one, or the default.
            match pair.split_once('=') {
                Some(("offset", value)) => offset = value.parse().unwrap_or(0),
                Some(("limit", value)) => {
                    let value = value.parse().ok().filter(|limit| *limit > 0);
                    limit = value.map_or(DEFAULT_LIMIT, |limit: usize| limit.min(PAGE));
                }
                _ => {
                    rest.push_str(pair);
                    rest.push('&');
                }
            }
        }
        Self { rest, offset, limit }
    }
}

/// A list that is being read: it names the next page, and takes that page's reply.
pub(crate) struct NarrowedList<'a> {
    asked: Asked,
    narrowing: &'a Narrowing,
    /// The rows to show by instance ID, with their positions in the upstream's list.
    shown: BTreeMap<String, (usize, Value)>,
    pages: usize,
}

impl<'a> NarrowedList<'a> {
    /// Starts to read the list that the path and query `target` request.
    pub(crate) fn new(target: &str, narrowing: &'a Narrowing) -> Self {
        Self { asked: Asked::read(target), narrowing, shown: BTreeMap::new(), pages: 0 }
    }

    /// The path and query of the next page.
    pub(crate) fn target(&self) -> String {
        format!("{}offset={}&limit={PAGE}", self.asked.rest, self.pages * PAGE)
    }

    /// Takes the reply for that page. Gives the final reply after the last page or an error.
    pub(crate) fn take(&mut self, page: Reply) -> Option<Reply> {
        let Ok(kept) = &page.outcome else { return Some(page) };
        if !kept.answer.status.is_success() {
            return Some(page);
        }
        match self.add(&kept.answer.body) {
            Ok(None) => None,
            Ok(Some(body)) => Some(page.with_body(body)),
            Err(error) => Some(Reply::error(error)),
        }
    }

    /// Adds the rows of a page, and gives the body to answer after the last one.
    fn add(&mut self, page: &[u8]) -> Result<Option<Bytes>, GatewayError> {
        let mut body: Map<String, Value> =
            serde_json::from_slice(page).map_err(|_| GatewayError::NotJson)?;
        let Some(Value::Array(rows)) = body.remove("instances") else {
            return Err(GatewayError::NotJson);
        };
        let count = rows.len();
        if self.pages == MOST_PAGES && count > 0 {
            let rows = MOST_PAGES * PAGE;
            tracing::warn!(rows, "a list is too long to show only some instances of it");
            return Err(GatewayError::ListTooLong(rows));
        }
        for (index, row) in rows.into_iter().enumerate() {
            let id = row.get("id").and_then(Value::as_str).map(str::to_owned);
            if let Some(id) = id.filter(|id| self.narrowing.shows_instance(id)) {
                // A row that moved to the next page meanwhile comes twice.
                self.shown.entry(id).or_insert((self.pages * PAGE + index, row));
            }
        }
        self.pages += 1;
        if count == PAGE {
            return Ok(None);
        }
        let Asked { offset, limit, .. } = self.asked;
        let mut rows: Vec<_> = mem::take(&mut self.shown).into_values().collect();
        rows.sort_by_key(|(position, _)| *position);
        body.insert("total".to_owned(), rows.len().into());
        let rows: Vec<Value> =
            rows.into_iter().map(|(_, row)| row).skip(offset).take(limit).collect();
        body.insert("size".to_owned(), rows.len().into());
        body.insert("instances".to_owned(), rows.into());
        Ok(Some(Value::Object(body).to_string().into()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Reads a list of `count` instances, of which the first and the last are shown.
    fn read(count: usize) -> Result<Value, GatewayError> {
        let id = |index: usize| format!("i{index}");
        let narrowing = Narrowing::of_instances(vec![id(0), id(count - 1)]);
        let mut list = NarrowedList::new("/list", &narrowing);
        let mut first = 0;
        loop {
            let rows = (first..count).take(PAGE).map(|index| json!({ "id": id(index) }));
            let page = json!({ "instances": rows.collect::<Vec<_>>() });
            if let Some(body) = list.add(page.to_string().as_bytes())? {
                return Ok(serde_json::from_slice(&body).unwrap());
            }
            first += PAGE;
        }
    }

    #[test]
    fn a_list_is_read_whole_or_is_an_error() {
        for count in [2, PAGE, PAGE + 1, MOST_PAGES * PAGE] {
            assert_eq!(read(count).unwrap()["total"], 2, "{count}");
        }
        let most = MOST_PAGES * PAGE;
        assert_eq!(read(most + 1), Err(GatewayError::ListTooLong(most)));
    }
}
