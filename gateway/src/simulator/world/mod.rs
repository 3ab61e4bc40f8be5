//! The pretend cloud itself: a pure function of a [`Plan`] and a [`Moment`].
//!
//! It must know neither HTTP nor tokens nor the real time.
//! Its JSON is written by hand from the documents and not from the widget's types: a field that
//! both would misspell alike would otherwise pass every test.

mod apig;
mod creation;
mod dice;
mod fleet;
mod gallery;
mod instance;
mod koophone;
mod large;
mod progress;
mod roma;
mod status;

pub(super) use self::apig::Query;
use self::{
    creation::Creation,
    instance::{Instance, Life},
};
use super::scenario::{Plan, Scenario};

/// A project and the region it is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) project_id: &'static str,
    pub(super) region: &'static str,
}

/// The first project; the document's own example.
pub(super) const NORTH: Place =
    Place { project_id: "73d69ae0cfcf460190522d06b60f05ad", region: "cn-north-4" };
/// The second project.
pub(super) const EAST: Place =
    Place { project_id: "0d5a11c4b96a4a7c8f0e2f6e91c37b58", region: "cn-east-3" };
/// The project of the ROMA Connect instance; the document's own example, like the next three.
pub(super) const ROMA_PROJECT: &str = "c29445cce74b445682de4fcf3102cec4";
/// The only ROMA Connect instance.
pub(super) const ROMA_INSTANCE: &str = "b037d389-62a4-464a-8461-c88797ad4f23";
/// The only user of cloud phones.
pub(super) const KOOPHONE_USER: &str = "1008600000104285462";
/// The phone that queues, is restored and becomes normal.
pub(super) const KOOPHONE_INSTANCE: &str = "iRJEVP9";

/// A time of the simulated clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    /// Unix time, in milliseconds, at which the clock started.
    pub(super) epoch_ms: i64,
    /// Milliseconds since then.
    pub(super) elapsed_ms: i64,
}

impl Moment {
    pub(super) fn now_ms(self) -> i64 {
        self.epoch_ms.saturating_add(self.elapsed_ms)
    }

    fn second(self) -> i64 {
        self.elapsed_ms / 1_000
    }

    /// Unix milliseconds of a second of the simulated clock.
    fn unix_ms(self, second: i64) -> i64 {
        self.epoch_ms.saturating_add(second.saturating_mul(1_000))
    }
}

/// Everything that time does not change, made once per plan.
#[derive(Debug)]
pub(super) struct World {
    plan: Plan,
    /// Newest first within each project.
    settled: Vec<Instance>,
}

impl World {
    pub(super) fn new(plan: Plan) -> Self {
        let mut settled = match plan.scenario {
            Scenario::Default => fleet::instances(plan.seed),
            Scenario::Empty => Vec::new(),
            Scenario::Gallery => gallery::instances(plan.seed),
            Scenario::Large => large::instances(plan.seed, plan.instances),
        };
        if plan.scenario == Scenario::Default {
            settled.extend(creation::PLANS.iter().map(|creation| {
                let life = Creation::of(creation);
                new_instance(plan.seed, creation.name.to_owned(), life)
            }));
        }
        settled.sort_by_key(|instance| std::cmp::Reverse(instance.created));
        Self { plan, settled }
    }

    pub(super) fn plan(&self) -> Plan {
        self.plan
    }

    /// The previews that exist at that second, newest first.
    fn previews(&self, second: i64) -> Vec<Instance> {
        if self.plan.scenario != Scenario::Default {
            return Vec::new();
        }
        let newest = second / creation::CYCLE;
        let oldest = (newest - creation::KEPT + 1).max(1);
        (oldest..=newest)
            .rev()
            .map(|number| {
                let name = format!("preview-{number:03}");
                new_instance(self.plan.seed, name, Creation::preview(number))
            })
            .collect()
    }
}

fn new_instance(seed: u64, name: String, creation: Creation) -> Instance {
    Instance::new(seed, NORTH, name, creation.begins(), Life::Creating(creation))
}
