//! What each scenario of the simulator contains, and that nothing but plan and clock decides it.

use axum::Router;
use instance_gateway::simulator::{Plan, Scenario};
use serde_json::{Value, json};

use crate::common::{LIST, PHONE, PREPARE, PROCESS, at, get, post, rows, simulated};

async fn scenario(scenario: Scenario) -> Router {
    simulated(Plan { scenario, ..Plan::default() }).await
}

#[tokio::test]
async fn the_gallery_shows_every_status() {
    let router = scenario(Scenario::Gallery).await;
    let all = rows(&router, "?limit=500").await;
    let numbers: Vec<_> = all.iter().filter_map(|row| row["instance_status"].as_u64()).collect();
    let expected: Vec<u64> = (1..=8).chain(10..=13).chain(20..=44).chain([99, 6]).collect();
    assert_eq!(numbers, expected);
    let find = |name: &str| all.iter().find(|row| row["instance_name"] == name).unwrap();
    assert_eq!(find("status-06-running")["status"], "Running");
    assert_eq!(find("status-99-unknown")["status"], "Hibernating");
    assert_eq!(find("status-name-only-unknown").get("instance_status"), None);
    assert_eq!(find("status-06-disagrees")["status"], "CreateFail");
    assert_eq!(find("status-06-as-text")["instance_status"], "6");
    assert_eq!(find("status-missing").get("status"), None);
    for row in &all {
        let path = format!("{LIST}/{}/progress", row["id"].as_str().unwrap());
        assert_eq!(get(&router, &path).await.status, 200, "{row}");
    }
}

#[tokio::test]
async fn the_gallery_has_a_roma_instance_and_a_phone_that_failed() {
    let router = scenario(Scenario::Gallery).await;
    let process = get(&router, PROCESS).await.json();
    assert_eq!(process["status"], "create_failed");
    assert_eq!(process["instance"]["status"], "CREATE_FAILED");
    assert_ne!(process["end_time"], 0);
    assert_eq!(process["item"][2]["error_code"], "APIC.9219");
    assert_eq!(process["item"][4]["start_time"], 0);
    assert_eq!(post(&router, PREPARE, PHONE).await.json()["data"]["status"], -1);
}

#[tokio::test]
async fn nothing_is_in_the_empty_scenario() {
    let router = scenario(Scenario::Empty).await;
    let list = get(&router, LIST).await;
    assert_eq!(list.json(), json!({ "total": 0, "size": 0, "instances": [] }));
    assert_eq!(get(&router, PROCESS).await.error().1, "ROMA.00110002");
    assert_eq!(post(&router, PREPARE, PHONE).await.error().1, "KOOPHONE.API.4001");
    assert_eq!(get(&router, "/config.json").await.json()["sources"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn five_of_many_rows_change_every_five_seconds() {
    let plan = Plan { scenario: Scenario::Large, instances: 20_000, ..Plan::default() };
    let router = simulated(plan).await;
    let before = rows(&router, "?limit=500").await;
    at(&router, 4).await;
    assert_eq!(rows(&router, "?limit=500").await, before);
    at(&router, 5).await;
    let after = rows(&router, "?limit=500").await;
    assert_eq!(before.iter().zip(&after).filter(|(before, after)| before != after).count(), 5);
    assert_eq!(rows(&router, "?limit=501").await.len(), 500);
    let last = get(&router, &format!("{LIST}?offset=19999&limit=5")).await.json();
    assert_eq!((&last["total"], &last["size"]), (&json!(20_000), &json!(1)));
    assert_eq!(last["instances"][0]["instance_name"], "gateway-00001");
}

/// Everything that a plan and a second show.
async fn everything(plan: Plan, second: i64) -> Vec<Value> {
    let router = simulated(plan).await;
    at(&router, second).await;
    let mut all = vec![
        get(&router, &format!("{LIST}?limit=500")).await.json(),
        get(&router, PROCESS).await.json(),
        post(&router, PREPARE, PHONE).await.json(),
    ];
    for row in rows(&router, "?limit=10").await {
        let path = format!("{LIST}/{}", row["id"].as_str().unwrap());
        all.push(get(&router, &path).await.json());
        all.push(get(&router, &format!("{path}/progress")).await.json());
    }
    all
}

#[tokio::test]
async fn the_same_plan_and_clock_make_the_same_world() {
    for (_, scenario) in Scenario::ALL {
        let plan = Plan { scenario, seed: 3, instances: 50 };
        for second in [0, 33, 1_000] {
            assert_eq!(everything(plan, second).await, everything(plan, second).await);
        }
    }
    let other = Plan { seed: 2, ..Plan::default() };
    assert_ne!(everything(Plan::default(), 0).await, everything(other, 0).await);
}
