//! The answers about dedicated gateways: the list and the detail.

use serde_json::{Map, Value, json};

use super::{
    EAST, Moment, NORTH, World, dice,
    instance::{Eip, Instance},
    status::DOCUMENTED,
};
use crate::simulator::answer::Answer;

/// The list's query, as sent.
#[derive(Debug, Default)]
pub(in crate::simulator) struct Query {
    pub(in crate::simulator) offset: Option<String>,
    pub(in crate::simulator) limit: Option<String>,
    pub(in crate::simulator) instance_id: Option<String>,
    pub(in crate::simulator) instance_name: Option<String>,
    pub(in crate::simulator) status: Option<String>,
}

impl World {
    /// A page of the project's instances, newest first.
    ///
    /// As documented, numbers out of range are corrected: a negative offset to 0, a limit below 1 to the
    /// default of 20, one above 500 to 500.
    pub(in crate::simulator) fn list(&self, now: Moment, project: &str, query: &Query) -> Answer {
        if let Some(refusal) = foreign(project) {
            return refusal;
        }
        let Some(offset) = number(query.offset.as_deref(), 0) else {
            return bad_parameter("offset");
        };
        let Some(limit) = number(query.limit.as_deref(), 20) else {
            return bad_parameter("limit");
        };
        if query.status.as_deref().is_some_and(|status| !is_documented(status)) {
            return bad_parameter("status");
        }
        let offset = usize::try_from(offset.max(0)).unwrap_or(usize::MAX);
        let limit = if limit <= 0 { 20 } else { usize::try_from(limit.min(500)).unwrap_or(500) };

        let previews = self.previews(now.second());
        let matching: Vec<&Instance> = (previews.iter().chain(&self.settled))
            .filter(|instance| instance.project_id == project && query.selects(instance, now))
            .collect();
        let page = matching.iter().skip(offset).take(limit);
        let rows: Vec<Value> = page.map(|instance| Value::Object(row(instance, now))).collect();
        Answer::ok(json!({ "total": matching.len(), "size": rows.len(), "instances": rows }))
    }

    /// One instance with everything that is documented about it.
    pub(in crate::simulator) fn detail(&self, now: Moment, project: &str, id: &str) -> Answer {
        self.with_instance(now, project, id, |instance| {
            let mut detail = row(instance, now);
            let Value::Object(more) = details(instance, now, self.plan.seed) else {
                return Value::Null;
            };
            detail.extend(more);
            Value::Object(detail)
        })
    }

    /// Answers with the project's instance as `show` writes it, or that there is none.
    pub(super) fn with_instance(
        &self,
        now: Moment,
        project: &str,
        id: &str,
        show: impl Fn(&Instance) -> Value,
    ) -> Answer {
        if let Some(refusal) = foreign(project) {
            return refusal;
        }
        let previews = self.previews(now.second());
        let mut instances = previews.iter().chain(&self.settled);
        instances.find(|instance| instance.id == id && instance.project_id == project).map_or_else(
            || Answer::error(404, "APIC.7302", "Instance not found"),
            |instance| Answer::ok(show(instance)),
        )
    }
}

impl Query {
    fn selects(&self, instance: &Instance, now: Moment) -> bool {
        self.instance_id.as_ref().is_none_or(|id| *id == instance.id)
            && self.instance_name.as_ref().is_none_or(|part| instance.name.contains(part))
            && self
                .status
                .as_deref()
                .is_none_or(|status| instance.status(now.second()).name == Some(status))
    }
}

fn foreign(project: &str) -> Option<Answer> {
    let known = [NORTH, EAST].iter().any(|place| place.project_id == project);
    (!known).then(|| Answer::error(403, "APIC.7111", "The resource belongs to another project"))
}

fn bad_parameter(name: &str) -> Answer {
    Answer::error(400, "APIC.7211", &format!("Invalid parameter value: {name}"))
}

fn number(text: Option<&str>, absent: i64) -> Option<i64> {
    text.map_or(Some(absent), |text| text.parse().ok())
}

fn is_documented(status: &str) -> bool {
    DOCUMENTED.iter().any(|(_, name)| *name == status)
}

/// The fields that list and detail share.
fn row(instance: &Instance, now: Moment) -> Map<String, Value> {
    let status = instance.status(now.second());
    let mut row = Map::new();
    let mut set = |key: &str, value: Value| row.insert(key.to_owned(), value);
    set("id", json!(instance.id));
    set("project_id", json!(instance.project_id));
    set("instance_name", json!(instance.name));
    set("type", json!("apig"));
    set("spec", json!(instance.spec));
    set("create_time", json!(now.unix_ms(instance.created)));
    set("enterprise_project_id", json!(instance.enterprise_project_id));
    set("charging_mode", json!(u8::from(instance.prepaid)));
    if let Some(name) = status.name {
        set("status", json!(name));
    }
    if let Some(number) = status.number {
        set("instance_status", number);
    }
    match instance.eip(now.second()) {
        Eip::Absent => {}
        Eip::Bound(address) => drop(set("eip_address", json!(address))),
        Eip::Null => drop(set("eip_address", Value::Null)),
    }
    if instance.prepaid {
        let order = instance.id.get(..15).unwrap_or_default().to_uppercase();
        set("cbc_metadata", json!(format!("CS{order}:00301-734023-0--0")));
    }
    // Instances from before the load balancer could be chosen do not have this field.
    if instance.created > -200 * 86_400 {
        let provider = if instance.spec.starts_with("NLB") { "elb" } else { "lvs" };
        set("loadbalancer_provider", json!(provider));
    }
    row
}

/// The fields that only the detail has.
fn details(instance: &Instance, now: Moment, seed: u64) -> Value {
    let uuid = |what: &str| dice::uuid(seed, &format!("{}/{what}", instance.id));
    let ip = |what: &str| dice::private_ip(seed, &format!("{}/{what}", instance.id));
    let ingress = ip("ingress");
    let bound = match instance.eip(now.second()) {
        Eip::Bound(address) => {
            json!([{ "ip_address": address, "ipv6_address": null, "bandwidth_size": 5 }])
        }
        Eip::Absent | Eip::Null => json!([]),
    };
    json!({
        "description": format!("{} in {}", instance.name, instance.region),
        "vpc_id": uuid("vpc"),
        "subnet_id": uuid("subnet"),
        "security_group_id": uuid("security group"),
        "maintain_begin": "22:00:00",
        "maintain_end": "02:00:00",
        "ingress_ip": ingress,
        "ingress_ip_v6": null,
        "user_id": dice::id(seed, "user"),
        "nat_eip_ipv6_cidr": null,
        "eip_ipv6_address": null,
        "nat_eip_address": dice::public_ip(seed, &instance.id),
        "bandwidth_size": 5,
        "bandwidth_charging_mode": "bandwidth",
        "available_zone_ids": format!("[{0}a, {0}b]", instance.region),
        "instance_version": "2.0.0",
        "virsubnet_id": null,
        "roma_eip_address": null,
        "listeners": null,
        "supported_features": [
            "app_api_key", "app_basic", "app_jwt", "app_quota", "app_route", "app_token",
            "backend_client_certificate", "backend_timeout", "backend_token", "custom_auth_header",
            "public_key", "ratelimit", "real_ip_from_xff", "request_body_size", "route_match",
            "sign_basic", "ssl_ciphers", "vpc_name_modifiable",
        ],
        "endpoint_service": {
            "service_name": format!("{}.apig.{}", instance.region, uuid("endpoint")),
            "created_at": "2025-03-06 12:01:13",
        },
        "endpoint_services": [],
        "node_ips": { "livedata": [ip("livedata")], "shubao": [ip("shubao 1"), ip("shubao 2")] },
        "node_ipv6_ips": { "livedata": [], "shubao": [] },
        "public_ipv6_ips": [],
        "publicips": bound,
        "privateips": [{ "ip_address": ingress, "ipv6_address": null, "bandwidth_size": 0 }],
        "unreliable_ips": [],
        "enable_fullstack_ipv6": false,
        "is_releasable": instance.created < 0,
        "ingress_bandwidth_charging_mode": null,
        "cbc_operation_locks": [],
    })
}
