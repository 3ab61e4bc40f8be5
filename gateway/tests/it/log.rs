//! The log: nobody waits for it, its lines are bounded, and it tells of what no service saw.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    process::Stdio,
};

use serde_json::Value;

use crate::{common::LIST, running::Running};

/// The body of `/healthz`.
fn health(program: &Running) -> Value {
    let answer = program.get("/healthz");
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// Sends `times` requests over one connection; each must be answered.
fn ask_often(program: &Running, times: usize) {
    let mut stream = program.connect();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    for time in 0..times {
        stream.write_all(b"GET /nothing HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(reader.read_line(&mut line).unwrap(), 0, "request {time}");
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            } else if line == "\r\n" {
                break;
            }
        }
        reader.read_exact(&mut vec![0; length]).unwrap();
    }
}

#[test]
fn a_log_that_nobody_reads_holds_up_nothing() {
    // The other end of the pipe stays open, and is never read.
    let mut program = Running::new(&[], Stdio::piped());
    assert_eq!(health(&program)["log_lines_lost"], 0);
    // More lines than the program's queue and the pipe hold.
    ask_often(&program, 6000);
    assert!(health(&program)["log_lines_lost"].as_u64().unwrap() > 0);
    program.signal("-TERM");
    assert_eq!(program.ended().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_holds_up_nothing() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut program = Running::new(&[], full.into());
    ask_often(&program, 100);
    assert!(health(&program)["log_lines_lost"].as_u64().unwrap() > 0);
    program.signal("-INT");
    assert_eq!(program.ended().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_reader_of_the_log_that_leaves_holds_up_nothing() {
    let (reader, writer) = std::io::pipe().unwrap();
    let mut program = Running::new(&[], writer.into());
    drop(reader);
    ask_often(&program, 100);
    program.signal("-INT");
    assert_eq!(program.ended().code(), Some(0));
}

#[test]
fn each_line_is_bounded_and_names_the_peer() {
    let mut program = Running::new(&[], Stdio::piped());
    let long = "x".repeat(60_000);
    assert!(program.get(&format!("/{long}")).starts_with("HTTP/1.1 404"));
    let method = format!("{long} / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert!(program.ask(method.as_bytes()).starts_with("HTTP/1.1 405"));
    let log = program.log();
    assert!(log.contains("…(60001 bytes)") && log.contains("…(60000 bytes)"), "{log}");
    let lines = log.lines().filter(|line| line.contains("status="));
    for line in lines {
        assert!(line.len() < 600, "{}", line.len());
        assert!(line.contains("peer=127.0.0.1:"), "{line}");
    }
}

#[test]
fn what_no_service_saw_has_a_line_too() {
    let mut program = Running::new(&[], Stdio::piped());
    let long = "x".repeat(70_000);
    for (request, status) in [
        ("GET / HTTP/9.9\r\nhost: localhost\r\n\r\n".to_owned(), 400),
        (format!("GET /{long} HTTP/1.1\r\nhost: localhost\r\n\r\n"), 414),
        (format!("GET / HTTP/1.1\r\nhost: localhost\r\nx: {long}\r\ny: {long}\r\n\r\n"), 431),
    ] {
        // A client that still writes may not see the answer.
        let answer = program.ask(request.as_bytes());
        assert!(answer.is_empty() || answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
    }
    let log = program.log();
    for status in [400, 414, 431] {
        let is_said = |line: &str| {
            line.contains(&format!("status={status} ")) && line.contains("peer=127.0.0.1:")
        };
        assert!(log.lines().any(is_said), "{status}\n{log}");
    }
}

#[test]
fn a_client_that_leaves_has_a_line_too() {
    let upstream = TcpListener::bind("127.0.0.1:0").unwrap();
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/client_leaves.toml");
    let address = upstream.local_addr().unwrap();
    fs::write(
        file,
        format!("timeouts.answer_seconds = 1\n[upstreams]\napig = \"http://{address}\""),
    )
    .unwrap();
    let mut program = Running::new(&["--config", file], Stdio::piped());
    let mut stream = program.connect();
    stream.write_all(format!("GET {LIST} HTTP/1.1\r\nhost: localhost\r\n\r\n").as_bytes()).unwrap();
    let (mut call, _) = upstream.accept().unwrap();
    call.read_exact(&mut [0; 3]).unwrap();
    drop(stream);
    // Others may wait for the same call, so that it goes on until its timeout.
    call.read_to_end(&mut Vec::new()).unwrap();
    let log = program.log();
    let is_said = |line: &str| line.contains("the client left") && line.contains(LIST);
    assert!(log.lines().any(is_said), "{log}");
}
