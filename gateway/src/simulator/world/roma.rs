//! The creation of a ROMA Connect instance, with its sub-services.

use serde_json::{Value, json};

use super::{Moment, ROMA_INSTANCE, ROMA_PROJECT, World, dice};
use crate::simulator::{answer::Answer, scenario::Scenario};

/// A sub-service, with the seconds of the simulated clock at which it starts and ends.
struct SubService {
    name: &'static str,
    starts: i64,
    ends: i64,
}

/// In the order of the answer; they end one by one, every 15 seconds.
const SUB_SERVICES: [SubService; 5] = [
    SubService { name: "mqs", starts: 5, ends: 30 },
    SubService { name: "lvs", starts: 0, ends: 15 },
    SubService { name: "apic", starts: 15, ends: 45 },
    SubService { name: "fdi", starts: 30, ends: 60 },
    SubService { name: "device", starts: 45, ends: 75 },
];

/// The second at which the whole instance runs.
const ENDS: i64 = 80;

/// In `gallery`, the sub-service that fails, and when.
const FAILING: (&str, i64) = ("apic", 40);

/// The cloud's internal fields, whose values are masked.
const MASKED_FIELDS: [&str; 6] = [
    "resTenantId",
    "resDomainId",
    "resVpcId",
    "resSubnetId",
    "resSecurityGroupId",
    "resInstanceClusterId",
];

/// The fields that are `null` while an instance is created, and mostly later, too.
const NULL_FIELDS: [&str; 26] = [
    "connectAddressWithPP",
    "mgmtConnectAddress",
    "mgmtExtraConnectAddress",
    "port",
    "location",
    "description",
    "domainId",
    "virtualRouterId",
    "deletedAt",
    "taskStatus",
    "accessUser",
    "publicipId",
    "publicipAddr",
    "outZones",
    "resourceList",
    "nameLike",
    "instanceIdLike",
    "statusIncluded",
    "resLeakStatus",
    "tagEntries",
    "epIds",
    "typeExcluded",
    "ipv6ConnectAddress",
    "ingressBandwidthSize",
    "cryptoType",
    "ltsLogGroupId",
];

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Creating,
    Failed,
    Running,
}

impl Phase {
    fn word(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Failed => "create_failed",
            Self::Running => "running",
        }
    }
}

impl World {
    /// The progress of the creation, with every documented field.
    pub(in crate::simulator) fn process(&self, now: Moment, project: &str, id: &str) -> Answer {
        if project != ROMA_PROJECT {
            return Answer::error(400, "ROMA.1006", "No permission for the project");
        }
        // In a scenario without a creation in progress, the creation has ended or failed.
        let (second, fails) = match self.plan.scenario {
            Scenario::Default => (now.second(), false),
            Scenario::Gallery => (FAILING.1, true),
            Scenario::Large => (ENDS, false),
            Scenario::Empty => return unknown(),
        };
        if id != ROMA_INSTANCE {
            return unknown();
        }
        let phase = match second {
            _ if fails => Phase::Failed,
            ..ENDS => Phase::Creating,
            ENDS.. => Phase::Running,
        };
        let ended = match phase {
            Phase::Creating => None,
            Phase::Failed => Some(FAILING.1),
            Phase::Running => Some(ENDS),
        };
        let items: Vec<Value> =
            (SUB_SERVICES.iter()).map(|sub_service| sub_service.item(now, second, fails)).collect();
        Answer::ok(json!({
            "instance": instance(now, self.plan.seed, phase, second),
            "currentTime": now.now_ms(),
            "instance_id": ROMA_INSTANCE,
            "name": "roma-2222",
            "start_time": now.epoch_ms,
            "taken_time": minutes(ended.unwrap_or(second)),
            "end_time": ended.map_or(0, |second| now.unix_ms(second)),
            "progress": percent(second, 0, ENDS),
            "status": phase.word(),
            "item": items,
        }))
    }
}

impl SubService {
    fn item(&self, now: Moment, second: i64, fails: bool) -> Value {
        let failed = fails && self.name == FAILING.0;
        let end = if failed { FAILING.1 } else { self.ends };
        // A creation that has failed starts nothing more.
        let started = if fails { self.starts < FAILING.1 } else { self.starts <= second };
        let ended = started && end <= second;
        let phase = match (failed, ended) {
            (true, _) => Phase::Failed,
            (false, true) => Phase::Running,
            (false, false) => Phase::Creating,
        };
        let (code, message) =
            if failed { ("APIC.9219", "insufficient resources in az0.dc0") } else { ("", "") };
        json!({
            "name": self.name,
            "start_time": if started { now.unix_ms(self.starts) } else { 0 },
            "end_time": if ended { now.unix_ms(end) } else { 0 },
            "status": phase.word(),
            "taken_time": if started { minutes(second.min(end) - self.starts) } else { 0 },
            "progress": if started { percent(second.min(end), self.starts, self.ends) } else { 0 },
            "error_msg": message,
            "error_code": code,
        })
    }
}

fn unknown() -> Answer {
    Answer::error(500, "ROMA.00110002", "The instance does not exist")
}

fn percent(second: i64, start: i64, end: i64) -> i64 {
    ((second - start) * 100 / (end - start)).clamp(0, 100)
}

/// The unit of `taken_time` is not documented; minutes, rounded up, fit the document's example.
fn minutes(seconds: i64) -> i64 {
    (seconds + 59) / 60
}

fn instance(now: Moment, seed: u64, phase: Phase, second: i64) -> Value {
    let job = format!("JOB-{}", dice::uuid(seed, "ROMA job"));
    let (code, message) = match phase {
        // Not an error: while creating, this field holds the identifier of the job.
        Phase::Creating => (Some(job.as_str()), None),
        Phase::Failed => {
            (Some("APIC.9219"), Some("create failed: insufficient resources in az0.dc0"))
        }
        Phase::Running => (None, None),
    };
    let address = (phase == Phase::Running).then(|| dice::private_ip(seed, "ROMA"));
    let last_change = (SUB_SERVICES.iter())
        .flat_map(|sub_service| [sub_service.starts, sub_service.ends])
        .filter(|change| *change <= second)
        .max();
    let mut instance = json!({
        "instanceId": ROMA_INSTANCE,
        "name": "roma-2222",
        "status": phase.word().to_uppercase(),
        "connectAddress": address,
        "errorCode": code,
        "errorMessage": message,
        "createdAt": now.epoch_ms,
        "updatedAt": now.unix_ms(last_change.unwrap_or(0)),
    });
    if let (Value::Object(all), Value::Object(settings)) = (&mut instance, settings(seed)) {
        all.extend(settings);
        all.extend(MASKED_FIELDS.map(|name| (name.to_owned(), "#".into())));
        all.extend(NULL_FIELDS.map(|name| (name.to_owned(), Value::Null)));
    }
    instance
}

/// The fields that time does not change.
fn settings(seed: u64) -> Value {
    json!({
        "conAmount": "25",
        "type": "basic",
        "productId": "00300-30101-0--0",
        "engine": "ROMA",
        "engineVersion": "1.0.0",
        "chargingMode": 1,
        "tenantId": ROMA_PROJECT,
        "tenantVpcId": dice::uuid(seed, "ROMA network"),
        "tenantSubnetId": dice::uuid(seed, "ROMA subnet"),
        "tenantSecurityGroupId": dice::uuid(seed, "ROMA security group"),
        "userId": dice::id(seed, "user"),
        "userName": "operator",
        "orderId": "20250306120108660165176",
        "availableZones": "[\"az0.dc0\"]",
        "maintainBegin": "12:01:13",
        "maintainEnd": "12:01:13",
        "noPasswordAccess": false,
        "publicipBounded": false,
        "specCode": "roma.basic.001",
        "epId": "0",
        "ipv6Enable": false,
        "bandwidths": 0,
        "scope": "center",
        "cpuArch": "x86_64",
        "rocketmqEnable": false,
        "externalElbEnable": false,
        "demondPay": true,
        "prePay": false,
        "epIdOrDefault": "0",
    })
}
