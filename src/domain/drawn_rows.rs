//! Which rows the table draws, and in which slot.
//!
//! A slot is a row element of the page. It is reused: scrolling, filtering and sorting give it another
//! instance.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{fleet::Row, key::InstanceKey};

/// The number of slots above which unused ones are dropped. Only printing needs more than this.
const MOST_KEPT: usize = 200;

/// A row element of the page, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The row that the slot shows; while the slot is not in use, the row that it showed last.
    pub row: Arc<Row>,
    /// The index of that row among the rows that match; `None` while the slot is not in use.
    pub index: Option<usize>,
}

/// The slots, and how many rows there are above and below those that are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnRows {
    slots: Vec<Slot>,
    /// How many rows before the window are not drawn.
    pub above: usize,
    /// How many rows after the window are not drawn.
    pub below: usize,
}

impl DrawnRows {
    /// The slots. Unused ones stay, up to a limit.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Draws the part of `rows` that is in `window`, and the row of the slot with the focus wherever it is.
    ///
    /// A row that is drawn already keeps its slot. If the row with the focus has gone, the row at its index
    /// gets the slot.
    #[must_use]
    pub fn next(&self, rows: &[Arc<Row>], window: Range<usize>, focused: Option<usize>) -> Self {
        let focus = focused.and_then(|slot| Some((slot, self.index_of(slot, rows)?)));
        let held = focus.map(|(_, index)| index);
        let before = held.filter(|held| *held < window.start);
        let after = held.filter(|held| *held >= window.end);
        let (above, below) = (window.start, rows.len().saturating_sub(window.end));
        let indices: Vec<usize> = before.into_iter().chain(window).chain(after).collect();
        let mut next = Self {
            slots: self.slots.iter().map(|slot| Slot { index: None, ..slot.clone() }).collect(),
            above: above - usize::from(before.is_some()),
            below: below - usize::from(after.is_some()),
        };
        let chosen = self.choose(rows, &indices, focus);
        for (index, slot) in indices.into_iter().zip(chosen) {
            let Some(row) = rows.get(index) else { continue };
            let drawn = Slot { row: Arc::clone(row), index: Some(index) };
            match slot.and_then(|slot| next.slots.get_mut(slot)) {
                Some(slot) => *slot = drawn,
                None => next.slots.push(drawn),
            }
        }
        let is_unused = |slot: &Slot| slot.index.is_none();
        while next.slots.len() > MOST_KEPT && next.slots.last().is_some_and(is_unused) {
            next.slots.pop();
        }
        next
    }

    /// The index of a slot's row in `rows`; if that row has gone, the index that it had, or the last one.
    fn index_of(&self, slot: usize, rows: &[Arc<Row>]) -> Option<usize> {
        let Slot { row, index } = self.slots.get(slot)?;
        let (before, last) = ((*index)?, rows.len().checked_sub(1)?);
        if rows.get(before).is_some_and(|there| there.key == row.key) {
            return Some(before);
        }
        let now = rows.iter().position(|there| there.key == row.key);
        Some(now.unwrap_or_else(|| before.min(last)))
    }

    /// Chooses a slot for each index; `None` where a new slot is needed.
    fn choose(
        &self,
        rows: &[Arc<Row>],
        indices: &[usize],
        focus: Option<(usize, usize)>,
    ) -> Vec<Option<usize>> {
        let mut slot_of: HashMap<&InstanceKey, usize> = HashMap::with_capacity(self.slots.len());
        for (index, slot) in self.slots.iter().enumerate() {
            slot_of.entry(&slot.row.key).or_insert(index);
        }
        let mut is_free = vec![true; self.slots.len()];
        let mut take = |slot: usize| is_free.get_mut(slot).is_some_and(std::mem::take);
        let own_slot = |index: &usize| {
            if let Some((slot, _)) = focus.filter(|(_, held)| held == index) {
                return Some(slot).filter(|slot| take(*slot));
            }
            let key = &rows.get(*index)?.key;
            let is_focused = |slot: &usize| focus.is_some_and(|(focused, _)| focused == *slot);
            let slot = slot_of.get(key).copied().filter(|slot| !is_focused(slot))?;
            take(slot).then_some(slot)
        };
        let mut chosen: Vec<Option<usize>> = indices.iter().map(own_slot).collect();
        self.fill_in_place(&mut chosen, &mut is_free);
        let mut free = (0..).zip(is_free).filter(|(_, is_free)| *is_free).map(|(slot, _)| slot);
        for slot in chosen.iter_mut().filter(|slot| slot.is_none()) {
            *slot = free.next();
        }
        chosen
    }

    /// Gives a row without a slot the free slot that already stands between its neighbours, so that no
    /// element has to move.
    fn fill_in_place(&self, chosen: &mut [Option<usize>], is_free: &mut [bool]) {
        let used = self.slots.iter().enumerate();
        let mut order: Vec<(usize, usize)> =
            used.filter_map(|(slot, Slot { index, .. })| Some(((*index)?, slot))).collect();
        order.sort_unstable();
        let places = order.iter().enumerate().map(|(place, (_, slot))| (*slot, place));
        let place_of: HashMap<usize, usize> = places.collect();
        let mut here = 0;
        for slot in chosen {
            if let Some(slot) = slot {
                let place = place_of.get(slot);
                here = place.map_or(here, |place| here.max(place + 1));
            } else if let Some((_, there)) = order.get(here)
                && is_free.get_mut(*there).is_some_and(std::mem::take)
            {
                *slot = Some(*there);
                here += 1;
            }
        }
    }
}

/// Which numbers stay in place when they are sorted with as few moves as possible: a longest increasing
/// subsequence. `fixed` is the index of a number that must stay.
#[must_use]
pub fn unmoved(numbers: &[usize], fixed: Option<usize>) -> Vec<bool> {
    let anchor = fixed.and_then(|place| Some((place, *numbers.get(place)?)));
    let fits = |place: usize, number: usize| {
        anchor.is_none_or(|(at, there)| place.cmp(&at) == number.cmp(&there))
    };
    // For each place, the length of the longest increasing subsequence that ends there, and the place of
    // the number before in it.
    let mut chains: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let before = numbers.iter().zip(&chains).enumerate();
        let joined = before.filter(|(_, (there, (length, _)))| *there < number && *length > 0);
        let best = joined.max_by_key(|(_, (_, (length, _)))| *length);
        chains.push(match best {
            _ if !fits(place, *number) => (0, None),
            Some((place, (_, (length, _)))) => (length + 1, Some(place)),
            None => (1, None),
        });
    }
    let mut stays = vec![false; numbers.len()];
    let mut end = (0..).zip(&chains).max_by_key(|(_, (length, _))| *length).map(|(place, _)| place);
    while let Some(place) = end {
        if let Some(stays) = stays.get_mut(place) {
            *stays = true;
        }
        end = chains.get(place).and_then(|(_, before)| *before);
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Instance;

    fn rows(ids: &str) -> Vec<Arc<Row>> {
        let instance = |id: char| Instance { id: id.to_string(), ..Instance::default() };
        ids.chars().map(|id| Row::new(0, &Arc::new(instance(id)))).collect()
    }

    /// The ID and the index of each slot's row; `.` for a slot that is not in use.
    fn text(drawn: &DrawnRows) -> String {
        let slots = drawn.slots().iter();
        slots
            .map(|Slot { row, index }| match index {
                Some(index) => format!("{}{index}", row.key.id),
                None => ".".to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn drawn(ids: &str, window: Range<usize>) -> DrawnRows {
        DrawnRows::default().next(&rows(ids), window, None)
    }

    #[test]
    fn a_row_keeps_its_slot_and_what_scrolls_away_leaves_its_own_to_what_comes() {
        let ids = "abcdefgh";
        let first = drawn(ids, 0..4);
        assert_eq!(text(&first), "a0 b1 c2 d3");
        let down = first.next(&rows(ids), 1..5, None);
        assert_eq!(text(&down), "e4 b1 c2 d3");
        assert_eq!((down.above, down.below), (1, 3));
        let up = down.next(&rows(ids), 0..4, None);
        assert_eq!(text(&up), "a0 b1 c2 d3");
        let far = down.next(&rows(ids), 5..8, None);
        assert_eq!(text(&far), ". f5 g6 h7", "those in the places of the new ones are taken");
    }

    #[test]
    fn the_slots_of_a_printed_list_are_dropped_after_it() {
        let all = (0..1000).map(|n| Instance { id: n.to_string(), ..Instance::default() });
        let rows: Vec<_> = all.map(|instance| Row::new(0, &Arc::new(instance))).collect();
        let shown = DrawnRows::default().next(&rows, 0..20, None);
        let printed = shown.next(&rows, 0..1000, None);
        assert_eq!(printed.slots().len(), 1000);
        let after = printed.next(&rows, 0..20, None);
        assert_eq!(after.slots().len(), MOST_KEPT);
        assert_eq!(after.slots().get(..20), printed.slots().get(..20));
    }

    #[test]
    fn what_is_not_in_use_is_kept_and_used_again() {
        let few = drawn("abcd", 0..4).next(&rows("c"), 0..1, None);
        assert_eq!(text(&few), ". . c0 .");
        assert_eq!(text(&few.next(&rows("abcd"), 0..4, None)), "a0 b1 c2 d3");
        assert_eq!(text(&few.next(&rows("wxyzv"), 0..5, None)), "x1 y2 w0 z3 v4");
    }

    #[test]
    fn a_new_row_takes_no_slot_from_the_others() {
        let after = drawn("abc", 0..3).next(&rows("nabc"), 0..3, None);
        assert_eq!(text(&after), "a1 b2 n0");
    }

    #[test]
    fn the_row_with_the_focus_is_drawn_wherever_it_is() {
        let ids = "abcdefgh";
        let down = drawn(ids, 0..3).next(&rows(ids), 4..7, Some(1));
        assert_eq!(text(&down), "f5 b1 e4 g6");
        assert_eq!((down.above, down.below), (3, 1));
        let sorted = down.next(&rows("acdefghb"), 0..3, Some(1));
        assert_eq!((text(&sorted).as_str(), sorted.above, sorted.below), ("a0 b7 c1 d2", 0, 4));
        let left = sorted.next(&rows("acdefghb"), 0..3, None);
        assert_eq!(text(&left), "a0 . c1 d2");
    }

    #[test]
    fn if_the_row_with_the_focus_goes_the_one_in_its_place_gets_its_slot() {
        let gone = drawn("abcd", 0..3).next(&rows("acd"), 0..3, Some(1));
        assert_eq!(text(&gone), "a0 c1 d2");
        let last = drawn("ab", 0..2).next(&rows("a"), 0..1, Some(1));
        assert_eq!(text(&last), ". a0");
        let none = drawn("ab", 0..2).next(&rows(""), 0..0, Some(1));
        assert_eq!(text(&none), ". .");
        assert_eq!(text(&none.next(&rows("xy"), 0..2, Some(1))), "x0 y1");
    }

    #[test]
    fn one_id_in_two_sources_is_two_rows() {
        let mut both = rows("aa");
        let other = Instance { id: "a".to_owned(), ..Instance::default() };
        both[1] = Row::new(1, &Arc::new(other));
        let drawn = DrawnRows::default().next(&both, 0..2, None);
        let keys: Vec<&InstanceKey> = drawn.slots().iter().map(|slot| &slot.row.key).collect();
        assert_ne!(keys[0], keys[1]);
        assert_eq!(drawn.next(&both, 0..2, Some(1)), drawn);
    }

    #[track_caller]
    fn check_unmoved(numbers: &[usize], fixed: Option<usize>, expected: &[usize]) {
        let stays = unmoved(numbers, fixed);
        let kept = numbers.iter().zip(stays).filter(|(_, stays)| *stays);
        assert_eq!(kept.map(|(number, _)| *number).collect::<Vec<_>>(), expected, "{numbers:?}");
    }

    #[test]
    fn as_few_as_possible_are_moved_and_what_has_the_focus_never_is() {
        check_unmoved(&[], None, &[]);
        check_unmoved(&[1, 2, 3], None, &[1, 2, 3]);
        check_unmoved(&[5, 6, 2, 3, 4], None, &[2, 3, 4]);
        check_unmoved(&[3, 4, 5, 1, 2], None, &[3, 4, 5]);
        check_unmoved(&[3, 4, 5, 1, 2], Some(3), &[1, 2]);
        check_unmoved(&[4, 1, 2, 3], Some(0), &[4]);
        check_unmoved(&[3, 2, 1], Some(1), &[2]);
    }
}
