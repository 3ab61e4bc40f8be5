//! Limits how many calls an upstream gets at once, and how many wait for their turn.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::gateway_error::GatewayError;

/// The turns of one upstream.
#[derive(Debug)]
pub(super) struct Turns {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
    /// Counts the waiting calls of all upstreams together.
    gauge: Gauge,
}

/// A call in the queue; it leaves the queue when it is dropped.
struct Waiting<'a>(&'a Turns);

impl Turns {
    pub(super) fn new(at_once: usize, most_waiting: usize, gauge: Gauge) -> Self {
        let places = Arc::new(Semaphore::new(at_once));
        Self { places, waiting: AtomicUsize::new(0), most_waiting, gauge }
    }

    /// Waits for a turn, which ends when the permit is dropped.
    ///
    /// # Errors
    ///
    /// [`GatewayError::Busy`] when too many wait already.
    pub(super) async fn take(&self) -> Result<OwnedSemaphorePermit, GatewayError> {
        let places = Arc::clone(&self.places);
        if let Ok(place) = Arc::clone(&places).try_acquire_owned() {
            return Ok(place);
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        self.gauge.inc();
        let _waiting = Waiting(self);
        if before >= self.most_waiting {
            return Err(GatewayError::Busy);
        }
        places.acquire_owned().await.map_err(|_| GatewayError::Busy)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
        self.0.gauge.dec();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn a_full_queue_takes_nobody() {
        let gauge = Gauge::default();
        let turns = Turns::new(1, 1, gauge.clone());
        let first = turns.take().await.unwrap();
        let mut second = Box::pin(turns.take());
        assert!((&mut second).now_or_never().is_none());
        assert_eq!(turns.take().await.unwrap_err(), GatewayError::Busy);
        drop(first);
        let _second = second.await.unwrap();
        assert_eq!(gauge.get(), 0);
        // A call that leaves the queue makes room.
        drop(Box::pin(turns.take()).as_mut().now_or_never());
        assert!(turns.take().now_or_never().is_none());
        assert_eq!(gauge.get(), 0);
    }
}
