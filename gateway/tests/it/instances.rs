//! The simulated dedicated gateways: list, detail and creations, with a clock that tests set.

use axum::Router;
use instance_gateway::simulator::Plan;
use serde_json::{Value, json};

use crate::common::{LIST, NORTH, PREPARE, PROCESS, at, get, post, rows, simulated};

async fn default() -> Router {
    simulated(Plan::default()).await
}

/// The path of the only instance whose name contains this.
async fn path_of(router: &Router, name: &str) -> String {
    let rows = rows(router, &format!("?instance_name={name}")).await;
    assert_eq!(rows.len(), 1, "{name}");
    format!("{LIST}/{}", rows[0]["id"].as_str().unwrap())
}

#[tokio::test]
async fn the_list_is_paged() {
    let router = default().await;
    for (query, size) in [
        ("", 20),
        ("?limit=0", 20),
        ("?limit=-3", 20),
        ("?limit=501", 39),
        ("?limit=1", 1),
        ("?offset=-1&limit=2", 2),
        ("?offset=38&limit=5", 1),
        ("?offset=39", 0),
        ("?offset=9223372036854775807", 0),
    ] {
        let list = get(&router, &format!("{LIST}{query}")).await.json();
        assert_eq!((&list["total"], &list["size"]), (&json!(39), &json!(size)), "{query}");
        assert_eq!(list["instances"].as_array().unwrap().len(), size, "{query}");
    }
    let all = rows(&router, "?limit=500").await;
    assert_eq!(rows(&router, "?offset=3&limit=4").await, all[3..7]);
    let created: Vec<_> = all.iter().map(|row| row["create_time"].as_i64().unwrap()).collect();
    assert!(created.is_sorted_by(|newer, older| newer >= older));
}

#[tokio::test]
async fn the_list_is_filtered() {
    let router = default().await;
    let named = rows(&router, "?instance_name=orders").await;
    assert_eq!(named[0]["instance_name"], "orders-prod");
    let id = named[0]["id"].as_str().unwrap();
    assert_eq!(rows(&router, &format!("?instance_id={id}")).await, named);
    let frozen = rows(&router, "?status=Frozen").await;
    assert!(frozen.len() > 1 && frozen.iter().all(|row| row["instance_status"] == 37));
    assert!(rows(&router, "?status=Frozen&instance_name=orders").await.is_empty());
    for query in ["?status=Hibernating", "?status=Resizing", "?offset=x", "?limit=1.5"] {
        let answer = get(&router, &format!("{LIST}{query}")).await;
        assert_eq!(answer.error(), (400, "APIC.7211".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_refused_as_documented() {
    let router = default().await;
    for path in [format!("{LIST}/nobody"), format!("{LIST}/nobody/progress")] {
        assert_eq!(get(&router, &path).await.error(), (404, "APIC.7302".to_owned()));
    }
    let foreign = LIST.replace(NORTH, "foreign");
    assert_eq!(get(&router, &foreign).await.error(), (403, "APIC.7111".to_owned()));
    let unknown = PROCESS.replace("b037d389", "b037d380");
    assert_eq!(get(&router, &unknown).await.error(), (500, "ROMA.00110002".to_owned()));
    let long = "1".repeat(33);
    for (user, phone, status, code) in [
        (json!("1008600000104285462"), "x", 400, "KOOPHONE.API.4001"),
        (json!("1"), "iRJEVP9", 401, "KOOPHONE.API.1001"),
        (json!(1_008_600_000_104_285_462_u64), "iRJEVP9", 400, "KOOPHONE.API.1000"),
        (Value::Null, "iRJEVP9", 400, "KOOPHONE.API.1000"),
        (json!(long), "iRJEVP9", 400, "KOOPHONE.API.1000"),
    ] {
        let body = json!({ "user_id": user, "instance_id": phone });
        let answer = post(&router, PREPARE, &body.to_string()).await;
        assert_eq!(answer.error(), (status, code.to_owned()), "{body}");
    }
}

#[tokio::test]
async fn a_creation_shows_the_same_steps_everywhere() {
    let router = default().await;
    let path = path_of(&router, "checkout-gateway").await;
    for (second, percent, phase, status, number) in [
        (0, 30, "creating", "Creating", 1),
        (10, 50, "creating", "CreateSuccess", 2),
        (20, 80, "creating", "Initing", 4),
        (30, 90, "creating", "Registering", 5),
        (40, 100, "success", "Running", 6),
    ] {
        at(&router, second).await;
        let progress = get(&router, &format!("{path}/progress")).await.json();
        let end = if second < 40 { Value::Null } else { json!(1_750_000_040_000_u64) };
        let expected = json!({
            "progress": percent, "status": phase, "error_code": null, "error_msg": null,
            "start_time": 1_750_000_000_000_u64, "end_time": end,
        });
        assert_eq!(progress, expected, "{second}");
        let detail = get(&router, &path).await.json();
        let row = rows(&router, "?instance_name=checkout").await[0].clone();
        for shown in [detail, row] {
            assert_eq!(
                (&shown["status"], &shown["instance_status"]),
                (&json!(status), &json!(number))
            );
        }
    }
}

#[tokio::test]
async fn a_creation_that_fails_says_so_in_an_ok_answer() {
    let router = default().await;
    let path = path_of(&router, "reports-gateway").await;
    at(&router, 45).await;
    let answer = get(&router, &format!("{path}/progress")).await;
    assert_eq!(answer.status, 200);
    let expected = json!({
        "progress": 80, "status": "failed", "error_code": "APIC.9219",
        "error_msg": "create failed: insufficient resources in cn-north-4a",
        "start_time": 1_750_000_000_000_u64, "end_time": 1_750_000_045_000_u64,
    });
    assert_eq!(answer.json(), expected);
    assert_eq!(get(&router, &path).await.json()["instance_status"], 3);
}

#[tokio::test]
async fn an_instance_has_its_address_when_it_runs() {
    let router = default().await;
    let mut addresses = Vec::new();
    for second in [0, 110] {
        at(&router, second).await;
        let rows = rows(&router, "?instance_name=-gateway").await;
        let made_here = |row: &&Value| row["create_time"].as_i64() > Some(1_749_999_000_000);
        let bound = rows.iter().filter(made_here).filter(|row| row["eip_address"].is_string());
        addresses.push(bound.count());
    }
    assert_eq!(addresses[0], 0);
    assert!(addresses[1] > 0);
}

#[tokio::test]
async fn previews_come_and_go() {
    let router = default().await;
    let names = async |second| {
        at(&router, second).await;
        let rows = rows(&router, "?instance_name=preview").await;
        rows.iter().map(|row| row["instance_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(names(239).await.is_empty());
    assert_eq!(names(240).await, ["preview-001"]);
    assert_eq!(names(500).await, ["preview-002", "preview-001"]);
    let day = names(86_400).await;
    assert_eq!((day.len(), day[0].as_str()), (6, "preview-360"));
}

#[tokio::test]
async fn the_detail_has_every_documented_field() {
    let router = default().await;
    let detail = get(&router, &path_of(&router, "orders-prod").await).await.json();
    for name in DETAIL_FIELDS.split_whitespace() {
        assert!(detail.get(name).is_some(), "{name}");
    }
    assert_eq!(detail["available_zone_ids"], "[cn-north-4a, cn-north-4b]");
    assert_eq!(
        (&detail["maintain_begin"], &detail["maintain_end"]),
        (&json!("22:00:00"), &json!("02:00:00"))
    );
}

/// The fields of a detail, without the three that only some instances have.
const DETAIL_FIELDS: &str = "id project_id instance_name status instance_status type spec \
    create_time enterprise_project_id charging_mode cbc_operation_locks description vpc_id \
    subnet_id security_group_id maintain_begin maintain_end ingress_ip ingress_ip_v6 user_id \
    nat_eip_ipv6_cidr eip_ipv6_address nat_eip_address bandwidth_size bandwidth_charging_mode \
    available_zone_ids instance_version virsubnet_id roma_eip_address listeners \
    supported_features endpoint_service endpoint_services node_ips node_ipv6_ips \
    public_ipv6_ips publicips privateips unreliable_ips enable_fullstack_ipv6 is_releasable \
    ingress_bandwidth_charging_mode";

#[tokio::test]
async fn optional_fields_are_there_only_sometimes() {
    let all = rows(&default().await, "?limit=500").await;
    let count = |test: &dyn Fn(&Value) -> bool| all.iter().filter(|row| test(row)).count();
    for (what, number) in [
        ("an address", count(&|row| row["eip_address"].is_string())),
        ("a null address", count(&|row| row.get("eip_address") == Some(&Value::Null))),
        ("no address", count(&|row| row.get("eip_address").is_none())),
        ("a load balancer", count(&|row| row["loadbalancer_provider"].is_string())),
        ("no load balancer", count(&|row| row.get("loadbalancer_provider").is_none())),
        ("an enterprise project", count(&|row| row["enterprise_project_id"] != "0")),
        ("an order", count(&|row| row["cbc_metadata"].is_string())),
    ] {
        assert!((1..39).contains(&number), "{what}: {number}");
    }
    assert!(all.iter().all(|row| (row["charging_mode"] == 1) == row.get("cbc_metadata").is_some()));
}
