//! What is shared by all requests to one proxy: turns, the server's clock and the token.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use wasm_bindgen_futures::spawn_local;

use super::token::Token;
use crate::{
    api::{Answer, Call, Error},
    browser::{
        clock,
        fetch::{self, Abort},
        gate::Gate,
    },
    domain::config::{Config, ProxyBase},
    poll::{Millis, ServerClock},
};

/// What came of a call.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) result: Result<Answer, Error>,
    /// Whether it was asked for without a token.
    pub(super) is_bare: bool,
    /// When the request was sent, on the page's monotonic clock.
    pub(super) sent: Millis,
    /// When the answer's head arrived, on the same clock.
    pub(super) received: Millis,
}

/// One proxy.
#[derive(Debug)]
pub(super) struct Line {
    this: Weak<Self>,
    pub(super) proxy: ProxyBase,
    pub(super) clock: RefCell<ServerClock>,
    /// In memory, here and nowhere else.
    pub(super) token: RefCell<Option<Token>>,
    /// Turns are taken by what is asked for: a list is one thing.
    gate: Gate<Call>,
}

impl Line {
    /// A line for each proxy of a configuration.
    pub(super) fn of(config: &Config) -> Vec<Rc<Self>> {
        let mut lines: Vec<Rc<Self>> = Vec::new();
        for source in &config.sources {
            if lines.iter().all(|line| line.proxy != source.proxy) {
                lines.push(Rc::new_cyclic(|this| Self {
                    this: Weak::clone(this),
                    proxy: source.proxy.clone(),
                    clock: RefCell::default(),
                    token: RefCell::default(),
                    gate: Gate::default(),
                }));
            }
        }
        lines
    }

    /// Asks the server. Calls back later, never at once, and not when what is given back has been
    /// dropped.
    pub(super) fn ask(&self, call: Call, waiter: impl FnOnce(Reply) + 'static) -> Rc<Abort> {
        let abort = Rc::new(Abort::default());
        let Some(this) = self.this.upgrade() else { return abort };
        let held = Rc::downgrade(&abort);
        spawn_local(async move {
            let turn = Call { offset: 0, ..call.clone() };
            let _permit = this.gate.pass(&turn).await;
            let Some(signal) = held.upgrade().map(|abort| abort.signal()) else { return };
            let token = this.token.borrow().clone();
            let sending = match call.request() {
                Ok(request) => {
                    let url = format!("{}{}", this.proxy.as_str(), request.target());
                    fetch::send(&url, &request, token.as_ref().map(Token::reveal), signal).await
                }
                Err(error) => Err(error),
            };
            let now = clock::monotonic();
            let (result, sent, received) = match sending {
                Ok(exchange) => (Ok(exchange.answer), exchange.sent, exchange.received),
                Err(error) => (Err(error), now, now),
            };
            if held.upgrade().is_some() {
                waiter(Reply { result, is_bare: token.is_none(), sent, received });
            }
        });
        abort
    }
}
