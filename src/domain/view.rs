//! Which rows are shown, in which order, and which of them are on screen.

use std::{cmp::Ordering, fmt, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use super::fleet::Row;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// The source of the instance.
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

    /// The column's name in HTML attributes.
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

    /// The column with this [`Column::id`].
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.id() == id)
    }
}

/// The columns by which rows are sorted. Each further column decides between rows that are equal by the
/// columns before it. There is at least one column, and none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort(Vec<SortKey>);

/// One column of a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// The column.
    pub column: Column,
    /// Whether the order is descending.
    pub descending: bool,
}

/// How a column takes part in a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortPosition {
    /// Its index among the columns of the sort; the column at 0 decides first.
    pub place: usize,
    /// Whether the order is descending.
    pub descending: bool,
    /// Whether rows are sorted by this column alone.
    pub is_only: bool,
}

impl SortKey {
    /// A column in its usual direction: the newest dates first, everything else ascending.
    #[must_use]
    pub fn new(column: Column) -> Self {
        Self { column, descending: column == Column::Created }
    }

    const fn turned(self) -> Self {
        Self { descending: !self.descending, ..self }
    }
}

/// Newest first.
impl Default for Sort {
    fn default() -> Self {
        Self(vec![SortKey::new(Column::Created)])
    }
}

/// As in an address: `created-,name`, where `-` is descending.
impl fmt::Display for Sort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let minus = if key.descending { "-" } else { "" };
            write!(formatter, "{comma}{}{minus}", key.column.id())?;
        }
        Ok(())
    }
}

impl Sort {
    /// Parses what `Display` writes. Unknown and repeated columns are skipped; `None` when none is left.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut keys: Vec<SortKey> = Vec::new();
        for part in text.split(',') {
            let (id, descending) = match part.strip_suffix('-') {
                Some(id) => (id, true),
                None => (part, false),
            };
            if let Some(column) = Column::of(id)
                && keys.iter().all(|key| key.column != column)
            {
                keys.push(SortKey { column, descending });
            }
        }
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The columns of the sort, in the order in which they decide.
    #[must_use]
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// How a column takes part in the sort; `None` where it does not.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<SortPosition> {
        let place = self.0.iter().position(|key| key.column == column)?;
        let descending = self.0.get(place)?.descending;
        Some(SortPosition { place, descending, is_only: self.0.len() == 1 })
    }

    /// The sort after a click on a column's header: by that column alone, in the other direction if it
    /// was the first column already.
    #[must_use]
    pub fn clicked(&self, column: Column) -> Self {
        let first = self.0.first().filter(|first| first.column == column);
        Self(vec![first.map_or_else(|| SortKey::new(column), |first| first.turned())])
    }

    /// The sort after a click with Shift: the column is added as the last one, or turned if it was there.
    #[must_use]
    pub fn added(&self, column: Column) -> Self {
        let mut keys = self.0.clone();
        match keys.iter_mut().find(|key| key.column == column) {
            Some(key) => *key = key.turned(),
            None => keys.push(SortKey::new(column)),
        }
        Self(keys)
    }

    /// Sorts rows; equal rows stand in the order of their sources and IDs. `ranks` has the rank of each
    /// row's name, in the order of `rows`; without it, names are compared letter by letter.
    pub fn apply(&self, rows: &mut Vec<Arc<Row>>, ranks: Option<Vec<u32>>) {
        // With equal ranks, the letters of the names decide.
        let ranks = ranks.unwrap_or_else(|| vec![0; rows.len()]);
        let mut ranked: Vec<(u32, Arc<Row>)> = ranks.into_iter().zip(rows.drain(..)).collect();
        ranked.sort_by(|a, b| {
            for key in &self.0 {
                let ordering = compare(key.column, a, b);
                if ordering.is_ne() {
                    return if key.descending { ordering.reverse() } else { ordering };
                }
            }
            a.1.key.cmp(&b.1.key)
        });
        rows.extend(ranked.into_iter().map(|(_, row)| row));
    }
}

fn compare(column: Column, (rank, a): &(u32, Arc<Row>), (other, b): &(u32, Arc<Row>)) -> Ordering {
    let (x, y) = (&a.instance, &b.instance);
    match column {
        Column::Name => rank.cmp(other).then_with(|| a.name.cmp(&b.name)),
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

/// The sort key of an address: an IPv4 address sorts by its numbers, so that 9 comes before 10.
fn address(text: Option<&str>) -> Option<(Option<u32>, &str)> {
    let text = text?;
    let mut octets = text.split('.').map(|octet| octet.parse::<u8>().ok());
    let number = octets.try_fold(0, |number, octet| Some(number << 8 | u32::from(octet?)));
    let is_address = text.split('.').count() == 4;
    Some((number.filter(|_| is_address), text))
}

/// The rows to draw: those in sight and some above and below, so that a quick scroll shows no gap.
///
/// In pixels: `row` is the height of a row, `top` how far the table is scrolled, and `height` the height
/// of its visible part, 0 before the first layout.
#[must_use]
pub fn window(total: usize, row: u32, top: u32, height: u32) -> Range<usize> {
    const BEYOND: usize = 5;
    let row = row.max(1);
    let index = |pixels: u32| usize::try_from(pixels / row).unwrap_or(usize::MAX);
    let in_sight = index(height).saturating_add(1 + 2 * BEYOND);
    // When the list has become shorter, `top` is too large until the browser lays the page out again.
    let last = total.saturating_sub(in_sight);
    let first = index(top).saturating_sub(BEYOND).min(last);
    first..first.saturating_add(in_sight).min(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{api::Instance, domain::fleet::Fleet};

    fn rows(of: &[(&str, &str, &str)]) -> Vec<Arc<Row>> {
        let mut fleet = Fleet::default();
        let instance = |(id, name, spec): &(&str, &str, &str)| {
            let (id, name) = ((*id).to_owned(), (*name).to_owned());
            Arc::new(Instance { id, name, spec: Some((*spec).to_owned()), ..Instance::default() })
        };
        fleet.take(0, &Row::all(0, &of.iter().map(instance).collect::<Vec<_>>()));
        fleet.rows().cloned().collect()
    }

    fn sorted(by: &str, of: &[(&str, &str, &str)]) -> String {
        let mut rows = rows(of);
        Sort::parse(by).unwrap_or_default().apply(&mut rows, None);
        rows.iter().map(|row| &*row.key.id).collect()
    }

    #[test]
    fn a_further_column_decides_between_what_is_equal_by_those_before() {
        let of = [("a", "x", "basic"), ("b", "y", "basic"), ("c", "x", "ace"), ("d", "y", "ace")];
        assert_eq!(sorted("spec,name", &of), "cdab");
        assert_eq!(sorted("spec,name-", &of), "dcba");
        assert_eq!(sorted("spec-,name", &of), "abcd");
        assert_eq!(sorted("name-,spec", &of), "dbca");
        assert_eq!(sorted("spec", &of), "cdab");
    }

    #[test]
    fn names_go_by_their_ranks_where_all_have_one() {
        let of = [("a", "gw-10", "x"), ("b", "gw-2", "y"), ("c", "gw-2", "x"), ("d", "Gw-1", "x")];
        let by_rank = |by: &str| {
            let mut rows = rows(&of);
            let ranks = vec![2, 1, 1, 0];
            Sort::parse(by).unwrap_or_default().apply(&mut rows, Some(ranks));
            rows.iter().map(|row| &*row.key.id).collect::<String>()
        };
        assert_eq!(by_rank("name"), "dbca");
        assert_eq!(by_rank("name-"), "abcd");
        assert_eq!(by_rank("name,spec"), "dcba");
        assert_eq!(by_rank("spec,name-"), "acdb");
        assert_eq!(sorted("name", &of), "dabc");
    }

    #[test]
    fn a_click_sorts_by_a_column_alone_and_one_with_shift_by_it_too() {
        let text = |sort: &Sort| sort.to_string();
        let first = Sort::default();
        assert_eq!(text(&first), "created-");
        assert_eq!(text(&first.clicked(Column::Created)), "created");
        assert_eq!(text(&first.clicked(Column::Name)), "name");
        let both = first.clicked(Column::Spec).added(Column::Created);
        assert_eq!(text(&both), "spec,created-");
        assert_eq!(text(&both.added(Column::Spec)), "spec-,created-");
        assert_eq!(text(&both.added(Column::Created)), "spec,created");
        assert_eq!(text(&both.clicked(Column::Spec)), "spec-");
        assert_eq!(text(&both.clicked(Column::Created)), "created-");
    }

    #[test]
    fn the_window_is_what_is_in_sight_and_a_little_more_and_never_beyond_the_end() {
        assert_eq!(window(100, 40, 0, 400), 0..21);
        assert_eq!(window(100, 40, 1_000, 400), 20..41);
        assert_eq!(window(100, 40, 4_000, 400), 79..100);
        assert_eq!(window(10, 40, 4_000, 400), 0..10);
        assert_eq!(window(0, 40, 4_000, 400), 0..0);
        assert_eq!(window(100, 40, 0, 0), 0..11);
    }

    #[test]
    fn a_column_knows_its_place_in_the_sort() {
        let position = |text: &str, column| Sort::parse(text).and_then(|it| it.position(column));
        let is = |place, descending, is_only| Some(SortPosition { place, descending, is_only });
        assert_eq!(position("created-,name", Column::Created), is(0, true, false));
        assert_eq!(position("created-,name", Column::Name), is(1, false, false));
        assert_eq!(position("created-,name", Column::Eip), None);
        assert_eq!(position("name", Column::Name), is(0, false, true));
    }

    #[test]
    fn a_sort_is_read_as_it_is_written_and_what_is_unknown_passed_over() {
        let again = |text: &str| Sort::parse(text).map(|sort| sort.to_string());
        let same = |text: &str| assert_eq!(again(text).as_deref(), Some(text));
        same("created-,name");
        same("status");
        assert_eq!(again("price,name-,,name,Status,eip--").as_deref(), Some("name-"));
        assert_eq!(again(""), None);
        assert_eq!(again("-,;%20"), None);
    }
}
