//! How many requests go to one proxy at a time, and whose turn is next.

use std::collections::VecDeque;

/// The most requests in parallel to one proxy; over HTTP/1.1 a browser opens no more connections either.
pub const MOST: usize = 6;

/// A queue with a place for each asker: those who ask for many things take turns with the others, so
/// that twenty pages of a list do not hold up one progress bar.
#[derive(Clone, Debug)]
pub struct Budget<K, T> {
    running: usize,
    /// Those who wait, in the order of their turns, with what each wants to send.
    turns: VecDeque<(K, VecDeque<T>)>,
}

impl<K, T> Default for Budget<K, T> {
    fn default() -> Self {
        Self { running: 0, turns: VecDeque::new() }
    }
}

impl<K: Clone + PartialEq, T> Budget<K, T> {
    /// Asks to send something; gives it back when it may be sent at once.
    pub fn ask(&mut self, key: &K, request: T) -> Option<T> {
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

    /// Says that something sent has ended; gives what is to be sent in its place, `None` when nothing waits.
    pub fn ended(&mut self) -> Option<T> {
        self.running = self.running.saturating_sub(1);
        let (key, mut queue) = self.turns.pop_front()?;
        let next = queue.pop_front()?;
        if !queue.is_empty() {
            self.turns.push_back((key, queue));
        }
        self.running += 1;
        Some(next)
    }

    /// How many are under way.
    #[must_use]
    pub const fn running(&self) -> usize {
        self.running
    }
}
