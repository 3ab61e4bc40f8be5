//! The client of one proxy.

use std::{cell::RefCell, fmt, future::Future, rc::Rc};

use futures_util::{
    FutureExt as _,
    future::{LocalBoxFuture, Shared, WeakShared},
};

use super::{Exchange, NOT_MODIFIED, Token, Transport, charset, limiter::Limiter};
use crate::{
    api::{Answer, Error, ErrorParts, Kind, Problem, Request, Timestamp},
    poll::{Millis, ServerClock, server_clock::Sample},
};

/// The longest charset label that an error repeats, in characters.
const LONGEST_LABEL: usize = 40;

/// The client of one proxy. A handle, cheap to clone.
pub struct ApiClient<T>(Rc<Inner<T>>);

struct Inner<T> {
    base: String,
    transport: T,
    /// Gives turns to requests. Those that differ only in their query share one turn: the pages of one list
    /// count as one.
    limiter: Limiter<Request>,
    server_clock: RefCell<ServerClock>,
    credential: RefCell<Credential>,
    flights: RefCell<Vec<(FlightKey, WeakShared<Flight>)>>,
}

#[derive(Debug, Default)]
struct Credential {
    /// How many tokens were given before this one.
    generation: u32,
    token: Option<Token>,
    /// The server's error when it rejected the token.
    rejection: Option<Error>,
}

/// A request, and the generation of the token when [`ApiClient::send`] was called: requests under different
/// tokens are never joined.
type FlightKey = (u32, Request);

type Flight = LocalBoxFuture<'static, Reply>;

/// The result of a request.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The answer, its body in UTF-8; or why there is none.
    pub result: Result<Rc<Exchange>, Error>,
    /// Whether a token was sent.
    pub had_token: bool,
}

impl<T> Clone for ApiClient<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for ApiClient<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ApiClient({:?})", self.0.base)
    }
}

impl<T> ApiClient<T> {
    /// A client without a token. The APIs' paths are appended to the proxy's `base` address, which has no
    /// slash at its end.
    #[must_use]
    pub fn new(base: &str, transport: T) -> Self {
        Self(Rc::new(Inner {
            base: base.to_owned(),
            transport,
            limiter: Limiter::default(),
            server_clock: RefCell::default(),
            credential: RefCell::default(),
            flights: RefCell::default(),
        }))
    }

    /// The proxy's base address.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.0.base
    }

    /// Sets the token that all requests sent after this carry.
    pub fn set_token(&self, token: Token) {
        let mut credential = self.0.credential.borrow_mut();
        let generation = credential.generation.wrapping_add(1);
        *credential = Credential { generation, token: Some(token), rejection: None };
    }

    /// Keeps the present token from being sent again. Requests that wait for their turn end with the
    /// `rejection`. Without a token it does nothing.
    pub fn mark_token_rejected(&self, rejection: &Error) {
        let mut credential = self.0.credential.borrow_mut();
        if credential.token.is_some() {
            credential.rejection = Some(rejection.clone());
        }
    }

    /// The present token, rejected or not.
    #[must_use]
    pub fn token(&self) -> Option<Token> {
        self.0.credential.borrow().token.clone()
    }

    /// The server's time at a moment of the page's clock, in milliseconds since the Unix epoch; `None`
    /// before an answer had it.
    #[must_use]
    pub fn server_time(&self, now: Millis) -> Option<i64> {
        self.0.server_clock.borrow().at(now)
    }

    /// Learns the server's time from a body that has it to the millisecond. The time of the `Date` header has
    /// been learned already.
    pub fn learn_server_time(&self, exchange: &Exchange, time: Timestamp) {
        self.0.learn(exchange, time, 1);
    }
}

impl<T: Transport + 'static> ApiClient<T> {
    /// Sends a request, or joins an identical one that is under way. The request is cancelled when all
    /// futures of it are dropped.
    pub fn send(&self, request: Request) -> impl Future<Output = Reply> + use<T> {
        self.send_again(request, None)
    }

    /// Sends a request like [`Self::send`], for a caller that may still hold an earlier answer to it, `known`.
    /// Where the server says that nothing has changed, the reply holds `known` itself: the same object.
    pub fn send_again(
        &self,
        request: Request,
        known: Option<Rc<Answer>>,
    ) -> impl Future<Output = Reply> + use<T> {
        let key = (self.0.credential.borrow().generation, request);
        let mut flights = self.0.flights.borrow_mut();
        let mut joined: Option<Shared<Flight>> = None;
        flights.retain(|(known, flight)| {
            let flight = flight.upgrade();
            let is_under_way = flight.is_some();
            if *known == key {
                joined = flight;
            }
            is_under_way
        });
        joined.unwrap_or_else(|| {
            let flight = Rc::clone(&self.0).fly(key.clone(), known).boxed_local().shared();
            flights.extend(flight.downgrade().map(|weak| (key, weak)));
            flight
        })
    }
}

impl<T: Transport> Inner<T> {
    async fn fly(self: Rc<Self>, key: FlightKey, known: Option<Rc<Answer>>) -> Reply {
        let request = &key.1;
        let turn = Request { query: Vec::new(), ..request.clone() };
        let permit = self.limiter.acquire(&turn).await;
        let (token, rejection) = {
            let credential = self.credential.borrow();
            (credential.token.clone(), credential.rejection.clone())
        };
        let result = match rejection {
            Some(rejection) => Err(rejection),
            None => self.exchange(request, token.as_ref(), known).await,
        };
        drop(permit);
        self.flights.borrow_mut().retain(|(known, _)| *known != key);
        Reply { result: result.map(Rc::new), had_token: token.is_some() }
    }

    async fn exchange(
        &self,
        request: &Request,
        token: Option<&Token>,
        known: Option<Rc<Answer>>,
    ) -> Result<Exchange, Error> {
        let url = format!("{}{}", self.base, request.target());
        let secret = token.map(Token::reveal);
        let etag = known.as_ref().and_then(|known| known.headers.etag.as_deref());
        let mut exchange = self.transport.send(&url, request, secret, etag).await?;
        let date = exchange.answer.headers.date.as_deref().and_then(Timestamp::from_http_date);
        if let Some(date) = date {
            self.learn(&exchange, date, 1000);
        }
        if let Some(known) = known.filter(|known| known.headers.etag.is_some())
            && exchange.answer.status == NOT_MODIFIED
        {
            return Ok(Exchange { answer: known, ..exchange });
        }
        let answer = Rc::make_mut(&mut exchange.answer);
        self.decode(answer)?;
        if let Some(token) = token {
            token.take_out(&mut answer.body);
        }
        Ok(exchange)
    }

    /// Decodes a body of another declared charset into UTF-8.
    fn decode(&self, answer: &mut Answer) -> Result<(), Error> {
        let content_type = answer.headers.content_type.as_deref();
        let Some(label) = content_type.and_then(charset::declared) else { return Ok(()) };
        if let Some(text) = self.transport.decode(label, &answer.body) {
            answer.body = text.into_bytes();
            return Ok(());
        }
        // An unknown label does no harm to a body that is UTF-8 anyway, nor to an error,
        // whose status says enough.
        if answer.status != 200 || str::from_utf8(&answer.body).is_ok() {
            return Ok(());
        }
        Err(Error::from(ErrorParts {
            kind: Kind::Invalid,
            status: Some(answer.status),
            code: None,
            message: label.chars().take(LONGEST_LABEL).collect(),
            problem: Some(Problem::UnsupportedCharset),
            request_id: answer.headers.request_id.clone(),
            retry_after: None,
        }))
    }
}

impl<T> Inner<T> {
    fn learn(&self, exchange: &Exchange, time: Timestamp, grain: Millis) {
        let Exchange { sent, received, .. } = *exchange;
        // An answer from a cache has the time at which it was made, and its age in whole seconds.
        let age = exchange.answer.headers.age.as_deref().and_then(|age| age.parse::<u32>().ok());
        let (age, age_grain) = age.map_or((0, 0), |seconds| (i64::from(seconds) * 1000, 1000));
        let server = time.as_millis().saturating_add(age);
        let sample = Sample { server, grain: grain + age_grain, sent, received };
        self.server_clock.borrow_mut().learn(sample);
    }
}
