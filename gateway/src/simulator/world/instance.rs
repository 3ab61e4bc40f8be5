//! One pretend dedicated gateway: its fields, and how its status changes with time.

use super::{
    Place,
    creation::{Creation, Phase},
    dice,
    large::Turn,
    status::Status,
};

/// An instance: fields that time does not change, and its life, which does.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) id: String,
    pub(super) project_id: &'static str,
    pub(super) region: &'static str,
    pub(super) name: String,
    pub(super) spec: &'static str,
    /// The second of the simulated clock at which it was created; mostly negative, before the clock's start.
    pub(super) created: i64,
    pub(super) enterprise_project_id: String,
    eip: Eip,
    /// Charged by the year or month rather than by use.
    pub(super) prepaid: bool,
    pub(super) life: Life,
}

/// The elastic address, in the three ways that answers show it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Eip {
    Absent,
    Bound(String),
    Null,
}

/// How the status changes with time.
#[derive(Clone, Debug)]
pub(super) enum Life {
    Creating(Creation),
    Steady(Status),
    /// One of the rows that take turns to change in the `large` scenario.
    Turning(Turn),
    /// Shows the status until that second of the simulated clock, then runs.
    Until(i64, &'static str),
}

impl Instance {
    /// An instance whose details follow from the seed and its name.
    pub(super) fn new(seed: u64, place: Place, name: String, created: i64, life: Life) -> Self {
        let label = |what: &str| format!("{}/{name}/{what}", place.project_id);
        let eip = match dice::roll(seed, &label("eip")) % 5 {
            0 => Eip::Null,
            1 => Eip::Absent,
            _ => Eip::Bound(dice::public_ip(seed, &label("address"))),
        };
        let enterprise_project_id = match dice::roll(seed, &label("enterprise")) % 3 {
            0 => dice::uuid(seed, "enterprise project, shared"),
            _ => "0".to_owned(),
        };
        Self {
            id: dice::id(seed, &label("id")),
            project_id: place.project_id,
            region: place.region,
            spec: dice::pick(seed, &label("spec"), &SPECS, "BASIC"),
            created,
            enterprise_project_id,
            eip,
            prepaid: dice::roll(seed, &label("charging")).is_multiple_of(3),
            life,
            name,
        }
    }

    /// The address; an instance has none before its creation has succeeded.
    pub(super) fn eip(&self, second: i64) -> &Eip {
        match &self.life {
            Life::Creating(creation) if creation.progress(second).phase != Phase::Success => {
                &Eip::Null
            }
            Life::Creating(_) | Life::Steady(_) | Life::Turning(_) | Life::Until(..) => &self.eip,
        }
    }

    pub(super) fn status(&self, second: i64) -> Status {
        match &self.life {
            Life::Creating(creation) => creation.status(second),
            Life::Steady(status) => status.clone(),
            Life::Turning(turn) => turn.status(second),
            Life::Until(end, before) => {
                Status::named(if second < *end { before } else { "Running" })
            }
        }
    }
}

const SPECS: [&str; 8] = [
    "BASIC",
    "PROFESSIONAL",
    "PROFESSIONAL",
    "ENTERPRISE",
    "PLATINUM",
    "PROFESSIONAL_IPV6",
    "PLATINUM_X2",
    "NLB_PROFESSIONAL",
];
