//! The changes between two refreshes of a list: a row that changed is marked for some seconds, and each
//! change is kept in a list of changes.
//!
//! The first load of a list is no change, nor is a refresh that brings the same rows.

use std::sync::Arc;

use super::{
    fleet::{Difference, Row},
    key::InstanceKey,
    view::Column,
};
use crate::{api::Timestamp, poll::Millis};

/// The most changes that are kept, and the most rows that are marked at a time.
const MOST: usize = 50;
/// How long a mark stays.
pub const MARKED: Millis = 4_000;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Counted from 1; the same number is the same change.
    pub number: u32,
    /// When the change was seen, by the source's clock.
    pub at: Option<Timestamp>,
    /// What changed.
    pub what: What,
    /// The row before the change; for a new row, the row itself.
    pub before: Arc<Row>,
    /// The row after the change; for a row that is gone, its last state.
    pub after: Arc<Row>,
}

/// What changed in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The row is new in the list.
    Appeared,
    /// The value in this column.
    Field(Column),
    /// The row is gone from the list.
    Gone,
}

/// The changes, newest first, and the rows that are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    list: Vec<Change>,
    marks: Vec<Mark>,
    count: u32,
    looked: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    key: InstanceKey,
    names: String,
    until: Millis,
}

impl Changes {
    /// Takes the differences that a refresh brought; returns whether anything changed. If the list was not
    /// read as a whole, new and gone rows are left out: they may only be on another page.
    pub fn take(
        &mut self,
        now: Millis,
        at: Option<Timestamp>,
        differences: Vec<Difference>,
        is_whole: bool,
    ) -> bool {
        let count = self.count;
        for difference in differences {
            let (before, after, whats) = match difference {
                (Some(before), Some(after)) => {
                    let columns = columns(&before, &after).into_iter().map(What::Field).collect();
                    (before, after, columns)
                }
                (None, Some(row)) if is_whole => (Arc::clone(&row), row, vec![What::Appeared]),
                (Some(row), None) if is_whole => (Arc::clone(&row), row, vec![What::Gone]),
                _ => continue,
            };
            self.mark(now, &after.key, &whats);
            for what in whats {
                self.count = self.count.saturating_add(1);
                let (before, after) = (Arc::clone(&before), Arc::clone(&after));
                self.list.insert(0, Change { number: self.count, at, what, before, after });
                self.list.truncate(MOST);
            }
        }
        self.count != count
    }

    fn mark(&mut self, now: Millis, key: &InstanceKey, whats: &[What]) {
        self.marks.retain(|mark| mark.key != *key);
        let names: Vec<&str> = whats.iter().map(|what| what.id()).collect();
        if !names.is_empty() && self.marks.len() < MOST {
            let until = now.saturating_add(MARKED);
            self.marks.push(Mark { key: key.clone(), names: names.join(" "), until });
        }
    }

    /// Removes the marks whose time is over; returns whether there were any.
    pub fn unmark(&mut self, now: Millis) -> bool {
        let before = self.marks.len();
        self.marks.retain(|mark| mark.until > now);
        self.marks.len() != before
    }

    /// How long until [`Changes::unmark`] is due; `None` while nothing is marked.
    #[must_use]
    pub fn marked(&self, now: Millis) -> Option<Millis> {
        self.marks.iter().map(|mark| mark.until.saturating_sub(now)).min()
    }

    /// The mark of a row: the names of the columns that changed, separated by spaces, or `new`.
    #[must_use]
    pub fn mark_of(&self, key: &InstanceKey) -> Option<&str> {
        self.marks.iter().find(|mark| mark.key == *key).map(|mark| &*mark.names)
    }

    /// All changes, newest first.
    #[must_use]
    pub fn list(&self) -> &[Change] {
        &self.list
    }

    /// How many changes came since [`Changes::look_away`].
    #[must_use]
    pub const fn news(&self) -> u32 {
        self.count.saturating_sub(self.looked)
    }

    /// Records that the person stops looking at the page: only later changes count as new.
    pub const fn look_away(&mut self) {
        self.looked = self.count;
    }

    /// Empties the list.
    pub fn clear(&mut self) {
        self.list.clear();
        self.look_away();
    }
}

impl What {
    /// Its name in attributes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Appeared => "new",
            Self::Field(column) => column.id(),
            Self::Gone => "gone",
        }
    }
}

/// The columns in which two rows differ.
fn columns(before: &Row, after: &Row) -> Vec<Column> {
    let (a, b) = (&before.instance, &after.instance);
    let differs = [
        (a.name != b.name, Column::Name),
        (a.status != b.status, Column::Status),
        (a.spec != b.spec, Column::Spec),
        (a.created != b.created, Column::Created),
        (a.eip != b.eip, Column::Eip),
        (a.charging != b.charging, Column::Charging),
        (a.enterprise_project_id != b.enterprise_project_id, Column::Enterprise),
    ];
    differs.into_iter().filter(|(differs, _)| *differs).map(|(_, column)| column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        api::{Instance, Status},
        domain::fleet::Fleet,
    };

    fn instance(id: &str, status: i64, eip: Option<&str>) -> Arc<Instance> {
        let status = Status::decode(Some(status), None);
        let eip = eip.map(str::to_owned);
        Arc::new(Instance { id: id.to_owned(), status, eip, ..Instance::default() })
    }

    /// The changes that a second list brings after a first one.
    fn between(first: &[Arc<Instance>], second: &[Arc<Instance>], is_whole: bool) -> Changes {
        let (mut fleet, mut changes) = (Fleet::default(), Changes::default());
        fleet.take(0, &Row::all(0, first));
        fleet.differences();
        fleet.take(0, &Row::all(0, second));
        changes.take(0, None, fleet.differences(), is_whole);
        changes
    }

    fn said(changes: &Changes) -> Vec<(&str, &str)> {
        changes.list().iter().rev().map(|one| (&*one.after.key.id, one.what.id())).collect()
    }

    #[test]
    fn fields_and_rows_that_changed_are_listed_and_marked() {
        let first = [instance("a", 1, None), instance("b", 6, None), instance("c", 6, None)];
        let second =
            [instance("a", 6, Some("1.2.3.4")), instance("b", 6, None), instance("d", 0, None)];
        let mut changes = between(&first, &second, true);
        assert_eq!(said(&changes), [("a", "status"), ("a", "eip"), ("d", "new"), ("c", "gone")]);
        let mark = |changes: &Changes, id: &str| {
            changes.mark_of(&InstanceKey { source: 0, id: id.into() }).map(str::to_owned)
        };
        assert_eq!(mark(&changes, "a").as_deref(), Some("status eip"));
        assert_eq!(mark(&changes, "b"), None);
        assert_eq!(changes.marked(1_000), Some(MARKED - 1_000));
        assert!(!changes.unmark(MARKED - 1) && changes.unmark(MARKED));
        assert_eq!((mark(&changes, "a"), changes.marked(MARKED)), (None, None));
    }

    #[test]
    fn the_same_again_is_no_change_in_any_order() {
        let (a, b) = (instance("a", 1, None), instance("b", 6, None));
        let changes = between(&[a.clone(), b.clone()], &[b, a], true);
        assert_eq!(said(&changes), []);
    }

    #[test]
    fn a_list_that_is_not_whole_says_nothing_of_what_comes_and_goes() {
        let first = [instance("a", 1, None), instance("b", 6, None)];
        let changes = between(&first, &[instance("c", 1, None), instance("a", 6, None)], false);
        assert_eq!(said(&changes), [("a", "status")]);
    }

    #[test]
    fn fifty_are_kept_and_new_ones_are_counted_since_one_looked_away() {
        let listing =
            |status| (0..80).map(|id| instance(&id.to_string(), status, None)).collect::<Vec<_>>();
        let mut changes = between(&listing(1), &listing(6), true);
        assert_eq!((changes.list().len(), changes.news()), (50, 80));
        assert_eq!(changes.list().first().map(|change| change.number), Some(80));
        changes.look_away();
        assert_eq!(changes.news(), 0);
        changes.clear();
        assert!(changes.list().is_empty());
    }
}
