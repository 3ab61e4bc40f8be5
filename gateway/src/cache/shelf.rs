//! Keeps answers for a moment, within a memory limit. A plain data structure: the time is passed in.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Kept, Key};

/// The kept answers, and the order in which they came.
#[derive(Debug)]
pub(super) struct Shelf {
    kept: HashMap<Key, (Arc<Kept>, Instant)>,
    /// The keys in the order of arrival. An entry with another end than in `kept` was replaced since.
    order: VecDeque<(Key, Instant)>,
    weight: usize,
    most: usize,
}

impl Shelf {
    /// `most` is the memory limit in bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { kept: HashMap::new(), order: VecDeque::new(), weight: 0, most }
    }

    /// The answer for a call, and how much longer it is kept.
    pub(super) fn get(&self, key: &Key, now: Instant) -> Option<(Arc<Kept>, Duration)> {
        let (kept, end) = self.kept.get(key)?;
        let left = end.saturating_duration_since(now);
        (!left.is_zero()).then(|| (Arc::clone(kept), left))
    }

    /// Keeps an answer until `end`. Drops the oldest answers while they have ended or the limit is exceeded.
    pub(super) fn put(&mut self, key: Key, kept: Arc<Kept>, end: Instant, now: Instant) {
        if kept.weight() > self.most {
            return;
        }
        self.weight += kept.weight();
        if let Some((old, _)) = self.kept.insert(key.clone(), (kept, end)) {
            self.weight -= old.weight();
        }
        self.order.push_back((key, end));
        while let Some((key, end)) = self.order.front() {
            let is_current = self.kept.get(key).is_some_and(|(_, current)| current == end);
            if is_current && *end > now && self.weight <= self.most {
                break;
            }
            if is_current && let Some((old, _)) = self.kept.remove(key) {
                self.weight -= old.weight();
            }
            self.order.pop_front();
        }
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
    fn what_has_ended_goes_when_something_comes() {
        let now = Instant::now();
        let second = Duration::from_secs(1);
        let mut shelf = Shelf::new(1 << 20);
        for turn in 0..100 {
            let now = now + turn * second;
            put(&mut shelf, "a", 10, now + 2 * second, now);
            put(&mut shelf, &turn.to_string(), 10, now + 2 * second, now);
            assert!(shelf.len() <= 4 && shelf.order.len() <= 6, "{shelf:?}");
        }
        assert_eq!(
            shelf.weight(),
            shelf.kept.values().map(|(kept, _)| kept.weight()).sum::<usize>()
        );
    }

    #[test]
    fn the_oldest_makes_room() {
        let now = Instant::now();
        let end = now + Duration::from_secs(9);
        let mut shelf = Shelf::new(10_000);
        for name in ["a", "b", "c"] {
            put(&mut shelf, name, 2_000, end, now);
            assert!(shelf.weight() <= 10_000);
        }
        assert!(shelf.get(&key("a"), now).is_none());
        assert!(shelf.get(&key("c"), now).is_some());
        // An answer larger than the limit is not kept.
        put(&mut shelf, "d", 9_000, end, now);
        assert!(shelf.get(&key("c"), now).is_some() && shelf.get(&key("d"), now).is_none());
    }
}
