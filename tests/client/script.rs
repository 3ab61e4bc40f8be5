//! A transport that records the requests, and answers when the test tells it to.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_channel::oneshot;
use instance_console::{
    api::{Answer, Error, Headers, Request, apig},
    client::{ApiClient, Exchange, Reply, Transport},
};

pub(crate) type Client = ApiClient<Script>;

/// A handle to the transport's state, shared with the client.
#[derive(Clone, Default)]
pub(crate) struct Script(Rc<Parts>);

#[derive(Default)]
struct Parts {
    sent: RefCell<Vec<Sent>>,
    given_up: Cell<usize>,
}

/// A request that the transport was given to send.
pub(crate) struct Sent {
    pub(crate) url: String,
    pub(crate) token: Option<String>,
    etag: Option<String>,
    answer: Option<oneshot::Sender<Result<Exchange, Error>>>,
}

/// Counts a request that is dropped before its answer.
struct Life {
    parts: Rc<Parts>,
    is_over: bool,
}

impl Drop for Life {
    fn drop(&mut self) {
        if !self.is_over {
            self.parts.given_up.set(self.parts.given_up.get() + 1);
        }
    }
}

impl Transport for Script {
    async fn send(
        &self,
        url: &str,
        _: &Request,
        token: Option<&str>,
        etag: Option<&str>,
    ) -> Result<Exchange, Error> {
        let (answer, answered) = oneshot::channel();
        let (token, etag) = (token.map(str::to_owned), etag.map(str::to_owned));
        let sent = Sent { url: url.to_owned(), token, etag, answer: Some(answer) };
        self.0.sent.borrow_mut().push(sent);
        let mut life = Life { parts: Rc::clone(&self.0), is_over: false };
        let result = answered.await.expect("the test answers what it does not drop");
        life.is_over = true;
        result
    }

    fn decode(&self, label: &str, text: &[u8]) -> Option<String> {
        let text = || text.iter().map(|byte| char::from(*byte)).collect();
        (label == "latin1").then(text)
    }
}

impl Script {
    pub(crate) fn client() -> (Self, Client) {
        let script = Self::default();
        (script.clone(), ApiClient::new("/proxy", script))
    }

    /// How many requests were sent so far.
    pub(crate) fn count(&self) -> usize {
        self.0.sent.borrow().len()
    }

    /// The addresses of the requests so far, in order, without the proxy's base.
    pub(crate) fn urls(&self) -> Vec<String> {
        let sent = self.0.sent.borrow();
        sent.iter().map(|sent| sent.url.strip_prefix("/proxy").unwrap().to_owned()).collect()
    }

    /// The tokens of the requests so far, in order.
    pub(crate) fn tokens(&self) -> Vec<Option<String>> {
        self.0.sent.borrow().iter().map(|sent| sent.token.clone()).collect()
    }

    /// The `ETag`s so far.
    pub(crate) fn etags(&self) -> Vec<Option<String>> {
        self.0.sent.borrow().iter().map(|sent| sent.etag.clone()).collect()
    }

    /// How many requests were cancelled.
    pub(crate) fn given_up(&self) -> usize {
        self.0.given_up.get()
    }

    /// Answers the request with this index, with status 200.
    pub(crate) fn answer(&self, index: usize, body: &str) {
        self.end(index, Ok(exchange(body.as_bytes(), Headers::default())));
    }

    pub(crate) fn end(&self, index: usize, result: Result<Exchange, Error>) {
        let answer =
            self.0.sent.borrow_mut()[index].answer.take().expect("it was not answered yet");
        // The request may have been cancelled.
        let _ = answer.send(result);
    }
}

/// An exchange with status 200. The request was sent at 1,000 ms, and the answer received at 1,400 ms.
pub(crate) fn exchange(body: &[u8], headers: Headers) -> Exchange {
    let answer = Answer { status: 200, headers, body: body.to_owned() };
    Exchange { answer: Rc::new(answer), token_ends_in: None, sent: 1_000, received: 1_400 }
}

/// The same answer with another status.
pub(crate) fn with_status(status: u16, mut exchange: Exchange) -> Exchange {
    Rc::make_mut(&mut exchange.answer).status = status;
    exchange
}

pub(crate) fn detail(id: &str) -> Request {
    apig::show_instance("p", id).unwrap()
}

pub(crate) fn page(offset: u64) -> Request {
    apig::list_instances("p", offset, 500).unwrap()
}

/// The body of a good reply.
pub(crate) fn body(reply: &Reply) -> String {
    let exchange = reply.result.as_ref().expect("an answer");
    String::from_utf8(exchange.answer.body.clone()).unwrap()
}
