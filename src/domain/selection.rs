//! Which instances a person has selected. It holds their keys, so that it outlives refresh, sort and filter.

use std::{collections::HashSet, sync::Arc};

use super::{fleet::Row, key::InstanceKey};

/// The selected instances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    keys: HashSet<InstanceKey>,
    /// Where a range begins: the instance that was selected or deselected last.
    anchor: Option<InstanceKey>,
}

/// How much of some rows is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// No row.
    None,
    /// Some rows, not all.
    Some,
    /// All rows, and there is at least one.
    All,
}

impl Selection {
    /// Whether an instance is selected.
    #[must_use]
    pub fn has(&self, key: &InstanceKey) -> bool {
        self.keys.contains(key)
    }

    /// How many instances are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether no instance is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Selects an instance, or deselects it.
    pub fn toggle(&mut self, key: &InstanceKey) {
        if !self.keys.remove(key) {
            self.keys.insert(key.clone());
        }
        self.anchor = Some(key.clone());
    }

    /// Applies a shift-click: every row from the anchor to this one gets the state that a click would give
    /// this one. Without an anchor among the rows, only this row changes.
    pub fn extend(&mut self, rows: &[Arc<Row>], key: &InstanceKey) {
        let at = |key: &InstanceKey| rows.iter().position(|row| row.key == *key);
        let range = self.anchor.as_ref().and_then(at).zip(at(key));
        let Some((a, b)) = range else { return self.toggle(key) };
        let within = rows.get(a.min(b)..=a.max(b)).unwrap_or_default();
        self.put(within, !self.has(key));
        self.anchor = Some(key.clone());
    }

    /// Selects these rows, or deselects them.
    pub fn put(&mut self, rows: &[Arc<Row>], is_selected: bool) {
        for row in rows {
            if !is_selected {
                self.keys.remove(&row.key);
            } else if !self.keys.contains(&row.key) {
                self.keys.insert(row.key.clone());
            }
        }
    }

    /// Deselects what is not among these rows; returns whether anything was.
    pub fn keep<'a>(&mut self, rows: impl Iterator<Item = &'a Arc<Row>>) -> bool {
        let before = self.keys.len();
        let rows: HashSet<&InstanceKey> = rows.map(|row| &row.key).collect();
        self.keys.retain(|key| rows.contains(key));
        self.keys.len() != before
    }

    /// Deselects all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// How many of these rows are selected.
    #[must_use]
    pub fn count(&self, rows: &[Arc<Row>]) -> usize {
        if self.is_empty() { 0 } else { rows.iter().filter(|row| self.has(&row.key)).count() }
    }

    /// How much of these rows is selected.
    #[must_use]
    pub fn extent(&self, rows: &[Arc<Row>]) -> Extent {
        match self.count(rows) {
            0 => Extent::None,
            count if count == rows.len() => Extent::All,
            _ => Extent::Some,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{api::Instance, domain::fleet::Fleet};

    fn rows(ids: &str) -> Vec<Arc<Row>> {
        let mut fleet = Fleet::default();
        let instance = |id: char| Arc::new(Instance { id: id.to_string(), ..Instance::default() });
        fleet.take(0, &Row::all(0, &ids.chars().map(instance).collect::<Vec<_>>()));
        fleet.rows().cloned().collect()
    }

    fn key(id: &str) -> InstanceKey {
        InstanceKey { source: 0, id: id.into() }
    }

    fn ids(selection: &Selection) -> String {
        let mut ids: Vec<&str> = selection.keys.iter().map(|key| &*key.id).collect();
        ids.sort_unstable();
        ids.concat()
    }

    #[test]
    fn a_range_goes_from_the_last_one_touched_in_the_order_that_is_shown() {
        let rows = rows("fbdace");
        let mut selection = Selection::default();
        selection.toggle(&key("b"));
        selection.extend(&rows, &key("c"));
        assert_eq!(ids(&selection), "abcd");
        // The next range begins at `c`. Its other end `d` is selected, so the whole range is deselected.
        selection.extend(&rows, &key("d"));
        assert_eq!(ids(&selection), "b");
        selection.extend(&rows, &key("f"));
        assert_eq!(ids(&selection), "bdf");
    }

    #[test]
    fn a_range_that_begins_at_a_row_out_of_sight_is_the_one_row() {
        let mut selection = Selection::default();
        selection.toggle(&key("z"));
        selection.extend(&rows("abc"), &key("c"));
        assert_eq!(ids(&selection), "cz");
    }

    #[test]
    fn all_rows_that_match_are_selected_beside_what_was() {
        let mut selection = Selection::default();
        selection.toggle(&key("b"));
        selection.toggle(&key("z"));
        let (few, more) = (rows("dca"), rows("dcae"));
        selection.put(&few, true);
        assert_eq!(ids(&selection), "abcdz");
        assert_eq!(selection.extent(&few), Extent::All);
        assert_eq!(selection.extent(&more), Extent::Some);
        assert_eq!(selection.extent(&rows("xy")), Extent::None);
        assert_eq!(selection.extent(&[]), Extent::None);
        selection.put(&few, false);
        assert_eq!(ids(&selection), "bz");
    }

    #[test]
    fn rows_that_vanish_are_deselected() {
        let mut selection = Selection::default();
        selection.put(&rows("abcd"), true);
        assert!(!selection.keep(rows("dcbae").iter()));
        assert!(selection.keep(rows("xca").iter()));
        assert_eq!(ids(&selection), "ac");
    }

    #[test]
    fn one_id_in_two_sources_is_two_instances() {
        let mut selection = Selection::default();
        selection.toggle(&InstanceKey { source: 1, id: "a".into() });
        assert!(!selection.has(&key("a")));
        assert_eq!(selection.extent(&rows("a")), Extent::None);
    }
}
