//! What signals do, and what the limit of descriptors does.

use std::{
    fs,
    net::TcpStream,
    process::Stdio,
    time::{Duration, Instant},
};

use crate::running::{Running, SOON};

#[test]
fn hanging_up_does_not_end_it() {
    let mut program = Running::new(&[], Stdio::piped());
    program.signal("-HUP");
    assert!(program.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(program.is_running());
    assert!(program.log().contains("there is no --config to read again"));
}

#[test]
fn a_second_signal_ends_it_at_once_and_the_exit_code_says_so() {
    let mut program = Running::new(&[], Stdio::piped());
    program.signal("-TERM");
    let begun = Instant::now();
    while program.get("/healthz").starts_with("HTTP/1.1 200") {
        assert!(begun.elapsed() < SOON, "it does not say that it stops");
    }
    program.signal("-TERM");
    assert_eq!(program.ended().code(), Some(3));
}

#[cfg(target_os = "linux")]
#[test]
fn more_idle_sockets_than_descriptors_leave_it_answering() {
    let program = Running::after("ulimit -n 256", &[], Stdio::null());
    let idle: Vec<TcpStream> = (0..280).map(|_| program.connect()).collect();
    let asked = Instant::now();
    assert!(program.get("/healthz").starts_with("HTTP/1.1 200"));
    // A call needs descriptors for the upstream as well.
    assert!(program.get(crate::common::LIST).starts_with("HTTP/1.1 200"));
    // Far less than the time after which an idle connection is closed.
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    drop(idle);
}

#[cfg(target_os = "linux")]
#[test]
fn the_soft_limit_of_descriptors_is_raised() {
    let program = Running::after("ulimit -Sn 64; ulimit -Hn 512", &[], Stdio::null());
    let limits = fs::read_to_string(format!("/proc/{}/limits", program.id())).unwrap();
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    assert_eq!(files.split_whitespace().nth(3), Some("512"), "{files}");
}

#[test]
fn without_a_configuration_a_simulator_is_said_to_answer() {
    let mut program = Running::new(&["--scenario", "empty"], Stdio::piped());
    assert!(program.get("/healthz").contains(r#""simulated":true"#));
    assert!(program.get("/config.json").contains(r#""simulated":true"#));
    let log = program.log();
    assert!(log.contains("no --config: serving simulated instances"), "{log}");
}
