//! The clock of everything that keeps something for a while; a test can move it.

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
    /// For a test's clock: when it was made, and by how many milliseconds it was moved.
    moved: Option<(Instant, Arc<AtomicU64>)>,
}

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self { moved: None }
    }

    /// A clock that stands still until it is moved.
    pub fn manual() -> Self {
        Self { moved: Some((Instant::now(), Arc::default())) }
    }

    /// Moves a manual clock; does nothing to the machine's clock.
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
