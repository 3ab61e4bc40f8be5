//! The state of the simulator, and how the control route changes it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::http::{HeaderValue, request::Parts};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    call::Call,
    clock::{Clock, ClockChange, RealTime},
    fault::{self, Fault},
    iam::Iam,
    journal::{Entry, Journal},
    scenario::{Plan, Scenario},
    signature,
    token::Token,
    world::{Moment, World},
};

/// The world with its clock, its faults and what it has received.
#[derive(Debug)]
pub(super) struct State {
    pub(super) world: Arc<World>,
    pub(super) clock: Clock,
    pub(super) faults: Vec<Fault>,
    pub(super) journal: Journal,
    pub(super) iam: Iam,
    /// The address of the pretend cloud.
    address: SocketAddr,
    /// How many requests there ever were; they are numbered from 1.
    received: u64,
}

/// What a request is answered from.
#[derive(Debug)]
pub(super) struct Visit {
    pub(super) number: u64,
    pub(super) world: Arc<World>,
    pub(super) now: Moment,
    pub(super) token: Token,
    pub(super) fault: Fault,
}

/// The state, shared by the pretend cloud and the control route.
#[derive(Debug)]
pub(super) struct Shared(Mutex<State>);

impl Shared {
    pub(super) fn new(plan: Plan, address: SocketAddr) -> Self {
        Self(Mutex::new(State::new(plan, address)))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A change by the control route; absent fields stay as they are.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Change {
    scenario: Option<Scenario>,
    seed: Option<u64>,
    instances: Option<usize>,
    clock: ClockChange,
    faults: Option<Vec<Fault>>,
    token_life_seconds: Option<u32>,
}

impl State {
    fn new(plan: Plan, address: SocketAddr) -> Self {
        Self {
            iam: Iam::default(),
            address,
            world: Arc::new(World::new(plan)),
            clock: Clock::default(),
            faults: Vec::new(),
            journal: Journal::default(),
            received: 0,
        }
    }

    /// Reads the clock, judges the credentials, uses up a fault, and writes the request into the journal.
    pub(super) fn arrive(&mut self, parts: &Parts, call: Option<&Call<'_>>, body: &[u8]) -> Visit {
        let now = self.clock.arrive(RealTime::now());
        let token = parts.headers.get("x-auth-token").map(HeaderValue::as_bytes);
        let given = || {
            let token = str::from_utf8(token?).ok()?;
            self.iam.judge(token, call.and_then(Call::project), now)
        };
        let token = signature::judge(parts, body, now)
            .or_else(given)
            .unwrap_or_else(|| Token::judge(token));
        let taken =
            call.and_then(|call| fault::take(&mut self.faults, call.route(), call.project()));
        self.received += 1;
        let number = self.received;
        self.journal.write(Entry::new(number, parts, token, body, now.elapsed_ms));
        let (world, fault) = (Arc::clone(&self.world), taken.unwrap_or_default());
        Visit { number, world, now, token, fault }
    }

    /// Applies a change that [`Change::check`] has passed.
    pub(super) fn change(&mut self, change: Change, real: RealTime) {
        let old = self.world.plan();
        let plan = Plan {
            scenario: change.scenario.unwrap_or(old.scenario),
            seed: change.seed.unwrap_or(old.seed),
            instances: change.instances.unwrap_or(old.instances),
        };
        if plan != old {
            self.world = Arc::new(World::new(plan));
        }
        self.clock.change(&change.clock, real);
        self.iam.life_seconds = change.token_life_seconds.unwrap_or(self.iam.life_seconds);
        if let Some(faults) = change.faults {
            self.faults = faults;
        }
    }

    pub(super) fn show(&self, real: RealTime) -> Value {
        let Plan { scenario, seed, instances } = self.world.plan();
        json!({
            "scenario": scenario,
            "seed": seed,
            "instances": instances,
            "clock": {
                "epoch_ms": self.clock.epoch_ms(),
                "elapsed_ms": self.clock.elapsed_ms(real),
                "frozen": self.clock.is_frozen(),
            },
            "faults": self.faults,
            "request_count": self.journal.count(),
            "address": format!("http://{}", self.address),
            "token_life_seconds": self.iam.life_seconds,
            "tokens_given": self.iam.given(),
        })
    }
}

impl Change {
    /// Reads and checks a change, or says which field is wrong.
    pub(super) fn read(object: Map<String, Value>) -> Result<Self, String> {
        let change: Self = serde_path_to_error::deserialize(Value::Object(object))
            .map_err(|error| format!("{}: {}", error.path(), error.inner()))?;
        change.check()?;
        Ok(change)
    }

    fn check(&self) -> Result<(), String> {
        if self.instances.is_some_and(|instances| !Plan::INSTANCES.contains(&instances)) {
            let (least, most) = (Plan::INSTANCES.start(), Plan::INSTANCES.end());
            return Err(format!("instances: must be from {least} to {most}"));
        }
        if self.token_life_seconds.is_some_and(|life| !(1..=Iam::LONGEST_LIFE).contains(&life)) {
            return Err(format!("token_life_seconds: must be from 1 to {}", Iam::LONGEST_LIFE));
        }
        self.clock.check()?;
        for (index, fault) in self.faults.iter().flatten().enumerate() {
            fault.check().map_err(|problem| format!("faults[{index}].{problem}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let message = Change::read(serde_json::from_str(json).unwrap()).unwrap_err();
        assert!(message.starts_with(expected), "{message}");
    }

    #[test]
    fn a_change_that_cannot_be_is_refused_by_its_field() {
        check(r#"{"scenery": "default"}"#, "scenery: unknown field");
        check(r#"{"scenario": "rush"}"#, "scenario: unknown variant");
        check(r#"{"instances": 4}"#, "instances: must be from 5 to 20000");
        check(r#"{"token_life_seconds": 0}"#, "token_life_seconds: must be from 1 to 604800");
        check(r#"{"clock": {"elapsed_ms": -1}}"#, "clock.elapsed_ms: invalid value");
        check(r#"{"clock": {"epoch_ms": -1}}"#, "clock.epoch_ms: must be");
        check(r#"{"clock": {"speed": 2}}"#, "clock.speed: unknown field");
        check(r#"{"faults": [{"route": "apig.delete"}]}"#, "faults[0].route: unknown variant");
        check(r#"{"faults": [{"route": "*", "status": 42}]}"#, "faults[0].status: must be");
    }
}
