//! A page of the list of APIG instances.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::instance::{Instance, Row};
use crate::api::{
    Answer, Decoded, Error, Problem,
    body::{self, Fault},
    error::shortened,
    lenient::{self, Entries},
};

/// The longest text that is kept of a row that cannot be read, in characters.
const LONGEST: usize = 500;

/// One page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows that could be read, in the order in which they came.
    pub instances: Vec<Arc<Instance>>,
    /// The rows that could not be read: no JSON, no object, or without an ID.
    pub unreadable: Vec<UnreadableRow>,
    /// How many entries the page had, readable or not: the next offset counts all of them.
    pub received: u64,
    /// How many instances there are in all; `None` when the answer does not say.
    pub total: Option<u64>,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableRow {
    /// Which entry of its page it is, from 0.
    pub position: usize,
    /// Its JSON text as it was sent, at most 500 characters.
    pub text: String,
}

/// `ListInstancesV2Response`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct List<'a> {
    #[serde(borrow)]
    instances: Entries<'a>,
    #[serde(deserialize_with = "lenient::integer")]
    total: Option<i64>,
}

/// Decodes a page of the list. A null or absent `instances` is an empty page.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](crate::api::Kind::Invalid) for a body that is no page.
pub fn decode_page(answer: &Answer) -> Result<Decoded<Page>, Error> {
    body::decode_or_rescue(answer, page, page_with_broken_rows)
}

fn page(text: &str) -> Result<Page, Fault> {
    let list: List<'_> = lenient::object(text)?;
    let entries = list.instances.0.ok_or(Fault::Problem(Problem::InstancesNotAnArray))?;
    Ok(Page::new(list.total, entries.into_iter().map(RawValue::get)))
}

/// Reads a page of which only some rows are no JSON; `None` where the text around them is none either.
fn page_with_broken_rows(text: &str) -> Option<Page> {
    let start = text.find(r#""instances""#)? + r#""instances""#.len();
    let (before, after) = text.split_at_checked(start)?;
    let array = after.trim_start().strip_prefix(':')?.trim_start();
    let (rows, end) = broken_rows(array)?;
    // The text around the rows must be JSON.
    let rest = format!("{before}:[]{end}");
    let list: List<'_> = lenient::object(&rest).ok()?;
    Some(Page::new(list.total, rows.into_iter()))
}

/// Splits an array into its entries by commas and brackets alone. Returns them and the text after the
/// array; `None` where it has no end.
fn broken_rows(array: &str) -> Option<(Vec<&str>, &str)> {
    let (mut rows, mut start) = (Vec::new(), 1);
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in array.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            _ if is_string => {}
            b'[' | b'{' => depth += 1,
            b']' if depth == 1 => {
                rows.push(array.get(start..at)?.trim());
                return Some((rows, array.get(at + 1..)?));
            }
            b']' | b'}' => depth = depth.checked_sub(1)?,
            b',' if depth == 1 => {
                rows.push(array.get(start..at)?.trim());
                start = at + 1;
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

impl Page {
    fn new<'a>(total: Option<i64>, rows: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let mut page = Self {
            instances: Vec::with_capacity(rows.len()),
            unreadable: Vec::new(),
            received: u64::try_from(rows.len()).unwrap_or(u64::MAX),
            total: total.and_then(|total| u64::try_from(total).ok()),
        };
        for (position, row) in rows.enumerate() {
            match lenient::object::<Row<'_>>(row).ok().and_then(|row| row.instance(None)) {
                Some(instance) => page.instances.push(instance),
                None => {
                    let text = shortened(row, LONGEST);
                    page.unreadable.push(UnreadableRow { position, text });
                }
            }
        }
        page
    }
}
