//! Which rows are shown, in which order, and which of them are on screen.

use std::{cmp::Ordering, ops::Range, sync::Arc};

use super::{fleet::Row, sort::sort};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Name and ID.
    Name,
    /// Status, and progress while being created.
    Status,
    /// Specification.
    Spec,
    /// When it was created.
    Created,
    /// Public address.
    Eip,
    /// How it is paid for.
    Charging,
    /// Enterprise project.
    Enterprise,
    /// Where it comes from.
    Source,
}

impl Column {
    /// All columns, from left to right.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Status,
        Self::Spec,
        Self::Created,
        Self::Eip,
        Self::Charging,
        Self::Enterprise,
        Self::Source,
    ];

    /// Its name in attributes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Spec => "spec",
            Self::Created => "created",
            Self::Eip => "eip",
            Self::Charging => "charging",
            Self::Enterprise => "enterprise",
            Self::Source => "source",
        }
    }
}

/// By which column rows are sorted, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// Newest first.
impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::Created, descending: true }
    }
}

impl Sort {
    /// What a click on a column's heading makes of it: the other direction, or that column.
    #[must_use]
    pub fn clicked(self, column: Column) -> Self {
        let descending = if self.column == column {
            !self.descending
        } else {
            // Of dates one wants the newest, of everything else the beginning.
            column == Column::Created
        };
        Self { column, descending }
    }

    /// Sorts rows; those that are equal stay in the order of their sources and IDs.
    pub fn apply(self, rows: &mut Vec<Arc<Row>>) {
        sort(rows, &|a, b| {
            let ordering = compare(self.column, a, b);
            let ordering = if self.descending { ordering.reverse() } else { ordering };
            ordering.then_with(|| a.key.cmp(&b.key))
        });
    }
}

fn compare(column: Column, a: &Row, b: &Row) -> Ordering {
    let (x, y) = (&a.instance, &b.instance);
    match column {
        Column::Name => a.name.cmp(&b.name),
        Column::Status => {
            (x.status.severity(), x.status.number()).cmp(&(y.status.severity(), y.status.number()))
        }
        Column::Spec => x.spec.cmp(&y.spec),
        Column::Created => x.created.cmp(&y.created),
        Column::Eip => address(x.eip.as_deref()).cmp(&address(y.eip.as_deref())),
        Column::Charging => x.charging.cmp(&y.charging),
        Column::Enterprise => x.enterprise_project_id.cmp(&y.enterprise_project_id),
        Column::Source => a.key.source.cmp(&b.key.source),
    }
}

/// An IPv4 address by its numbers, so that 9 comes before 10.
fn address(text: Option<&str>) -> Option<(Option<u32>, &str)> {
    let text = text?;
    let mut octets = text.split('.').map(|octet| octet.parse::<u8>().ok());
    let number = octets.try_fold(0, |number, octet| Some(number << 8 | u32::from(octet?)));
    let is_address = text.split('.').count() == 4;
    Some((number.filter(|_| is_address), text))
}

/// The rows in which every word of a filter is found, in any of name, ID and address.
#[must_use]
pub fn filter<'a>(rows: impl Iterator<Item = &'a Arc<Row>>, text: &str) -> Vec<Arc<Row>> {
    let text = text.to_ascii_lowercase();
    let words = text.split_whitespace().collect::<Vec<_>>();
    rows.filter(|row| words.iter().all(|word| holds(&row.haystack, word))).cloned().collect()
}

/// Whether a word is in a text. A word is short and so is a row's text: what the standard library
/// does to search long ones would be three kilobytes of code.
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let starts = text.iter().enumerate().filter(|(_, byte)| *byte == first);
    starts.filter_map(|(start, _)| text.get(start..)).any(|rest| rest.starts_with(word))
}

/// The rows to draw: those in sight and some above and below, so that a quick scroll finds them there.
///
/// All measures are in pixels. `height` is 0 before the first layout.
#[must_use]
pub fn window(total: usize, row: u32, top: u32, height: u32) -> Range<usize> {
    const BEYOND: usize = 5;
    let row = row.max(1);
    let index = |pixels: u32| usize::try_from(pixels / row).unwrap_or(usize::MAX);
    let first = index(top).saturating_sub(BEYOND).min(total);
    let in_sight = index(height).saturating_add(1 + 2 * BEYOND);
    first..first.saturating_add(in_sight).min(total)
}
