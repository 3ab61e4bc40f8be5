//! What is shared by all requests to one proxy: turns, the server's clock, the token, and the part
//! that this console has in its group of pages.
//!
//! It does no deciding of its own: [`Share`] says who asks the server. Leaving the group gives back
//! the lock, the channel, the timer and every request.

use std::{
    cell::{Cell, RefCell},
    fmt,
    rc::{Rc, Weak},
};

use wasm_bindgen_futures::spawn_local;

use super::{Inner, token::Token};
use crate::{
    api::Call,
    browser::{
        address,
        channel::Channel,
        clock,
        fetch::{self, Abort},
        gate::Gate,
        lock::{Lock, News},
        timer::Timer,
    },
    domain::{
        config::{Config, ProxyBase},
        keyed::Keyed,
    },
    poll::{
        Millis, ServerClock, Share,
        message::{Message, Reply},
        share::{Effect, Event, Now},
    },
};

/// Pages of another version have a group of their own.
const GROUP: &str = "instance-console 1 ";

/// What is called with a reply.
type Waiter = Box<dyn FnOnce(Reply)>;

/// One proxy.
pub(super) struct Line {
    this: Weak<Self>,
    engine: Weak<Inner>,
    index: usize,
    pub(super) proxy: ProxyBase,
    pub(super) clock: RefCell<ServerClock>,
    /// In memory, here and nowhere else.
    pub(super) token: RefCell<Option<Token>>,
    /// The server has refused that token.
    is_refused: Cell<bool>,
    /// Turns are taken by pages, and within a page by what is asked for: a list is one thing.
    gate: Gate<(u32, Call)>,
    share: RefCell<Share>,
    /// The address of the proxy, which names the group.
    group: String,
    lock: RefCell<Option<Lock>>,
    channel: RefCell<Option<Channel>>,
    alarm: RefCell<Option<Timer>>,
    tickets: Cell<u32>,
    waiting: RefCell<Vec<(u32, Waiter)>>,
    fetches: RefCell<Keyed<u32, Rc<Abort>>>,
}

impl fmt::Debug for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Line({})", self.group)
    }
}

/// A place among those who wait; dropping it waits no more.
#[derive(Debug)]
pub(super) struct Waiting {
    line: Weak<Line>,
    ticket: u32,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(line) = self.line.upgrade() {
            line.waiter(self.ticket);
            line.step(Event::Left(self.ticket));
        }
    }
}

impl Line {
    /// A line for each proxy of a configuration.
    pub(super) fn of(config: &Config, engine: &Weak<Inner>) -> Vec<Rc<Self>> {
        let mut lines: Vec<Rc<Self>> = Vec::new();
        for source in &config.sources {
            if lines.iter().all(|line| line.proxy != source.proxy) {
                let index = lines.len();
                lines.push(Self::join(&source.proxy, engine, index));
            }
        }
        lines
    }

    fn join(proxy: &ProxyBase, engine: &Weak<Inner>, index: usize) -> Rc<Self> {
        let this = Rc::new_cyclic(|this| Self {
            this: Weak::clone(this),
            engine: Weak::clone(engine),
            index,
            proxy: proxy.clone(),
            clock: RefCell::default(),
            token: RefCell::default(),
            is_refused: Cell::default(),
            gate: Gate::default(),
            share: RefCell::new(Share::new(clock::random())),
            group: format!("{GROUP}{}", address::absolute(&format!("{}/", proxy.as_str()))),
            lock: RefCell::default(),
            channel: RefCell::default(),
            alarm: RefCell::default(),
            tickets: Cell::default(),
            waiting: RefCell::default(),
            fetches: RefCell::default(),
        });
        let line = Rc::downgrade(&this);
        *this.channel.borrow_mut() = Channel::open(&this.group, move |text, body| {
            if let (Some(line), Some(message)) = (line.upgrade(), Message::read(text, body)) {
                line.step(Event::Heard(message));
            }
        });
        if this.channel.borrow().is_some() {
            this.queue(false);
        } else {
            // Each page for itself.
            this.step(Event::Granted);
        }
        this
    }

    /// Gives back everything.
    pub(super) fn leave(&self) {
        self.waiting.take();
        self.fetches.take();
        self.lock.take();
        self.channel.take();
        self.alarm.take();
    }

    /// Asks for a call: of the server, or of the page that asks it for all. Calls back later, never at
    /// once, and not when what is given back has been dropped.
    pub(super) fn ask(&self, call: Call, tolerance: Millis, waiter: Waiter) -> Waiting {
        let ticket = self.tickets.get().wrapping_add(1);
        self.tickets.set(ticket);
        self.waiting.borrow_mut().push((ticket, waiter));
        self.step(Event::Ask { ticket, call, tolerance });
        Waiting { line: Weak::clone(&self.this), ticket }
    }

    /// Takes a token; whatever waits for one here and in other pages goes on.
    pub(super) fn use_token(&self, token: Token) {
        self.token.replace(Some(token));
        self.is_refused.set(false);
        self.insist();
    }

    /// Takes note that something was refused, with a token or for want of one. Says whether this page has a
    /// better one: the page that asked may be another.
    pub(super) fn refused(&self, was_sent: bool) -> bool {
        if was_sent && self.share.borrow().leads() {
            self.is_refused.set(true);
            return false;
        }
        self.token.borrow().is_some() && !self.is_refused.get()
    }

    /// Takes the lead, for this page has a token.
    pub(super) fn insist(&self) {
        self.step(Event::Credential);
    }

    fn waiter(&self, ticket: u32) -> Option<Waiter> {
        let mut waiting = self.waiting.borrow_mut();
        let index = waiting.iter().position(|(known, _)| *known == ticket)?;
        Some(waiting.swap_remove(index).1)
    }

    fn step(&self, event: Event) {
        let effects = self.share.borrow_mut().step(now(), event);
        for effect in effects {
            match effect {
                Effect::Cancel(number) => {
                    self.fetches.borrow_mut().remove(&number);
                }
                Effect::Deliver { ticket, reply } => {
                    if let Some(waiter) = self.waiter(ticket) {
                        spawn_local(async move { waiter(reply) });
                    }
                }
                Effect::Fetch { number, call, page } => self.fetch(number, call, page),
                Effect::Queue => self.queue(false),
                Effect::Renew => {
                    if let Some(engine) = self.engine.upgrade() {
                        engine.renew(self.index);
                    }
                }
                Effect::Send(message) => {
                    if let Some(channel) = &*self.channel.borrow() {
                        let (text, answer) = message.write();
                        channel.post(&text, answer.as_ref().map(|answer| &*answer.body));
                    }
                }
                Effect::Steal => self.queue(true),
            }
        }
        let sleep = self.share.borrow().sleep(now());
        let this = Weak::clone(&self.this);
        *self.alarm.borrow_mut() = sleep.and_then(|sleep| {
            Timer::after(sleep, move || {
                if let Some(this) = this.upgrade() {
                    this.step(Event::Woke);
                }
            })
        });
    }

    /// Waits for the lead, or takes it.
    fn queue(&self, steals: bool) {
        let this = Weak::clone(&self.this);
        let told = Rc::new(move |news| {
            let Some(this) = this.upgrade() else { return };
            this.step(match news {
                News::Granted => Event::Granted,
                News::Lost => Event::Lost,
                News::Unavailable => {
                    this.channel.take();
                    Event::Granted
                }
            });
        });
        // The one before is given back first: it may stand in the same queue.
        self.lock.take();
        self.lock.replace(Some(Lock::request(&self.group, steals, told)));
    }

    fn fetch(&self, number: u32, call: Call, page: u32) {
        let Some(this) = self.this.upgrade() else { return };
        let abort = Rc::new(Abort::default());
        // Only the list of fetches keeps it: what is given up takes its request with it.
        let held = Rc::downgrade(&abort);
        self.fetches.borrow_mut().set(number, abort);
        spawn_local(async move {
            let turn = (page, Call { offset: 0, ..call.clone() });
            let _permit = this.gate.pass(&turn).await;
            let Some(signal) = held.upgrade().map(|abort| abort.signal()) else { return };
            let token = this.token.borrow().clone();
            let sending = match call.request() {
                Ok(request) => {
                    let url = format!("{}{}", this.proxy.as_str(), request.target());
                    let token = token.as_ref().map(Token::reveal);
                    fetch::send(&url, &request, token, signal).await
                }
                Err(error) => Err(error),
            };
            let now = clock::monotonic();
            let (result, sent, received) = match sending {
                Ok(exchange) => (Ok(Rc::new(exchange.answer)), exchange.sent, exchange.received),
                Err(error) => (Err(error), now, now),
            };
            let (sent, received) = (now.saturating_sub(sent), now.saturating_sub(received));
            let reply = Reply { result, is_bare: token.is_none(), sent, received };
            this.fetches.borrow_mut().remove(&number);
            this.step(Event::Fetched { number, reply });
        });
    }
}

fn now() -> Now {
    Now { monotonic: clock::monotonic(), wall: clock::wall() }
}
