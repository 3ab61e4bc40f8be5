//! An async semaphore over [`Budget`], which is fair between keys.

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll as Progress, Waker},
};

use crate::poll::Budget;

/// Lets at most six requests through at a time, taking turns between keys.
#[derive(Debug)]
pub struct Gate<K>(Rc<RefCell<Budget<K, Ticket>>>);

/// A place in the queue, shared by who waits and by the queue.
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
    /// Whoever waited has gone.
    Left,
}

/// Leave to send one request, until it is dropped.
#[derive(Debug)]
pub struct Permit<K: Clone + PartialEq> {
    gate: Gate<K>,
    ticket: Ticket,
}

impl<K> Clone for Gate<K> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<K> Default for Gate<K> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<K: Clone + PartialEq> Gate<K> {
    /// Waits for the turn of `key`. The permit must be dropped when the request has ended.
    pub async fn pass(&self, key: &K) -> Permit<K> {
        let ticket = Ticket::default();
        let first = self.0.borrow_mut().ask(key, Rc::clone(&ticket));
        if first.is_some() {
            ticket.borrow_mut().state = State::Admitted;
        }
        let permit = Permit { gate: self.clone(), ticket };
        Turn(&permit.ticket).await;
        permit
    }

    fn ended(&self) {
        // A place that was left in the meantime is passed on at once.
        loop {
            let Some(next) = self.0.borrow_mut().ended() else { return };
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
        let was_let = {
            let mut place = self.ticket.borrow_mut();
            let was_let = place.state == State::Admitted;
            place.state = State::Left;
            was_let
        };
        if was_let {
            self.gate.ended();
        }
    }
}

struct Turn<'a>(&'a Ticket);

impl Future for Turn<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Progress<()> {
        let mut place = self.0.borrow_mut();
        if place.state == State::Admitted {
            return Progress::Ready(());
        }
        place.waker = Some(context.waker().clone());
        Progress::Pending
    }
}
