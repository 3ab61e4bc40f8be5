//! The cloud's own SDK for Python, unmodified, in front of the gateway and of the simulator.
//!
//! `tools/setup test` installs it. Where it is not installed, the test says so and does nothing.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use instance_gateway::simulator::{ACCESS_KEY, SECRET_KEY};
use serde_json::Value;

use crate::{
    common::{LIST, NORTH},
    running::Running,
};

/// The Python that has the SDK.
fn python() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))?;
    let python = cache.join("instance-console/python-sdk/bin/python");
    python.exists().then_some(python)
}

/// What the SDK reads of the first project at an address.
fn read(python: &PathBuf, address: &str, secret_key: &str) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sdk/read.py");
    let output = Command::new(python)
        .args([script, address, ACCESS_KEY, secret_key, NORTH])
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let read = serde_json::from_slice(&output.stdout);
    assert!(read.is_ok(), "{said}");
    read.unwrap()
}

/// The JSON that the gateway answers without an SDK.
fn json(gateway: &Running, path: &str) -> Value {
    let answer = gateway.get(path);
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

#[expect(clippy::print_stdout, reason = "a test that does nothing says so")]
#[test]
fn the_clouds_own_sdk_reads_list_detail_and_progress() {
    let Some(python) = python() else {
        println!("the SDK is not installed (tools/setup test): nothing is tested");
        return;
    };
    let gateway = Running::new(&[], Stdio::null());
    // The gateway answers with its own credentials, whatever the SDK signs with.
    let told = read(&python, &format!("http://{}", gateway.address), "of no account");
    let (list, detail, progress) = (&told["list"], &told["detail"], &told["progress"]);
    let rows = list["instances"].as_array().unwrap();
    assert_eq!(list["total"], rows.len());
    assert!(!rows.is_empty() && rows.iter().all(|row| row["status"] == "Creating"), "{list}");
    let id = rows[0]["id"].as_str().unwrap();
    let path = format!("{LIST}/{id}");
    let plain = json(&gateway, &path);
    for field in ["id", "instance_name", "spec", "create_time", "vpc_id", "supported_features"] {
        assert!(!plain[field].is_null() && detail[field] == plain[field], "{field}: {told}");
    }
    assert_eq!(progress["status"], "creating", "{progress}");
    assert!(progress["progress"].is_u64(), "{progress}");
    assert_eq!(progress["start_time"], json(&gateway, &format!("{path}/progress"))["start_time"]);
    // The SDK reads errors, too.
    let absent = &told["absent"];
    assert_eq!((&absent["status"], &absent["code"]), (&404.into(), &"APIC.7302".into()));
    assert_eq!(absent["request_id"].as_str().map(str::len), Some(32), "{absent}");

    // The simulator checks signatures as the SDK makes them.
    let cloud = json(&gateway, "/simulator")["address"].as_str().unwrap().to_owned();
    assert!(read(&python, &cloud, SECRET_KEY)["progress"]["progress"].is_u64());
    let refused = read(&python, &cloud, "another secret");
    assert_eq!((&refused["status"], &refused["code"]), (&401.into(), &"APIGW.0301".into()));
}
