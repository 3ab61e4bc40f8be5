//! A stable sort of rows.

use std::{cmp::Ordering, sync::Arc};

use super::fleet::Row;

type Rows = Vec<Arc<Row>>;

/// Sorts rows; those that are equal stay as they stand to each other.
///
/// A merge sort that begins with what is in order already, so that a list that came sorted is only
/// looked through. The standard library's takes 1 ms for ten thousand rows in no order where this takes
/// 3, and has five kilobytes of code.
pub(super) fn sort(rows: &mut Rows, by: &dyn Fn(&Row, &Row) -> Ordering) {
    let mut runs: Vec<Rows> = Vec::new();
    for row in rows.drain(..) {
        let goes_on = |run: &&mut Rows| run.last().is_some_and(|last| by(last, &row).is_le());
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(row),
            None => runs.push(vec![row]),
        }
    }
    while runs.len() > 1 {
        let mut rest = std::mem::take(&mut runs).into_iter();
        while let Some(first) = rest.next() {
            runs.push(merged(first, rest.next().unwrap_or_default(), by));
        }
    }
    *rows = runs.pop().unwrap_or_default();
}

fn merged(first: Rows, second: Rows, by: &dyn Fn(&Row, &Row) -> Ordering) -> Rows {
    let mut rows = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    while let (Some(a), Some(b)) = (first.peek(), second.peek()) {
        rows.extend(if by(a, b).is_le() { first.next() } else { second.next() });
    }
    rows.extend(first);
    rows.extend(second);
    rows
}
