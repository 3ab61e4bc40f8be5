//! The simulated ROMA Connect instance and cloud phones, with a clock that tests set.

use axum::Router;
use instance_gateway::simulator::Plan;
use serde_json::{Value, json};

use crate::common::{PHONE, PREPARE, PROCESS, at, get, post, simulated};

async fn default() -> Router {
    simulated(Plan::default()).await
}

#[tokio::test]
async fn roma_creates_its_sub_services_one_by_one() {
    let router = default().await;
    for (second, ended, percent) in
        [(0, 0, 0), (14, 0, 17), (15, 1, 18), (30, 2, 37), (45, 3, 56), (60, 4, 75), (75, 5, 93)]
    {
        at(&router, second).await;
        let process = get(&router, PROCESS).await.json();
        let items = process["item"].as_array().unwrap();
        let running = items.iter().filter(|item| item["status"] == "running").count();
        assert_eq!((running, &process["progress"]), (ended, &json!(percent)), "{second}");
        assert_eq!(process["currentTime"], json!(1_750_000_000_000_i64 + second * 1000));
        assert_eq!((&process["status"], &process["end_time"]), (&json!("creating"), &json!(0)));
        let instance = &process["instance"];
        assert_eq!(instance["status"], "CREATING");
        let job = instance["errorCode"].as_str().unwrap();
        assert!(job.starts_with("JOB-") && job.len() == 40, "{job}");
    }
    at(&router, 80).await;
    let process = get(&router, PROCESS).await.json();
    assert_eq!((&process["status"], &process["progress"]), (&json!("running"), &json!(100)));
    assert_eq!(process["end_time"], json!(1_750_000_080_000_u64));
    assert_eq!(process["instance"]["status"], "RUNNING");
    assert_eq!(process["instance"]["errorCode"], Value::Null);
}

#[tokio::test]
async fn a_sub_service_starts_and_ends_by_the_clock() {
    let router = default().await;
    let lengths = async |second| {
        at(&router, second).await;
        let process = get(&router, PROCESS).await.json();
        let item = process["item"][0].clone();
        let since = |name: &str| item[name].as_i64().map(|time| (time - 1_750_000_000_000) / 1000);
        let times = (since("start_time"), since("end_time"));
        (times, item["progress"].clone(), item["taken_time"].clone())
    };
    let never = Some(-1_750_000_000);
    assert_eq!(lengths(4).await, ((never, never), json!(0), json!(0)));
    assert_eq!(lengths(15).await, ((Some(5), never), json!(40), json!(1)));
    assert_eq!(lengths(70).await, ((Some(5), Some(30)), json!(100), json!(1)));
}

#[tokio::test]
async fn a_roma_instance_has_every_documented_field() {
    let process = get(&default().await, PROCESS).await.json();
    let names = |value: &Value| {
        let mut names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        names.sort_unstable();
        names
    };
    let expected = |text: &str| {
        let mut names: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names(&process), expected(PROCESS_FIELDS));
    assert_eq!(names(&process["instance"]), expected(INSTANCE_FIELDS));
    assert_eq!(names(&process["item"][0]), expected(ITEM_FIELDS));
}

const PROCESS_FIELDS: &str = "instance currentTime instance_id name start_time taken_time \
    end_time progress status item";

const ITEM_FIELDS: &str =
    "name start_time end_time status taken_time progress error_msg error_code";

const INSTANCE_FIELDS: &str = "instanceId name status connectAddress connectAddressWithPP mgmtConnectAddress \
    mgmtExtraConnectAddress port conAmount type location productId engine engineVersion \
    chargingMode description errorCode errorMessage resTenantId resDomainId resVpcId resSubnetId \
    resSecurityGroupId tenantId tenantVpcId tenantSubnetId tenantSecurityGroupId userId userName \
    domainId virtualRouterId orderId createdAt updatedAt deletedAt availableZones maintainBegin \
    maintainEnd taskStatus noPasswordAccess accessUser publicipId publicipAddr publicipBounded \
    outZones resourceList nameLike instanceIdLike specCode statusIncluded epId resLeakStatus \
    tagEntries epIds typeExcluded ipv6Enable ipv6ConnectAddress bandwidths ingressBandwidthSize \
    resInstanceClusterId scope cpuArch cryptoType rocketmqEnable externalElbEnable ltsLogGroupId \
    demondPay prePay epIdOrDefault";

#[tokio::test]
async fn a_phone_queues_is_restored_and_becomes_normal() {
    let router = default().await;
    for (second, status, waiting) in [
        (0, 1, 5),
        (6, 1, 4),
        (12, 1, 3),
        (18, 1, 2),
        (24, 1, 1),
        (29, 1, 1),
        (30, 2, 0),
        (59, 2, 0),
        (60, 0, 0),
        (9_999, 0, 0),
    ] {
        at(&router, second).await;
        let expected = json!({
            "data": { "status": status, "waitingCount": waiting },
            "error_code": "0",
            "error_msg": "OK",
        });
        assert_eq!(post(&router, PREPARE, PHONE).await.json(), expected, "{second}");
    }
}

#[tokio::test]
async fn one_phone_fails_and_one_is_backed_up_first() {
    let router = default().await;
    for (phone, second, status) in [
        ("phone-failing", 9, 1),
        ("phone-failing", 19, 2),
        ("phone-failing", 20, -1),
        ("phone-backup", 39, 3),
        ("phone-backup", 40, 0),
    ] {
        at(&router, second).await;
        let answer = post(&router, PREPARE, &PHONE.replace("iRJEVP9", phone)).await.json();
        assert_eq!(answer["data"]["status"], status, "{phone} {second}");
    }
}
