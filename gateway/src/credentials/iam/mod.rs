//! Gets tokens for users of IAM, by one background task for each user.
//!
//! A call takes the last good token. After a 401 from IAM the task stops asking, because IAM locks a user
//! after a few wrong passwords. After any other failure it tries again with a backoff.

mod request;
mod schedule;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use secrecy::SecretString;
use tokio::{
    sync::{mpsc, watch},
    time::{sleep_until, timeout},
};

use self::{
    request::{Failure, Obtained, obtain},
    schedule::Schedule,
};
use crate::{
    config::IamPassword, gateway_error::GatewayError, metrics::Metrics,
    upstream_client::UpstreamClient,
};

/// How long a call waits for a token that is on its way.
const PATIENCE: Duration = Duration::from_secs(5);

/// The capacity of the channel of refusals: of many calls with one token, the first refusal is enough.
const REFUSALS: usize = 16;

/// What is known of the tokens for one project.
#[derive(Clone, Debug, Default)]
struct State {
    /// The last good token.
    held: Option<Held>,
    /// Why the latest request gave none.
    failure: Option<GatewayError>,
}

#[derive(Clone, Debug)]
struct Held {
    token: SecretString,
    number: u64,
    ends: Instant,
    /// When a refusal of this token starts to request another.
    settled: Instant,
}

/// The tokens for one project, as calls use them.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    state: watch::Receiver<State>,
    /// Sends the task the scope and the number of a token that a service refused.
    refusals: mpsc::Sender<(usize, u64)>,
    scope: usize,
}

/// One user of IAM, for whom one task gets the tokens.
#[derive(Debug)]
pub(super) struct User {
    login: IamPassword,
    /// The projects that this configuration has, with their sessions.
    sessions: Vec<(IamPassword, Session)>,
    next_scope: usize,
    changes: mpsc::UnboundedSender<Change>,
    refusals: mpsc::Sender<(usize, u64)>,
}

/// What a reload of the configuration changes for a task.
#[derive(Debug)]
enum Change {
    /// There is one more project, of this number.
    Scope(usize, Scope),
    /// IAM is reached by other settings.
    Client(UpstreamClient),
}

/// The tokens for one project, as the task gets them.
#[derive(Debug)]
struct Scope {
    login: IamPassword,
    /// Closed when no configuration has this project any more.
    state: watch::Sender<State>,
    schedule: Schedule,
}

impl User {
    /// Starts the task. Must be called within a Tokio runtime.
    pub(super) fn start(login: &IamPassword, client: &UpstreamClient, metrics: &Metrics) -> Self {
        let (refusals, refused) = mpsc::channel(REFUSALS);
        let (changes, changed) = mpsc::unbounded_channel();
        let (name, client, metrics) = (login.name.clone(), client.clone(), metrics.clone());
        let task = Task { name, client, metrics, scopes: BTreeMap::new(), changed, refused };
        tokio::spawn(task.keep());
        Self { login: login.clone(), sessions: Vec::new(), next_scope: 0, changes, refusals }
    }

    /// The same user and task in another configuration, which has no projects yet.
    pub(super) fn with_client(&self, client: &UpstreamClient) -> Self {
        // A task never ends before its users.
        let _ = self.changes.send(Change::Client(client.clone()));
        Self {
            login: self.login.clone(),
            sessions: Vec::new(),
            next_scope: self.next_scope,
            changes: self.changes.clone(),
            refusals: self.refusals.clone(),
        }
    }

    /// Whether a login is of this user, with the same password.
    pub(super) fn has(&self, login: &IamPassword) -> bool {
        self.login.is_same_user(login)
    }

    /// The session for a project; calls for the same project share it. `before` is the same user in the
    /// configuration before.
    pub(super) fn session(&mut self, login: &IamPassword, before: Option<&Self>) -> Session {
        let before = before.into_iter().flat_map(|before| &before.sessions);
        let mut same =
            self.sessions.iter().chain(before).filter(|(known, _)| known.is_same_scope(login));
        if let Some((_, session)) = same.next() {
            let session = session.clone();
            self.sessions.push((login.clone(), session.clone()));
            return session;
        }
        let (sender, state) = watch::channel(State::default());
        let scope = self.next_scope;
        self.next_scope += 1;
        let schedule = Schedule::new(Instant::now());
        let new = Scope { login: login.clone(), state: sender, schedule };
        let _ = self.changes.send(Change::Scope(scope, new));
        let session = Session { state, refusals: self.refusals.clone(), scope };
        self.sessions.push((login.clone(), session.clone()));
        session
    }
}

/// The task that gets the tokens of one user.
struct Task {
    name: String,
    client: UpstreamClient,
    metrics: Metrics,
    scopes: BTreeMap<usize, Scope>,
    changed: mpsc::UnboundedReceiver<Change>,
    refused: mpsc::Receiver<(usize, u64)>,
}

impl Task {
    /// Gets the tokens when they are due, until no session is left, or until IAM refuses the user.
    async fn keep(mut self) {
        let mut number = 0;
        loop {
            self.scopes.retain(|id, scope| {
                let is_used = !scope.state.is_closed();
                if !is_used {
                    self.metrics.forget_token(&self.name, *id);
                }
                is_used
            });
            let due = |(id, scope): (&usize, &Scope)| (scope.schedule.due(), *id);
            let first = self.scopes.iter().map(due).min();
            let first_due = async {
                let Some((due, id)) = first else { return std::future::pending().await };
                sleep_until(due.into()).await;
                id
            };
            let first = tokio::select! {
                first = first_due => first,
                refused = self.refused.recv() => {
                    let Some((scope, number)) = refused else { return };
                    if let Some(scope) = self.scopes.get_mut(&scope)
                        && scope.state.borrow().number() == Some(number)
                    {
                        scope.schedule.refused(Instant::now());
                    }
                    continue;
                }
                Some(change) = self.changed.recv() => {
                    self.change(change);
                    continue;
                }
            };
            let Some(scope) = self.scopes.get_mut(&first) else { continue };
            if scope.state.is_closed() {
                continue;
            }
            let name = &self.name;
            let obtained = obtain(&self.client, &scope.login).await;
            let life = obtained.as_ref().ok().map(|token| token.life);
            self.metrics.asked_for_token(name, first, life);
            match obtained {
                Ok(Obtained { token, life }) => {
                    let now = Instant::now();
                    number += 1;
                    scope.schedule.obtained(now, life);
                    let held =
                        Held { token, number, ends: now + life, settled: scope.schedule.settled() };
                    scope.state.send_replace(State { held: Some(held), failure: None });
                    tracing::info!(credential = name, seconds = life.as_secs(), "IAM gave a token");
                }
                Err(Failure::Refused) => break,
                Err(failure) => {
                    let now = Instant::now();
                    scope.schedule.failed(now);
                    let seconds = scope.schedule.due().duration_since(now).as_secs();
                    tracing::error!(credential = name, %failure, seconds, "no token; trying again later");
                    let failure = GatewayError::NoToken(failure.to_string());
                    scope.state.send_modify(|state| state.failure = Some(failure));
                }
            }
        }
        tracing::error!(
            credential = self.name,
            "IAM rejected the username or password: the gateway does not ask again, because IAM locks \
             users. Correct the credential and reload the configuration (SIGHUP), or restart the gateway if \
             nothing in the configuration had to change"
        );
        self.stay_refused().await;
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Scope(id, scope) => {
                self.scopes.insert(id, scope);
            }
            Change::Client(client) => self.client = client,
        }
    }

    /// Asks no more, also not for projects that come with a reload. Sessions go on with tokens that are still
    /// good.
    async fn stay_refused(mut self) {
        loop {
            for scope in self.scopes.values() {
                scope.state.send_modify(|state| state.failure = Some(GatewayError::IamRefused));
            }
            tokio::select! {
                refused = self.refused.recv() => {
                    if refused.is_none() {
                        return;
                    }
                }
                Some(change) = self.changed.recv() => self.change(change),
            }
        }
    }
}

impl State {
    fn number(&self) -> Option<u64> {
        self.held.as_ref().map(|held| held.number)
    }
}

impl Session {
    /// The last good token and its number; waits for the first one, but not for long.
    ///
    /// # Errors
    ///
    /// The reason why there is no token.
    pub(super) async fn token(&self) -> Result<(SecretString, u64), GatewayError> {
        let mut state = self.state.clone();
        let known = |state: &State| state.held.is_some() || state.failure.is_some();
        let state = timeout(PATIENCE, state.wait_for(known)).await;
        let State { held, failure } = match state {
            Ok(Ok(state)) => state.clone(),
            Ok(Err(_)) | Err(_) => State::default(),
        };
        match (held, failure) {
            (Some(Held { token, number, .. }), _) => Ok((token, number)),
            (None, Some(failure)) => Err(failure),
            (None, None) => Err(GatewayError::NoToken("IAM has not answered yet".to_owned())),
        }
    }

    /// How long the token still lasts, if the latest request for another one failed.
    pub(super) fn ends_in(&self) -> Option<Duration> {
        let state = self.state.borrow();
        let held = state.held.as_ref().filter(|_| state.failure.is_some())?;
        Some(held.ends.saturating_duration_since(Instant::now()))
    }

    /// Reports that a service refused the token of this number, and waits a short time for another. `true`
    /// when there is one.
    pub(super) async fn renewed(&self, number: u64) -> bool {
        let is_hopeless = |state: &State| {
            let is_new = |held: &Held| held.number == number && Instant::now() < held.settled;
            state.held.as_ref().is_some_and(is_new)
                || state.number() == Some(number) && state.failure.is_some()
        };
        if is_hopeless(&self.state.borrow()) {
            return false;
        }
        // A full channel is fine: the task already has refusals to handle.
        let _ = self.refusals.try_send((self.scope, number));
        let mut state = self.state.clone();
        let decided = |state: &State| state.number() != Some(number) || state.failure.is_some();
        match timeout(PATIENCE, state.wait_for(decided)).await {
            Ok(Ok(state)) => state.number() != Some(number),
            Ok(Err(_)) | Err(_) => false,
        }
    }
}
