//! An async semaphore over [`FairQueue`].

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    rc::Rc,
    task::{Poll as Progress, Waker},
};

use crate::poll::FairQueue;

/// Lets at most six requests through at a time, in fair turns between keys.
#[derive(Debug)]
pub struct Limiter<K>(Rc<RefCell<FairQueue<K, Ticket>>>);

/// A place in the queue, shared by the caller that waits and by the queue.
type Ticket = Rc<RefCell<Place>>;

#[derive(Debug, Default)]
struct Place {
    state: State,
    waker: Option<Waker>,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Waiting,
    Admitted,
    Left,
}

/// The permission to send one request, until it is dropped.
#[derive(Debug)]
pub struct Permit<K: Clone + PartialEq> {
    limiter: Limiter<K>,
    ticket: Ticket,
}

impl<K> Clone for Limiter<K> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<K> Default for Limiter<K> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<K: Clone + PartialEq> Limiter<K> {
    /// Waits for the turn of `key`. The place in the queue is taken now, and given up when the future is
    /// dropped; the permit must be dropped when the request has ended.
    pub fn acquire(&self, key: &K) -> impl Future<Output = Permit<K>> + use<K> {
        let ticket = Ticket::default();
        let at_once = self.0.borrow_mut().acquire(key, Rc::clone(&ticket)).is_some();
        if at_once {
            ticket.borrow_mut().state = State::Admitted;
        }
        let permit = Permit { limiter: self.clone(), ticket };
        async move {
            poll_fn(|context| {
                let mut place = permit.ticket.borrow_mut();
                if place.state == State::Admitted {
                    return Progress::Ready(());
                }
                place.waker = Some(context.waker().clone());
                Progress::Pending
            })
            .await;
            permit
        }
    }

    /// How many requests have a permit.
    #[must_use]
    pub fn running(&self) -> usize {
        self.0.borrow().running()
    }

    fn release(&self) {
        // A turn whose caller has left in the meantime is passed on at once.
        loop {
            let Some(next) = self.0.borrow_mut().release() else { return };
            let mut place = next.borrow_mut();
            if place.state == State::Left {
                continue;
            }
            place.state = State::Admitted;
            if let Some(waker) = place.waker.take() {
                waker.wake();
            }
            return;
        }
    }
}

impl<K: Clone + PartialEq> Drop for Permit<K> {
    fn drop(&mut self) {
        let was_admitted = {
            let mut place = self.ticket.borrow_mut();
            let was_admitted = place.state == State::Admitted;
            place.state = State::Left;
            was_admitted
        };
        if was_admitted {
            self.limiter.release();
        }
    }
}
