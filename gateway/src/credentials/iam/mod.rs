//! Gets tokens for users of IAM, by one background task for each user.
//!
//! A call takes the last good token. After a 401 from IAM the task stops asking, because IAM locks a user
//! after a few wrong passwords. After any other failure it tries again with a backoff.

mod request;
mod schedule;

use std::time::{Duration, Instant};

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
    name: String,
    scopes: Vec<Scope>,
    refusals: mpsc::Receiver<(usize, u64)>,
    /// Dropped when the task starts, so that the channel closes with the last session.
    sender: mpsc::Sender<(usize, u64)>,
}

/// The tokens for one project, as the task gets them.
#[derive(Debug)]
struct Scope {
    login: IamPassword,
    state: watch::Sender<State>,
    session: Session,
    schedule: Schedule,
}

impl User {
    pub(super) fn new(name: &str) -> Self {
        let (sender, refusals) = mpsc::channel(REFUSALS);
        Self { name: name.to_owned(), scopes: Vec::new(), refusals, sender }
    }

    /// The session for a project; calls for the same project share it.
    pub(super) fn session(&mut self, login: &IamPassword) -> Session {
        let is_known = |scope: &&Scope| {
            scope.login.project == login.project && scope.login.iam.origin() == login.iam.origin()
        };
        if let Some(known) = self.scopes.iter().find(is_known) {
            return known.session.clone();
        }
        let (sender, state) = watch::channel(State::default());
        let scope = self.scopes.len();
        let session = Session { state, refusals: self.sender.clone(), scope };
        self.scopes.push(Scope {
            login: login.clone(),
            state: sender,
            session: session.clone(),
            schedule: Schedule::new(Instant::now()),
        });
        session
    }

    /// Gets the tokens when they are due, until no session is left.
    pub(super) async fn keep(self, client: UpstreamClient, metrics: Metrics) {
        let Self { name, scopes, mut refusals, sender } = self;
        drop(sender);
        let mut scopes: Vec<_> = scopes
            .into_iter()
            .map(|Scope { login, state, session: _, schedule }| (login, state, schedule))
            .collect();
        let mut number = 0;
        loop {
            let due = |(_, (_, _, schedule)): &(usize, &(IamPassword, _, Schedule))| schedule.due();
            let Some((first, (_, _, schedule))) = scopes.iter().enumerate().min_by_key(due) else {
                return;
            };
            tokio::select! {
                () = sleep_until(schedule.due().into()) => {}
                told = refusals.recv() => {
                    let Some((scope, number)) = told else { return };
                    if let Some((_, state, schedule)) = scopes.get_mut(scope)
                        && state.borrow().number() == Some(number)
                    {
                        schedule.refused(Instant::now());
                    }
                    continue;
                }
            }
            let Some((login, state, schedule)) = scopes.get_mut(first) else { return };
            let obtained = obtain(&client, login).await;
            metrics.asked_for_token(&name, first, obtained.as_ref().ok().map(|token| token.life));
            match obtained {
                Ok(Obtained { token, life }) => {
                    let now = Instant::now();
                    number += 1;
                    schedule.obtained(now, life);
                    let held = Held { token, number, settled: schedule.settled() };
                    state.send_replace(State { held: Some(held), failure: None });
                    tracing::info!(credential = name, seconds = life.as_secs(), "IAM gave a token");
                }
                Err(Failure::Refused) => break,
                Err(failure) => {
                    let now = Instant::now();
                    schedule.failed(now);
                    let seconds = schedule.due().duration_since(now).as_secs();
                    tracing::error!(credential = name, %failure, seconds, "no token; tried again later");
                    let failure = GatewayError::NoToken(failure.to_string());
                    state.send_modify(|state| state.failure = Some(failure));
                }
            }
        }
        tracing::error!(
            credential = name,
            "IAM refused user and password: the gateway does not ask again, for IAM locks users. \
             Mend the credential, and start again"
        );
        for (_, state, _) in &scopes {
            state.send_modify(|state| state.failure = Some(GatewayError::IamRefused));
        }
        // The senders stay alive: sessions go on with tokens that are still good.
        while refusals.recv().await.is_some() {}
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
