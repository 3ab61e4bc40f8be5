//! Every documented field of an instance is known, and every undocumented one is shown, too.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use std::collections::HashSet;

use instance_console::api::{
    Field, Group, SentObject, ServiceName, Value,
    field::{Hint, read},
};
use serde_json::{Map, Value as Json, json};

use crate::fixture;

/// The fields of the newest detail (`ShowDetailsOfInstanceV2Response`).
const APIG: [&str; 45] = [
    "id",
    "project_id",
    "instance_name",
    "status",
    "instance_status",
    "type",
    "spec",
    "create_time",
    "enterprise_project_id",
    "eip_address",
    "charging_mode",
    "cbc_metadata",
    "loadbalancer_provider",
    "cbc_operation_locks",
    "description",
    "vpc_id",
    "subnet_id",
    "security_group_id",
    "maintain_begin",
    "maintain_end",
    "ingress_ip",
    "ingress_ip_v6",
    "user_id",
    "nat_eip_ipv6_cidr",
    "eip_ipv6_address",
    "nat_eip_address",
    "bandwidth_size",
    "bandwidth_charging_mode",
    "available_zone_ids",
    "instance_version",
    "virsubnet_id",
    "roma_eip_address",
    "listeners",
    "supported_features",
    "endpoint_service",
    "endpoint_services",
    "node_ips",
    "node_ipv6_ips",
    "public_ipv6_ips",
    "publicips",
    "privateips",
    "unreliable_ips",
    "enable_fullstack_ipv6",
    "is_releasable",
    "ingress_bandwidth_charging_mode",
];

/// The fields of the ROMA process's instance object that mean something.
const ROMA: [&str; 64] = [
    "instanceId",
    "name",
    "status",
    "connectAddress",
    "connectAddressWithPP",
    "mgmtConnectAddress",
    "mgmtExtraConnectAddress",
    "port",
    "conAmount",
    "type",
    "location",
    "productId",
    "engine",
    "engineVersion",
    "chargingMode",
    "description",
    "errorCode",
    "errorMessage",
    "resTenantId",
    "resDomainId",
    "resVpcId",
    "resSubnetId",
    "resSecurityGroupId",
    "tenantId",
    "tenantVpcId",
    "tenantSubnetId",
    "tenantSecurityGroupId",
    "userId",
    "userName",
    "domainId",
    "virtualRouterId",
    "orderId",
    "createdAt",
    "updatedAt",
    "deletedAt",
    "availableZones",
    "maintainBegin",
    "maintainEnd",
    "taskStatus",
    "noPasswordAccess",
    "accessUser",
    "publicipId",
    "publicipAddr",
    "publicipBounded",
    "resourceList",
    "specCode",
    "epId",
    "resLeakStatus",
    "tagEntries",
    "epIds",
    "ipv6Enable",
    "ipv6ConnectAddress",
    "bandwidths",
    "ingressBandwidthSize",
    "resInstanceClusterId",
    "scope",
    "cpuArch",
    "cryptoType",
    "rocketmqEnable",
    "externalElbEnable",
    "ltsLogGroupId",
    "demondPay",
    "prePay",
    "epIdOrDefault",
];

/// The fields that the document calls meaningless.
const IGNORED: [&str; 5] =
    ["outZones", "nameLike", "instanceIdLike", "statusIncluded", "typeExcluded"];

/// An object as it is read from an answer.
fn read_back(json: &Json) -> SentObject {
    SentObject::read(&json.to_string()).unwrap()
}

/// The field that one entry of an object becomes.
fn field(service: ServiceName, name: &str, json: Json) -> Option<Field> {
    let object: Map<String, Json> = [(name.to_owned(), json)].into_iter().collect();
    let mut fields = read(service, &read_back(&object.into()));
    assert!(fields.len() <= 1);
    fields.pop()
}

#[track_caller]
fn check_value(service: ServiceName, name: &str, json: Json, expected: impl Into<Option<Value>>) {
    let value = field(service, name, json).map(|field| field.value);
    assert_eq!(value, expected.into(), "{name}");
}

#[track_caller]
fn check_hints(service: ServiceName, names: &[&str], hint: Hint, all: &[&str]) {
    for name in all {
        let found = field(service, name, json!("x")).unwrap().hint;
        assert_eq!(found == hint, names.contains(name), "{name} is {found:?}");
    }
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

#[test]
fn every_documented_field_is_known_and_has_a_place() {
    for (service, names) in
        [(ServiceName::Apig, APIG.as_slice()), (ServiceName::Roma, ROMA.as_slice())]
    {
        for name in names {
            let field = field(service, name, json!("x")).unwrap();
            assert!(field.code.is_some() && field.group != Group::Other, "{name}");
        }
    }
}

#[test]
fn every_field_of_the_examples_is_documented() {
    let object = |body: &str| -> Map<String, Json> { serde_json::from_str(body).unwrap() };
    let process = object(fixture::PROCESS);
    let instance = process["instance"].as_object().unwrap();
    let sent: HashSet<_> = instance.keys().map(String::as_str).collect();
    let documented: HashSet<_> = ROMA.into_iter().chain(IGNORED).collect();
    assert_eq!(sent, documented);
    for (name, json) in object(fixture::DETAIL) {
        assert!(field(ServiceName::Apig, &name, json).unwrap().code.is_some(), "{name}");
    }
}

#[test]
fn the_two_fields_of_the_create_request_are_known_too() {
    for name in ["spec_id", "eip_id"] {
        let field = field(ServiceName::Apig, name, json!("x")).unwrap();
        assert!(field.code.is_some() && field.group != Group::Other);
    }
}

#[test]
fn hints_are_as_documented() {
    let roma: Vec<_> = ROMA.into_iter().chain(IGNORED).collect();
    let unsupported = ["virsubnet_id", "roma_eip_address", "listeners"];
    check_hints(ServiceName::Apig, &unsupported, Hint::Unsupported, &APIG);
    check_hints(ServiceName::Apig, &[], Hint::Deprecated, &APIG);
    check_hints(ServiceName::Apig, &[], Hint::Ignored, &APIG);
    check_hints(ServiceName::Apig, &["create_time"], Hint::Time, &APIG);
    check_hints(ServiceName::Apig, &["available_zone_ids"], Hint::Zones, &APIG);
    let deprecated = ["port", "location", "engine", "engineVersion"];
    check_hints(ServiceName::Roma, &deprecated, Hint::Deprecated, &roma);
    check_hints(ServiceName::Roma, &IGNORED, Hint::Ignored, &roma);
    check_hints(ServiceName::Roma, &[], Hint::Unsupported, &roma);
    check_hints(ServiceName::Roma, &["createdAt", "updatedAt", "deletedAt"], Hint::Time, &roma);
    check_hints(ServiceName::Roma, &["availableZones"], Hint::Zones, &roma);
}

#[test]
fn an_unknown_field_is_shown_under_its_own_name() {
    for service in [ServiceName::Apig, ServiceName::Roma] {
        let field = field(service, "brand_new", json!(5)).unwrap();
        assert_eq!((field.name.as_str(), field.code), ("brand_new", None));
        assert_eq!((field.group, field.hint), (Group::Other, Hint::Plain));
    }
    assert_eq!(field(ServiceName::Apig, "brand_new", Json::Null), None);
}

#[test]
fn names_are_matched_exactly_and_per_service() {
    for (service, name) in [
        (ServiceName::Apig, "ID"),
        (ServiceName::Apig, "instanceId"),
        (ServiceName::Roma, "instance_id"),
        (ServiceName::Roma, "demandPay"),
        (ServiceName::Apig, ""),
    ] {
        assert_eq!(field(service, name, json!("x")).unwrap().code, None, "{name}");
    }
}

#[test]
fn documented_fields_come_first_and_in_order_and_the_others_by_name() {
    let body = json!({ "b": 1, "supported_features": ["x"], "a": 1, "vpc_id": "v", "id": "i" });
    let fields = read(ServiceName::Apig, &read_back(&body));
    let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["id", "vpc_id", "supported_features", "a", "b"]);
}

#[test]
fn null_and_empty_values_are_left_out() {
    for name in ["vpc_id", "listeners", "available_zone_ids", "create_time", "brand_new"] {
        for empty in [json!(null), json!(""), json!([]), json!({})] {
            check_value(ServiceName::Apig, name, empty, None);
        }
    }
}

#[test]
fn a_hash_is_a_value_that_the_service_hides() {
    for (service, name) in [
        (ServiceName::Roma, "resTenantId"),
        (ServiceName::Roma, "availableZones"),
        (ServiceName::Roma, "createdAt"),
        (ServiceName::Apig, "brand_new"),
    ] {
        check_value(service, name, json!("#"), Some(Value::Masked));
    }
    check_value(ServiceName::Roma, "resTenantId", json!("##"), text("##"));
}

#[test]
fn a_moment_is_read_in_any_form_and_zero_is_not_yet() {
    let Some(Value::Time(time)) =
        field(ServiceName::Apig, "create_time", json!(1_585_302_825_070_i64))
            .map(|field| field.value)
    else {
        panic!("a moment")
    };
    for sent in [
        json!("1585302825070"),
        json!(1_585_302_825_070.0),
        json!(1_585_302_825_070_123_i64),
        json!("2020-03-27T17:53:45.070+08:00"),
    ] {
        check_value(ServiceName::Apig, "create_time", sent, Some(Value::Time(time)));
    }
    for sent in [json!(0), json!(-1), json!("0")] {
        check_value(ServiceName::Apig, "create_time", sent, None);
    }
    // A number that is out of range for a date is shown as it was sent.
    check_value(ServiceName::Apig, "create_time", json!(i64::MAX), text("9223372036854775807"));
    check_value(ServiceName::Apig, "create_time", json!("soon"), text("soon"));
}

#[test]
fn other_values_are_shown_as_what_they_are() {
    check_value(ServiceName::Apig, "bandwidth_size", json!(5), text("5"));
    check_value(ServiceName::Apig, "is_releasable", json!(false), Some(Value::Flag(false)));
    let list = Some(Value::List(vec!["a".to_owned(), "b".to_owned()]));
    check_value(ServiceName::Apig, "supported_features", json!(["a", "b"]), list);
    let json = json!([{ "ip_address": "192.0.2.7" }]);
    check_value(ServiceName::Apig, "publicips", json.clone(), Some(Value::Json(json.to_string())));
    let mixed = Some(Value::Json(r#"["a",1]"#.to_owned()));
    check_value(ServiceName::Apig, "supported_features", json!(["a", 1]), mixed);
    let nodes = Some(Value::Json(r#"{"livedata":["192.0.2.1"]}"#.to_owned()));
    check_value(ServiceName::Apig, "node_ips", json!({ "livedata": ["192.0.2.1"] }), nodes);
}
