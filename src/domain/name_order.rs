//! Names in the order of a language. Comparing them is slow: each name is placed once, one at a time, and
//! rows are then sorted by the ranks of their names.

use std::{cmp::Ordering, collections::HashMap, sync::Arc};

/// Stands for the rank of a name that was never ranked.
const WAITING: u32 = u32::MAX;

/// Names with their ranks. `N` is a name prepared for the comparison.
#[derive(Debug)]
pub struct NameOrder<N> {
    ranks: HashMap<Arc<str>, u32>,
    /// The names that are placed, in order.
    placed: Vec<(Arc<str>, N)>,
    waiting: Vec<Arc<str>>,
}

impl<N> Default for NameOrder<N> {
    fn default() -> Self {
        Self { ranks: HashMap::new(), placed: Vec::new(), waiting: Vec::new() }
    }
}

impl<N> NameOrder<N> {
    /// Queues names to be placed; names that are known already are skipped.
    pub fn learn<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        for name in names {
            if !self.ranks.contains_key(name) {
                let name: Arc<str> = name.into();
                self.ranks.insert(Arc::clone(&name), WAITING);
                self.waiting.push(name);
            }
        }
    }

    /// Places the next name in the queue; returns whether there was one. The last one also renews all ranks.
    pub fn place_next(
        &mut self,
        prepare: impl FnOnce(&str) -> N,
        compare: impl Fn(&N, &N) -> Ordering,
    ) -> bool {
        let Some(name) = self.waiting.pop() else { return false };
        let new = prepare(&name);
        let place = self.placed.partition_point(|(_, placed)| compare(placed, &new).is_lt());
        self.placed.insert(place, (name, new));
        if self.waiting.is_empty() {
            for ((name, _), rank) in self.placed.iter().zip(0..) {
                self.ranks.insert(Arc::clone(name), rank);
            }
        }
        true
    }

    /// The rank of a name among all, from 0; `None` before its first.
    #[must_use]
    pub fn rank(&self, name: &str) -> Option<u32> {
        self.ranks.get(name).copied().filter(|rank| *rank != WAITING)
    }

    /// How many names are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    /// Whether no names are known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// Whether names wait to be placed.
    #[must_use]
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_all(order: &mut NameOrder<String>) {
        while order.place_next(str::to_lowercase, Ord::cmp) {}
    }

    fn ranks(order: &NameOrder<String>, names: &[&str]) -> Vec<Option<u32>> {
        names.iter().map(|name| order.rank(name)).collect()
    }

    #[test]
    fn names_are_ranked_as_they_compare() {
        let mut order = NameOrder::default();
        order.learn(["b", "C", "a", "b"].into_iter());
        assert_eq!((order.len(), order.has_waiting()), (3, true));
        place_all(&mut order);
        assert_eq!(ranks(&order, &["a", "b", "C", "d"]), [Some(0), Some(1), Some(2), None]);
    }

    #[test]
    fn what_comes_later_gets_its_place_between_the_others() {
        let mut order = NameOrder::default();
        order.learn(["a", "c"].into_iter());
        place_all(&mut order);
        order.learn(["c", "B", "d"].into_iter());
        // Those that were ranked keep their order meanwhile.
        assert_eq!(ranks(&order, &["a", "B", "c", "d"]), [Some(0), None, Some(1), None]);
        assert!(order.place_next(str::to_lowercase, Ord::cmp));
        assert_eq!(ranks(&order, &["B", "d"]), [None, None]);
        place_all(&mut order);
        assert_eq!(ranks(&order, &["a", "B", "c", "d"]), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_name_costs_few_comparisons() {
        let mut order = NameOrder::default();
        let names: Vec<String> =
            (0..1000).map(|number| (number * 7919 % 1000).to_string()).collect();
        order.learn(names.iter().map(String::as_str));
        let count = std::cell::Cell::new(0);
        let compare = |a: &u32, b: &u32| {
            count.set(count.get() + 1);
            a.cmp(b)
        };
        while order.place_next(|name| name.parse().unwrap_or(0), compare) {}
        assert!(count.get() <= 10 * 1000, "{}", count.get());
        assert_eq!(order.rank("999"), Some(999));
    }
}
