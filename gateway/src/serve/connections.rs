//! Limits the number of connections, and closes an idle one to make room for another.
//!
//! A connection without a request holds a place that another could use: when all places are taken,
//! the one that has been idle for longest is closed, as nginx does. A connection with a request
//! under way is never closed for this.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// How often the log says, at most, that all places are taken.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// The places for connections.
#[derive(Clone, Debug)]
pub(super) struct Connections(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    places: Arc<Semaphore>,
    idle: Mutex<Idle>,
    /// Notified when a connection becomes idle.
    became_idle: Notify,
    said: Mutex<Option<Instant>>,
}

/// The idle connections, the longest idle first. Each has a number, taken from `next` when it became idle, and
/// its [`Notify`] tells it to close.
#[derive(Debug, Default)]
struct Idle {
    next: u64,
    queue: BTreeMap<u64, Arc<Notify>>,
}

/// What a connection is doing.
#[derive(Clone, Copy, Debug)]
enum Phase {
    /// No request is under way. The number is its key in the queue of idle connections.
    Idle(u64),
    /// The answer of a request is being made.
    Answering,
    /// The whole answer is in the hands of hyper, which writes it.
    Writing,
}

/// The state of one connection, reported by its service and its socket. It leaves the queue when it is
/// dropped.
#[derive(Debug)]
pub(super) struct Activity {
    connections: Connections,
    close: Arc<Notify>,
    phase: Mutex<Phase>,
}

impl Connections {
    pub(super) fn new(places: usize) -> Self {
        let places = Arc::new(Semaphore::new(places.clamp(1, Semaphore::MAX_PERMITS)));
        Self(Arc::new(Shared {
            places,
            idle: Mutex::default(),
            became_idle: Notify::new(),
            said: Mutex::default(),
        }))
    }

    /// Takes a place. When none is free, closes the connection that has been idle for longest.
    ///
    /// Waits while each connection has a request under way.
    pub(super) async fn place(&self) -> OwnedSemaphorePermit {
        loop {
            let became_idle = self.0.became_idle.notified();
            let places = Arc::clone(&self.0.places);
            if let Ok(place) = places.clone().try_acquire_owned() {
                return place;
            }
            self.say_full();
            let taken = places.acquire_owned();
            let place = if self.close_longest_idle() {
                taken.await
            } else {
                tokio::select! {
                    place = taken => place,
                    () = became_idle => continue,
                }
            };
            // The semaphore is never closed.
            if let Ok(place) = place {
                return place;
            }
        }
    }

    /// Closes the connection that has been idle for longest. `false` when none is idle.
    pub(super) fn close_longest_idle(&self) -> bool {
        let first = lock(&self.0.idle).queue.pop_first();
        first.is_some_and(|(_, close)| {
            close.notify_one();
            true
        })
    }

    /// Closes all connections without a request.
    pub(super) fn close_idle(&self) {
        let all = mem::take(&mut lock(&self.0.idle).queue);
        all.into_values().for_each(|close| close.notify_one());
    }

    /// Adds a new connection, which is idle.
    pub(super) fn opened(&self) -> Arc<Activity> {
        let close = Arc::new(Notify::new());
        let phase = Mutex::new(Phase::Idle(self.queue(&close)));
        Arc::new(Activity { connections: self.clone(), close, phase })
    }

    fn queue(&self, close: &Arc<Notify>) -> u64 {
        let mut idle = lock(&self.0.idle);
        let key = idle.next;
        idle.next += 1;
        idle.queue.insert(key, Arc::clone(close));
        drop(idle);
        self.0.became_idle.notify_waiters();
        key
    }

    fn say_full(&self) {
        let mut said = lock(&self.0.said);
        if said.is_none_or(|said| said.elapsed() > SAID_EVERY) {
            *said = Some(Instant::now());
            tracing::warn!("all places for connections are taken: the idle ones are closed");
        }
    }
}

impl Activity {
    /// A request has come.
    pub(super) fn request_began(&self) {
        let before = mem::replace(&mut *lock(&self.phase), Phase::Answering);
        if let Phase::Idle(key) = before {
            lock(&self.connections.0.idle).queue.remove(&key);
        }
    }

    /// The answer is made, and has yet to be written.
    pub(super) fn answer_made(&self) {
        *lock(&self.phase) = Phase::Writing;
    }

    /// Everything that there was to write is written.
    pub(super) fn all_written(&self) {
        let mut phase = lock(&self.phase);
        if matches!(*phase, Phase::Writing) {
            *phase = Phase::Idle(self.connections.queue(&self.close));
        }
    }

    /// Completes when the connection is to be closed.
    pub(super) async fn told_to_close(&self) {
        self.close.notified().await;
    }
}

impl Drop for Activity {
    fn drop(&mut self) {
        if let Phase::Idle(key) = *lock(&self.phase) {
            lock(&self.connections.0.idle).queue.remove(&key);
        }
    }
}

/// Locks a mutex even if it is poisoned: nothing here panics while it holds a lock.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn the_longest_idle_makes_room() {
        let connections = Connections::new(2);
        let places = [connections.place().await, connections.place().await];
        let [first, second] = [connections.opened(), connections.opened()];
        // The first has been used since, so that the second has been idle for longer.
        first.request_began();
        first.answer_made();
        first.all_written();
        let waiting = connections.place();
        tokio::pin!(waiting);
        assert!(waiting.as_mut().now_or_never().is_none());
        assert!(second.told_to_close().now_or_never().is_some());
        assert!(first.told_to_close().now_or_never().is_none());
        drop(places);
        let _place = waiting.await;
    }

    #[tokio::test]
    async fn a_request_under_way_is_waited_for() {
        let connections = Connections::new(1);
        let _place = connections.place().await;
        let only = connections.opened();
        only.request_began();
        let waiting = connections.place();
        tokio::pin!(waiting);
        assert!(waiting.as_mut().now_or_never().is_none());
        only.answer_made();
        assert!(waiting.as_mut().now_or_never().is_none());
        assert!(only.told_to_close().now_or_never().is_none());
        only.all_written();
        assert!(waiting.as_mut().now_or_never().is_none());
        assert!(only.told_to_close().now_or_never().is_some());
    }

    #[tokio::test]
    async fn what_has_ended_is_not_closed() {
        let connections = Connections::new(1);
        drop(connections.opened());
        assert!(!connections.close_longest_idle());
    }
}
