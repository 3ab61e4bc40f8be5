//! The program itself: its flags, its exit codes, its one line of output, and how it stops.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Output, Stdio},
};

pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_instance-gateway"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = program(arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn it_says_its_version() {
    let version = concat!("instance-gateway ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(run(&["--version"]), (Some(0), version.to_owned(), String::new()));
}

#[test]
fn a_good_configuration_is_said_to_be_good() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/gateway.example.toml");
    let (code, stdout, _) = run(&["--config", example, "--check-config"]);
    assert_eq!((code, stdout.as_str()), (Some(0), "the configuration is valid\n"));
}

#[test]
fn a_bad_configuration_is_one_line_and_exit_code_2() {
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/bad.toml");
    std::fs::write(file, "[timeouts]\nanswer_seconds = 0\n").unwrap();
    let (code, stdout, stderr) = run(&["--config", file, "--check-config"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    let expected = format!("{file}: timeouts.answer_seconds: must be from 1 to 300");
    assert!(stderr.contains(&expected), "{stderr}");
    let (code, _, stderr) = run(&["--scenario", "rush"]);
    assert!(code == Some(2) && stderr.contains("default, empty, gallery, large"), "{stderr}");
    let (code, _, stderr) = run(&["--listen", "0.0.0.0:0"]);
    assert!(code == Some(2) && stderr.contains("listen: must be on this machine"), "{stderr}");
}

#[test]
fn each_problem_of_a_configuration_has_a_line_with_the_programs_name() {
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/two.toml");
    std::fs::write(file, "[console]\nlocale = \"de\"\nsources = []\n").unwrap();
    let (code, _, stderr) = run(&["--config", file, "--check-config"]);
    assert_eq!((code, stderr.lines().count()), (Some(2), 2), "{stderr}");
    assert!(stderr.lines().all(|line| line.starts_with("instance-gateway: ")), "{stderr}");
}

#[test]
fn what_cannot_be_an_id_is_not_waited_for() {
    let (code, stdout, stderr) = run(&["wait", "a b"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    let expected = "the ID must be 1 to 64 letters, digits, hyphens, or underscores";
    assert!(stderr.contains(expected), "{stderr}");
}

#[test]
fn a_port_in_use_is_said_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let (code, stdout, stderr) = run(&["--listen", &taken.local_addr().unwrap().to_string()]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("is in use") && stderr.contains("--listen 127.0.0.1:0"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn it_says_where_it_listens_and_stops_when_told() {
    for signal in ["-TERM", "-INT"] {
        let mut child =
            program(&["--listen", "127.0.0.1:0", "--scenario", "empty"]).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").unwrap().strip_suffix("/\n").unwrap();

        let mut stream = TcpStream::connect(address).unwrap();
        let head = "host: localhost\r\nconnection: close\r\nx-auth-token: confidential";
        let request = format!("GET {}?limit=1 HTTP/1.1\r\n{head}\r\n\r\n", crate::common::LIST);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with(r#"{"instances":[],"size":0,"total":0}"#), "{answer}");

        let kill = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(status.code(), Some(0), "{signal}");
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        let log = String::from_utf8(stderr).unwrap();
        assert!(log.contains("method=GET") && log.contains("status=200"), "{log}");
        assert!(!log.contains("requests are under way"), "{log}");
        assert!(!log.contains("confidential") && !log.contains("simulator-token"), "{log}");
    }
}
