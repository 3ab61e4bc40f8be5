//! APIG's dedicated instances, as the list and the detail show them.

use std::sync::Arc;

use super::{
    Field, Status, Timestamp,
    field::{self, Service},
    json::Object,
};

/// A dedicated instance: what one row of the list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// Its ID; never empty.
    pub id: String,
    /// Its name; empty when none was sent.
    pub name: String,
    /// Its status.
    pub status: Status,
    /// Its edition, as sent: a free word, since new ones keep coming.
    pub spec: Option<String>,
    /// When it was created.
    pub created: Option<Timestamp>,
    /// Its public address: `eip_address`, else the first of `publicips`.
    pub eip: Option<String>,
    /// How it is paid for.
    pub charging: Option<Charging>,
    /// The enterprise project it belongs to; "0" is the default one.
    pub enterprise_project_id: Option<String>,
    /// The project it belongs to.
    pub project_id: Option<String>,
    /// The order of a yearly or monthly one (`cbc_metadata`).
    pub order: Option<String>,
    /// Its type, `apig` by default.
    pub kind: Option<String>,
    /// What balances its load, `lvs` or `elb` (newer).
    pub load_balancer: Option<String>,
}

/// How an APIG instance is paid for (`charging_mode`).
///
/// Not ROMA's `chargingMode`, whose 1 stands beside pay-per-use in its document's example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charging {
    /// 0: by use.
    PayPerUse,
    /// 1: by the year or month.
    Period,
    /// A number that the document does not have.
    Unknown(i64),
}

impl Charging {
    /// Reads `charging_mode`.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            0 => Self::PayPerUse,
            1 => Self::Period,
            other => Self::Unknown(other),
        }
    }

    /// The number that was sent.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::PayPerUse => 0,
            Self::Period => 1,
            Self::Unknown(number) => number,
        }
    }
}

/// One page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows that could be read, in the order in which they came.
    pub instances: Vec<Arc<Instance>>,
    /// How many entries the page had, readable or not: what the next offset is counted from.
    pub received: u64,
    /// How many instances there are in all; `None` when the answer does not say.
    pub total: Option<u64>,
}

/// An instance's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What the list shows of it, read from the detail.
    pub instance: Arc<Instance>,
    /// The answer as it was sent.
    pub sent: Object,
}

impl Detail {
    /// Every field that was sent, documented ones first and in the documents' order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        field::read(Service::Apig, &self.sent)
    }
}
