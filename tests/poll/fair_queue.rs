//! At most six requests in parallel, in fair turns.

use std::collections::{BTreeMap, BTreeSet};

use instance_console::poll::{FairQueue, fair_queue::MOST};
use proptest::{collection::vec, option, prelude::*};

/// Queues `n` requests of a key, numbered from 0. Returns how many are sent at once.
fn ask(
    queue: &mut FairQueue<&'static str, (&'static str, u32)>,
    key: &'static str,
    n: u32,
) -> usize {
    (0..n).filter_map(|number| queue.acquire(&key, (key, number))).count()
}

#[test]
fn six_are_sent_at_once_and_the_seventh_when_one_has_ended() {
    assert_eq!(MOST, 6);
    let mut queue = FairQueue::default();
    assert_eq!(ask(&mut queue, "list", 7), 6);
    assert_eq!(queue.running(), 6);
    assert_eq!(queue.release(), Some(("list", 6)));
    assert_eq!(queue.running(), 6);
    for left in (0..6).rev() {
        assert_eq!(queue.release(), None);
        assert_eq!(queue.running(), left);
    }
}

#[test]
fn the_requests_of_a_key_are_sent_in_their_order() {
    let mut queue = FairQueue::default();
    ask(&mut queue, "list", 20);
    for number in 6..20 {
        assert_eq!(queue.release(), Some(("list", number)));
    }
    assert_eq!(queue.release(), None);
}

#[test]
fn twenty_pages_of_a_list_do_not_hold_up_one_progress_request() {
    let mut queue = FairQueue::default();
    ask(&mut queue, "list", 20);
    ask(&mut queue, "progress", 1);
    assert_eq!(queue.release(), Some(("list", 6)));
    assert_eq!(queue.release(), Some(("progress", 0)));
    assert_eq!(queue.release(), Some(("list", 7)));
}

#[test]
fn keys_take_turns() {
    let mut queue = FairQueue::default();
    ask(&mut queue, "first", 6);
    for key in ["a", "b", "c"] {
        ask(&mut queue, key, 3);
    }
    let sent: Vec<_> = std::iter::from_fn(|| queue.release()).collect();
    let turns: Vec<_> = (0..3).flat_map(|n| [("a", n), ("b", n), ("c", n)]).collect();
    assert_eq!(sent, turns);
}

#[test]
fn a_key_that_asks_again_goes_behind_those_that_wait() {
    let mut queue = FairQueue::default();
    ask(&mut queue, "first", 6);
    ask(&mut queue, "a", 1);
    ask(&mut queue, "b", 2);
    assert_eq!(queue.release(), Some(("a", 0)));
    ask(&mut queue, "a", 1);
    assert_eq!(queue.release(), Some(("b", 0)));
    assert_eq!(queue.release(), Some(("a", 0)));
    assert_eq!(queue.release(), Some(("b", 1)));
}

#[test]
fn an_end_too_many_is_forgiven() {
    let mut queue = FairQueue::default();
    assert_eq!(queue.release(), None);
    assert_eq!(ask(&mut queue, "list", 7), 6);
}

#[test]
fn after_a_rush_six_are_sent_at_once_again() {
    let mut queue = FairQueue::default();
    ask(&mut queue, "list", 50);
    for _ in 0..50 {
        queue.release();
    }
    assert_eq!(queue.running(), 0);
    assert_eq!(ask(&mut queue, "list", 7), 6);
}

proptest! {
    /// `Some` queues a request of that key, `None` ends a running request.
    #[test]
    fn nothing_is_lost_or_sent_twice_or_sent_too_soon(acts in vec(option::of(0..5_u8), 0..300)) {
        let mut queue = FairQueue::default();
        let mut asked: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
        let mut sent: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
        let mut waiting: BTreeSet<(u8, usize)> = BTreeSet::new();
        // For each waiting key, how many requests of others were sent since its last turn.
        let mut passed_over: BTreeMap<u8, usize> = BTreeMap::new();
        let mut running = 0_usize;
        let total = acts.len();
        let all_ends = vec![None; total];
        for (number, act) in acts.into_iter().chain(all_ends).enumerate() {
            let next = match act {
                Some(key) => {
                    asked.entry(key).or_default().push(number);
                    waiting.insert((key, number));
                    running += 1;
                    let next = queue.acquire(&key, (key, number));
                    prop_assert_eq!(next.is_some(), running <= MOST);
                    if next.is_none() {
                        running -= 1;
                        passed_over.entry(key).or_default();
                    }
                    next
                }
                None if running == 0 => continue,
                None => {
                    let next = queue.release();
                    prop_assert_eq!(next.is_some(), !waiting.is_empty());
                    running -= usize::from(next.is_none());
                    next
                }
            };
            if let Some((key, number)) = next {
                prop_assert!(waiting.remove(&(key, number)), "sent twice, or never asked for");
                sent.entry(key).or_default().push(number);
                passed_over.remove(&key);
                for times in passed_over.values_mut() {
                    *times += 1;
                    prop_assert!(*times <= 4, "each other key goes first once at most");
                }
                if waiting.iter().any(|(other, _)| *other == key) {
                    passed_over.insert(key, 0);
                }
            }
            prop_assert_eq!(queue.running(), running);
            prop_assert!(running <= MOST);
        }
        prop_assert_eq!(running, 0);
        prop_assert_eq!(asked, sent, "all were sent, in the order of their key");
    }
}
