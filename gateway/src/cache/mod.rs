//! Identical calls share one call to the upstream, its answer is kept for a moment, and trouble is
//! remembered.
//!
//! * An upstream is called in a task of its own: a client that leaves does not cancel the call for the
//!   others.
//! * Two calls are identical only if they have the same asker. A 401 or 403 for a browser's token is given
//!   only to the request that made the call.
//! * The cache knows neither connections nor credentials; it is given a future that makes the call.

mod kept;
mod key;
mod reply;
mod shelf;
mod trouble;
mod turns;

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, RandomState},
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use axum::http::{HeaderValue, StatusCode};
use tokio::sync::watch;

pub(crate) use self::{
    kept::Kept,
    key::{Asker, Destination, Key},
    reply::{How, Reply},
};
use self::{
    key::TokenHasher,
    shelf::Shelf,
    trouble::{Admission, Trouble},
    turns::Turns,
};
use crate::{
    clock::Clock, config::CacheSettings, gateway_error::GatewayError, metrics::Metrics,
    proxy::Answer, routes::Route,
};

/// The most troubles that are remembered.
const MOST_TROUBLES: usize = 4096;

/// How often answers that have ended are dropped.
const SWEEP: Duration = Duration::from_secs(1);

/// The outcome of a call: the upstream's answer, or an error of the gateway.
pub(crate) type Outcome = Result<Arc<Kept>, GatewayError>;

/// The kept answers, the calls under way, and the remembered trouble of all upstreams.
#[derive(Debug)]
pub(crate) struct Cache {
    clock: Clock,
    settings: CacheSettings,
    hasher: TokenHasher,
    chance: RandomState,
    state: Mutex<State>,
    /// The turns of each upstream, by its number.
    turns: Mutex<HashMap<u64, Arc<Turns>>>,
    metrics: Metrics,
}

#[derive(Debug)]
struct State {
    shelf: Shelf,
    flights: HashMap<Key, watch::Receiver<Option<Outcome>>>,
    troubles: HashMap<(Asker, Destination), Trouble<Outcome>>,
}

/// What the cache holds for a call.
enum Found {
    Reply(Reply),
    UnderWay(watch::Receiver<Option<Outcome>>),
    Nothing(watch::Sender<Option<Outcome>>, watch::Receiver<Option<Outcome>>),
}

impl Cache {
    /// Must be called within a Tokio runtime, which then drops the answers that have ended.
    ///
    /// # Errors
    ///
    /// When the system has no random bytes.
    pub(crate) fn new(
        settings: CacheSettings,
        clock: Clock,
        metrics: Metrics,
    ) -> io::Result<Arc<Self>> {
        let shelf = Shelf::new(settings.most_bytes);
        let state = State { shelf, flights: HashMap::new(), troubles: HashMap::new() };
        let cache = Arc::new(Self {
            clock,
            settings,
            hasher: TokenHasher::new()?,
            chance: RandomState::new(),
            state: Mutex::new(state),
            turns: Mutex::default(),
            metrics,
        });
        let weak = Arc::downgrade(&cache);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(SWEEP).await;
                let Some(cache) = weak.upgrade() else { return };
                cache.sweep();
            }
        });
        Ok(cache)
    }

    /// Whether a cache with these settings would do the same.
    pub(crate) fn has(&self, settings: CacheSettings) -> bool {
        self.settings == settings
    }

    /// Forgets all outages, so that each upstream is called again at once.
    pub(crate) fn forget_troubles(&self) {
        self.lock().troubles.clear();
    }

    /// Drops the answers that have ended: their memory is not needed, even when no others come.
    fn sweep(&self) {
        let mut state = self.lock();
        state.shelf.drop_ended(self.clock.now());
        self.count(&state.shelf);
    }

    fn count(&self, shelf: &Shelf) {
        let gauge = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.metrics.kept_bytes.set(gauge(shelf.weight()));
        self.metrics.kept_answers.set(gauge(shelf.len()));
    }

    /// The asker of a request with this browser's token, or with none.
    pub(crate) fn browser(&self, token: Option<&HeaderValue>) -> Asker {
        self.hasher.asker(token)
    }

    /// Answers a call with a kept answer, with that of an identical call under way, or by running what
    /// `call` makes. It is made only when it is needed, and boxed: it is large, and most answers are kept.
    pub(crate) async fn ask<F>(self: &Arc<Self>, key: Key, call: impl FnOnce() -> F) -> Reply
    where
        F: Future<Output = Result<Answer, GatewayError>> + Send + 'static,
    {
        let (outcome, how) = match self.find(&key) {
            Found::Reply(reply) => return reply,
            Found::Nothing(sender, receiver) => {
                tokio::spawn(Arc::clone(self).fly(key.clone(), Box::pin(call()), sender));
                (landed(receiver).await, How::Miss)
            }
            Found::UnderWay(receiver) => {
                let outcome = landed(receiver).await;
                if !is_for_all(&key.asker, &outcome) {
                    let answer = self.in_turn(key.destination, Box::pin(call())).await;
                    let now = self.clock.now();
                    let outcome = answer.map(|answer| Arc::new(Kept::new(answer, now)));
                    return Reply::new(outcome, How::Miss, Duration::ZERO, now);
                }
                self.metrics.looked_up("collapsed");
                (outcome, How::Collapsed)
            }
        };
        let now = self.clock.now();
        let left = match &outcome {
            Ok(kept) if is_kept(kept) => {
                self.keep_for(key.destination.route).saturating_sub(kept.age(now))
            }
            Ok(_) | Err(_) => Duration::ZERO,
        };
        Reply::new(outcome, how, left, now)
    }

    fn find(&self, key: &Key) -> Found {
        let now = self.clock.now();
        let mut state = self.lock();
        if let Some((kept, left)) = state.shelf.get(key, now) {
            self.metrics.looked_up("hit");
            return Found::Reply(Reply::new(Ok(kept), How::Hit, left, now));
        }
        if let Some(flight) = state.flights.get(key) {
            return Found::UnderWay(flight.clone());
        }
        let troubled = (key.asker.clone(), key.destination);
        if let Some(trouble) = state.troubles.get_mut(&troubled)
            && let Admission::Remembered(left) = trouble.admit(now)
        {
            self.metrics.looked_up("remembered");
            return Found::Reply(Reply::new(trouble.said.clone(), How::Remembered, left, now));
        }
        let (sender, receiver) = watch::channel(None);
        state.flights.insert(key.clone(), receiver.clone());
        self.metrics.looked_up("miss");
        Found::Nothing(sender, receiver)
    }

    /// Makes the call, and gives the outcome to everyone who waits.
    async fn fly<F>(self: Arc<Self>, key: Key, call: F, sender: watch::Sender<Option<Outcome>>)
    where
        F: Future<Output = Result<Answer, GatewayError>>,
    {
        // Dropped even when the call panics: the next identical call is then made.
        let flight = Flight { cache: &self, key: &key };
        let answer = self.in_turn(key.destination, call).await;
        let now = self.clock.now();
        let outcome = answer.map(|answer| Arc::new(Kept::new(answer, now)));
        self.remember(&key, &outcome, now);
        drop(flight);
        sender.send_replace(Some(outcome));
    }

    async fn in_turn<F>(&self, destination: Destination, call: F) -> Result<Answer, GatewayError>
    where
        F: Future<Output = Result<Answer, GatewayError>>,
    {
        let turns = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            let CacheSettings { calls_at_once, calls_waiting, .. } = self.settings;
            let waiting = self.metrics.calls_waiting.clone();
            let new = || Arc::new(Turns::new(calls_at_once, calls_waiting, waiting));
            if !turns.contains_key(&destination.upstream) {
                // Those of upstreams that went with a reload; idle turns are as good as new ones.
                turns.retain(|_, turns| Arc::strong_count(turns) > 1);
            }
            Arc::clone(turns.entry(destination.upstream).or_insert_with(new))
        };
        let _turn = turns.take().await?;
        call.await
    }

    /// Keeps a good answer, remembers trouble, and forgets the trouble that is over.
    fn remember(&self, key: &Key, outcome: &Outcome, now: Instant) {
        let keep = self.keep_for(key.destination.route);
        let mut state = self.lock();
        if let Ok(kept) = outcome
            && is_kept(kept)
            && !keep.is_zero()
        {
            state.shelf.put(key.clone(), Arc::clone(kept), now + keep, now);
            self.count(&state.shelf);
        }
        if !self.settings.remembers_trouble {
            return;
        }
        let troubled = (key.asker.clone(), key.destination);
        match trouble_of(outcome) {
            Some(asked) => {
                if state.troubles.len() >= MOST_TROUBLES {
                    state.troubles.retain(|_, trouble| !trouble.is_past(now));
                }
                if state.troubles.len() < MOST_TROUBLES || state.troubles.contains_key(&troubled) {
                    let before = state.troubles.get(&troubled);
                    let chance = self.chance(now);
                    let trouble = Trouble::new(outcome.clone(), before, asked, now, chance);
                    state.troubles.insert(troubled, trouble);
                }
            }
            None => {
                state.troubles.remove(&troubled);
            }
        }
    }

    /// A pseudo-random number from 0 to 1.
    fn chance(&self, now: Instant) -> f64 {
        let hash = self.chance.hash_one(now);
        f64::from(u32::try_from(hash >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    }

    fn keep_for(&self, route: Route) -> Duration {
        if route == Route::ApigList { self.settings.lists } else { self.settings.progress }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Marks a call as under way until this is dropped.
struct Flight<'a> {
    cache: &'a Cache,
    key: &'a Key,
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.cache.lock().flights.remove(self.key);
    }
}

/// Waits for the outcome of a call under way; [`GatewayError::Cut`] when the call panicked.
async fn landed(mut receiver: watch::Receiver<Option<Outcome>>) -> Outcome {
    match receiver.wait_for(Option::is_some).await {
        Ok(outcome) => outcome.clone().unwrap_or(Err(GatewayError::Cut)),
        Err(_) => Err(GatewayError::Cut),
    }
}

/// Whether an outcome may be shared: a refusal of a browser's token may not.
fn is_for_all(asker: &Asker, outcome: &Outcome) -> bool {
    let is_refusal = |kept: &Arc<Kept>| {
        matches!(kept.answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
    };
    *asker == Asker::Gateway || !outcome.as_ref().is_ok_and(is_refusal)
}

fn is_kept(kept: &Kept) -> bool {
    kept.answer.status == StatusCode::OK
}

/// `None` for no trouble; otherwise how long the upstream asked to be left alone, if it did.
#[expect(clippy::option_option, reason = "both are told: whether, and for how long")]
fn trouble_of(outcome: &Outcome) -> Option<Option<Duration>> {
    let is_trouble = |status: StatusCode| matches!(status.as_u16(), 429 | 502..=504);
    let asked = |value: Option<&HeaderValue>| {
        let text = value?.to_str().ok()?;
        let date = || {
            let date = httpdate::parse_http_date(text).ok()?;
            date.duration_since(SystemTime::now()).ok()
        };
        text.parse().ok().map(Duration::from_secs).or_else(date)
    };
    match outcome {
        Ok(kept) if is_trouble(kept.answer.status) => {
            Some(asked(kept.answer.headers.retry_after.as_ref()))
        }
        Ok(_) => None,
        Err(GatewayError::ForeignError { status, retry_after, .. }) if is_trouble(*status) => {
            Some(asked(retry_after.as_ref()))
        }
        Err(error) => error.is_outage().then_some(None),
    }
}

#[cfg(test)]
mod tests;
