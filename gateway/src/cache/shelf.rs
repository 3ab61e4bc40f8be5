//! Keeps answers for a moment, within a memory limit. A plain data structure: the time is passed in.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Kept, Key};

/// The kept answers, and the order in which they end.
#[derive(Debug)]
pub(super) struct Shelf {
    kept: HashMap<Key, (Arc<Kept>, End)>,
    ends: BTreeMap<End, Key>,
    /// How many answers were ever put: it tells apart those that end at the same time.
    puts: u64,
    weight: usize,
    most: usize,
}

/// When an answer ends, and its number.
type End = (Instant, u64);

impl Shelf {
    /// `most` is the memory limit in bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { kept: HashMap::new(), ends: BTreeMap::new(), puts: 0, weight: 0, most }
    }

    /// The answer for a call, and how much longer it is kept.
    pub(super) fn get(&self, key: &Key, now: Instant) -> Option<(Arc<Kept>, Duration)> {
        let (kept, (end, _)) = self.kept.get(key)?;
        let left = end.saturating_duration_since(now);
        (!left.is_zero()).then(|| (Arc::clone(kept), left))
    }

    /// Keeps an answer until `end`. Drops the answers that have ended, and while the limit is exceeded those
    /// that end next.
    pub(super) fn put(&mut self, key: Key, kept: Arc<Kept>, end: Instant, now: Instant) {
        if kept.weight() > self.most {
            return;
        }
        self.puts += 1;
        let end = (end, self.puts);
        self.weight += kept.weight();
        if let Some((old, old_end)) = self.kept.insert(key.clone(), (kept, end)) {
            self.weight -= old.weight();
            self.ends.remove(&old_end);
        }
        self.ends.insert(end, key);
        self.drop_ended(now);
        while self.weight > self.most && self.drop_next() {}
    }

    /// Drops the answers that have ended.
    pub(super) fn drop_ended(&mut self, now: Instant) {
        while self.ends.first_key_value().is_some_and(|((end, _), _)| *end <= now) {
            self.drop_next();
        }
    }

    /// Drops the answer that ends next; `false` when there is none.
    fn drop_next(&mut self) -> bool {
        let Some((_, key)) = self.ends.pop_first() else { return false };
        if let Some((old, _)) = self.kept.remove(&key) {
            self.weight -= old.weight();
        }
        true
    }

    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::tests::{answer, key};

    fn put(shelf: &mut Shelf, name: &str, size: usize, end: Instant, now: Instant) {
        shelf.put(key(name), Arc::new(Kept::new(answer(200, size), now)), end, now);
    }

    #[test]
    fn an_answer_is_there_until_its_end() {
        let now = Instant::now();
        let second = Duration::from_secs(1);
        let mut shelf = Shelf::new(1 << 20);
        put(&mut shelf, "a", 10, now + 2 * second, now);
        assert_eq!(shelf.get(&key("a"), now + second).unwrap().1, second);
        assert!(shelf.get(&key("a"), now + 2 * second).is_none());
        assert!(shelf.get(&key("b"), now).is_none());
    }

    #[test]
    fn what_has_ended_goes_whatever_came_before_it() {
        let now = Instant::now();
        let second = Duration::from_secs(1);
        let mut shelf = Shelf::new(1 << 20);
        put(&mut shelf, "list", 10, now + 10 * second, now);
        for turn in 0..9 {
            let now = now + turn * second;
            put(&mut shelf, "a", 10, now + 2 * second, now);
            put(&mut shelf, &turn.to_string(), 10, now + 2 * second, now);
            assert!(shelf.len() <= 4 && shelf.ends.len() == shelf.len(), "{shelf:?}");
        }
        let sum = |shelf: &Shelf| shelf.kept.values().map(|(kept, _)| kept.weight()).sum::<usize>();
        assert_eq!(shelf.weight(), sum(&shelf));
        shelf.drop_ended(now + 9 * second);
        assert_eq!((shelf.len(), shelf.weight()), (3, sum(&shelf)));
        shelf.drop_ended(now + 10 * second);
        assert_eq!((shelf.len(), shelf.weight()), (0, 0));
    }

    #[test]
    fn the_one_that_ends_next_makes_room() {
        let now = Instant::now();
        let end = now + Duration::from_secs(9);
        let mut shelf = Shelf::new(11_000);
        put(&mut shelf, "a", 2_000, now + Duration::from_secs(2), now);
        for name in ["b", "c"] {
            put(&mut shelf, name, 2_000, end, now);
            assert!(shelf.weight() <= 11_000);
        }
        assert!(shelf.get(&key("a"), now).is_none() && shelf.get(&key("b"), now).is_some());
        assert!(shelf.get(&key("c"), now).is_some());
        // An answer larger than the limit is not kept.
        put(&mut shelf, "d", 9_000, end, now);
        assert!(shelf.get(&key("c"), now).is_some() && shelf.get(&key("d"), now).is_none());
    }
}
