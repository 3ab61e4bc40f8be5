//! The time, as everything that keeps something for a while is told of it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// The machine's clock, or one that a test moves.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Where a clock that is moved began, and by how many milliseconds it was moved.
    moved: Option<(Instant, Arc<AtomicU64>)>,
}

impl Clock {
    /// The machine's.
    pub const fn system() -> Self {
        Self { moved: None }
    }

    /// One that stands still until it is moved.
    pub fn still() -> Self {
        Self { moved: Some((Instant::now(), Arc::default())) }
    }

    /// Moves a clock that stands still; the machine's goes as it goes.
    pub fn advance(&self, by: Duration) {
        if let Some((_, moved)) = &self.moved {
            moved.fetch_add(u64::try_from(by.as_millis()).unwrap_or(u64::MAX), Ordering::SeqCst);
        }
    }

    pub(crate) fn now(&self) -> Instant {
        match &self.moved {
            None => Instant::now(),
            Some((began, moved)) => *began + Duration::from_millis(moved.load(Ordering::SeqCst)),
        }
    }
}
