//! APIG's dedicated instances, as the list and the detail show them.

use std::sync::Arc;

use serde::Deserialize;

use crate::api::{
    Moment, Status,
    lenient::{self, Entries},
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
    pub created: Option<Moment>,
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
    /// The kind of its load balancer, `lvs` or `elb` (newer).
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

/// `RespInstanceBase`, and the fields of the detail that may replace one of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Row<'a> {
    #[serde(deserialize_with = "lenient::text")]
    id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    project_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    instance_name: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(deserialize_with = "lenient::integer")]
    instance_status: Option<i64>,
    #[serde(deserialize_with = "lenient::text")]
    r#type: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    spec: Option<String>,
    /// The detail's example has it instead of `spec`: that example is a pasted create request.
    #[serde(deserialize_with = "lenient::text")]
    spec_id: Option<String>,
    #[serde(deserialize_with = "lenient::moment")]
    create_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::text")]
    enterprise_project_id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    eip_address: Option<String>,
    /// Newer gateways have their public address here.
    #[serde(borrow)]
    publicips: Entries<'a>,
    #[serde(deserialize_with = "lenient::integer")]
    charging_mode: Option<i64>,
    #[serde(deserialize_with = "lenient::text")]
    cbc_metadata: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    loadbalancer_provider: Option<String>,
}

/// One of `publicips`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PublicIp {
    #[serde(deserialize_with = "lenient::text")]
    ip_address: Option<String>,
}

impl Row<'_> {
    /// The instance; `None` if neither the row nor `asked` has an ID.
    pub(super) fn instance(self, asked: Option<&str>) -> Option<Arc<Instance>> {
        let public_ip = || {
            let first = self.publicips.0.as_ref()?.first()?;
            lenient::object::<PublicIp>(first.get()).ok()?.ip_address
        };
        Some(Arc::new(Instance {
            eip: self.eip_address.or_else(public_ip),
            id: self.id.or_else(|| asked.map(str::to_owned))?,
            name: self.instance_name.unwrap_or_default(),
            status: Status::decode(self.instance_status, self.status),
            spec: self.spec.or(self.spec_id),
            created: self.create_time,
            charging: self.charging_mode.map(Charging::from_number),
            enterprise_project_id: self.enterprise_project_id,
            project_id: self.project_id,
            order: self.cbc_metadata,
            kind: self.r#type,
            load_balancer: self.loadbalancer_provider,
        }))
    }
}
