//! How many requests go to one proxy at a time, and whose turn is next.

use std::collections::VecDeque;

/// The most requests in parallel to one proxy; over HTTP/1.1 a browser opens no more connections either.
pub const MOST: usize = 6;

/// A queue that serves its keys in turn, so that twenty pages of a list do not hold up one progress bar.
#[derive(Clone, Debug)]
pub struct FairQueue<K, T> {
    running: usize,
    /// The keys that wait, in the order of their turns, each with its requests in order.
    turns: VecDeque<(K, VecDeque<T>)>,
}

impl<K, T> Default for FairQueue<K, T> {
    fn default() -> Self {
        Self { running: 0, turns: VecDeque::new() }
    }
}

impl<K: Clone + PartialEq, T> FairQueue<K, T> {
    /// Takes a request; returns it when it may be sent at once, else queues it for its turn.
    pub fn acquire(&mut self, key: &K, request: T) -> Option<T> {
        if self.running < MOST {
            self.running += 1;
            return Some(request);
        }
        match self.turns.iter_mut().find(|(known, _)| known == key) {
            Some((_, queue)) => queue.push_back(request),
            None => self.turns.push_back((key.clone(), VecDeque::from([request]))),
        }
        None
    }

    /// Ends one request; returns the request to send in its place, `None` when nothing waits.
    pub fn release(&mut self) -> Option<T> {
        self.running = self.running.saturating_sub(1);
        let (key, mut queue) = self.turns.pop_front()?;
        let next = queue.pop_front()?;
        if !queue.is_empty() {
            self.turns.push_back((key, queue));
        }
        self.running += 1;
        Some(next)
    }

    /// How many requests are under way.
    #[must_use]
    pub const fn running(&self) -> usize {
        self.running
    }
}
