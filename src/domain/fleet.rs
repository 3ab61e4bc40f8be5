//! All instances of all sources, as one list that changes only where something changed.

use std::{
    collections::{HashMap, hash_map::Entry},
    mem,
    sync::Arc,
};

use super::key::InstanceKey;
use crate::api::Instance;

/// A row: an instance, with the texts by which it is sorted and filtered.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The key of the instance.
    pub key: InstanceKey,
    /// The instance as its list has it.
    pub instance: Arc<Instance>,
    /// Its name in lower case, for sorting.
    pub name: String,
    /// Name, ID and address in lower case, one a line, for the filter's words.
    pub haystack: String,
}

/// All rows, source by source and in the order in which each source sends them.
#[derive(Debug, Default)]
pub struct Fleet {
    sources: Vec<Listing>,
    differences: Vec<Difference>,
}

/// The rows of one source.
#[derive(Debug, Default)]
struct Listing {
    rows: Vec<Arc<Row>>,
    /// The index in `rows` of each ID.
    places: HashMap<Arc<str>, usize>,
}

impl Listing {
    fn get(&self, id: &str) -> Option<&Arc<Row>> {
        self.rows.get(*self.places.get(id)?)
    }
}

/// A row before and after a list was taken: `None` before for a new row, and after for one that is gone.
pub type Difference = (Option<Arc<Row>>, Option<Arc<Row>>);

impl Fleet {
    /// Takes a source's list; returns whether anything differs from the list before.
    ///
    /// A row that did not change stays the same object. Of two rows with one ID, which a page boundary
    /// that moved can bring, the first counts.
    pub fn take(&mut self, source: usize, listing: &[Arc<Row>]) -> bool {
        if self.sources.len() <= source {
            self.sources.resize_with(source + 1, Listing::default);
        }
        let Some(old) = self.sources.get_mut(source) else { return false };
        let same_order = old.rows.len() == listing.len()
            && old
                .rows
                .iter()
                .zip(listing)
                .all(|(row, new)| Arc::ptr_eq(row, new) || row.key == new.key);
        if same_order {
            let mut changed = false;
            for (row, new) in old.rows.iter_mut().zip(listing) {
                if !Arc::ptr_eq(row, new) && row.instance != new.instance {
                    let before = mem::replace(row, Arc::clone(new));
                    self.differences.push((Some(before), Some(Arc::clone(row))));
                    changed = true;
                }
            }
            return changed;
        }
        let mut next = Listing {
            rows: Vec::with_capacity(listing.len()),
            places: HashMap::with_capacity(listing.len()),
        };
        for new in listing {
            let Entry::Vacant(place) = next.places.entry(Arc::clone(&new.key.id)) else { continue };
            place.insert(next.rows.len());
            match old.get(&new.key.id) {
                Some(row) if row.instance == new.instance => next.rows.push(Arc::clone(row)),
                known => {
                    self.differences.push((known.cloned(), Some(Arc::clone(new))));
                    next.rows.push(Arc::clone(new));
                }
            }
        }
        let gone = old.rows.iter().filter(|row| next.get(&row.key.id).is_none());
        self.differences.extend(gone.map(|row| (Some(Arc::clone(row)), None)));
        let changed = next.rows.len() != old.rows.len()
            || next.rows.iter().zip(&old.rows).any(|(new, old)| !Arc::ptr_eq(new, old));
        *old = next;
        changed
    }

    /// Takes out the differences that [`Fleet::take`] has found since the last call.
    pub fn differences(&mut self) -> Vec<Difference> {
        mem::take(&mut self.differences)
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.sources.iter().flat_map(|listing| &listing.rows)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.iter().map(|listing| listing.rows.len()).sum()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.iter().all(|listing| listing.rows.is_empty())
    }

    /// One row; `None` when its source's list does not have it.
    #[must_use]
    pub fn get(&self, key: &InstanceKey) -> Option<&Arc<Row>> {
        self.sources.get(key.source)?.get(&key.id)
    }
}

impl Row {
    /// The rows of some instances of a source.
    #[must_use]
    pub fn all(source: usize, instances: &[Arc<Instance>]) -> Vec<Arc<Self>> {
        instances.iter().map(|instance| Self::new(source, instance)).collect()
    }

    /// The rows of a page that was read again: a row that did not change stays the same object.
    #[must_use]
    pub fn renewed(
        before: &[Arc<Self>],
        source: usize,
        instances: &[Arc<Instance>],
    ) -> Vec<Arc<Self>> {
        let row = |(index, instance): (usize, &Arc<Instance>)| {
            let same = before.get(index).filter(|row| row.instance == *instance);
            same.cloned().unwrap_or_else(|| Self::new(source, instance))
        };
        instances.iter().enumerate().map(row).collect()
    }

    /// The row of an instance of a source.
    #[must_use]
    pub fn new(source: usize, instance: &Arc<Instance>) -> Arc<Self> {
        // The service allows no letters with case in a name but those of ASCII.
        let name = instance.name.to_ascii_lowercase();
        let eip = instance.eip.as_deref().unwrap_or_default();
        let haystack =
            format!("{name}\n{}\n{}", instance.id.to_ascii_lowercase(), eip.to_ascii_lowercase());
        let key = InstanceKey { source, id: instance.id.as_str().into() };
        Arc::new(Self { key, instance: Arc::clone(instance), name, haystack })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Status;

    fn instance(id: &str, status: i64) -> Arc<Instance> {
        let status = Status::decode(Some(status), None);
        Arc::new(Instance { id: id.to_owned(), status, ..Instance::default() })
    }

    fn ids(fleet: &Fleet) -> Vec<&str> {
        fleet.rows().map(|row| &*row.key.id).collect()
    }

    #[test]
    fn a_row_that_did_not_change_stays_the_same_object() {
        let mut fleet = Fleet::default();
        fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 1)]));
        let before = fleet.rows().cloned().collect::<Vec<_>>();
        assert!(fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 6)])));
        let after = fleet.rows().cloned().collect::<Vec<_>>();
        assert!(Arc::ptr_eq(&before[0], &after[0]));
        assert!(!Arc::ptr_eq(&before[1], &after[1]));
    }

    #[test]
    fn the_same_list_again_is_no_change() {
        let mut fleet = Fleet::default();
        assert!(fleet.take(0, &Row::all(0, &[instance("a", 6)])));
        assert!(!fleet.take(0, &Row::all(0, &[instance("a", 6)])));
    }

    #[test]
    fn a_new_row_moves_the_others_without_renewing_them() {
        let mut fleet = Fleet::default();
        fleet.take(0, &Row::all(0, &[instance("a", 6)]));
        let before = fleet.rows().next().cloned();
        assert!(fleet.take(0, &Row::all(0, &[instance("b", 1), instance("a", 6)])));
        assert_eq!(ids(&fleet), ["b", "a"]);
        assert_eq!(fleet.rows().nth(1).map(Arc::as_ptr), before.as_ref().map(Arc::as_ptr));
    }

    #[test]
    fn one_id_twice_is_one_row() {
        let mut fleet = Fleet::default();
        fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 6), instance("a", 6)]));
        assert_eq!(ids(&fleet), ["a", "b"]);
        // The same where the row was there before and did not change.
        let mut fleet = Fleet::default();
        fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 6)]));
        assert!(
            !fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 6), instance("a", 6)]))
        );
        assert_eq!(ids(&fleet), ["a", "b"]);
    }

    #[test]
    fn one_id_in_two_sources_is_two_rows() {
        let mut fleet = Fleet::default();
        fleet.take(1, &Row::all(1, &[instance("a", 1)]));
        fleet.take(0, &Row::all(0, &[instance("a", 6)]));
        let key = |source| InstanceKey { source, id: "a".into() };
        let status = |source| fleet.get(&key(source)).map(|row| row.instance.status.number());
        assert_eq!((status(0), status(1)), (Some(Some(6)), Some(Some(1))));
    }

    #[test]
    fn what_left_the_list_is_gone() {
        let mut fleet = Fleet::default();
        fleet.take(0, &Row::all(0, &[instance("a", 6), instance("b", 6)]));
        fleet.take(0, &Row::all(0, &[instance("b", 6)]));
        assert!(fleet.get(&InstanceKey { source: 0, id: "a".into() }).is_none());
    }
}
