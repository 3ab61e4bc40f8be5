//! The program with a token and an upstream: what its log says, and that it ends.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use crate::common::{Act, LIST, PHONE, PREPARE, PROCESS, Stub, raw};

const TOKEN: &str = "MIIsecret/token+0123456789=";

/// Starts the program with the configuration, and gives its address.
fn start(name: &str, config: &str) -> (Child, SocketAddr) {
    let path = format!("{}/{name}.toml", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, format!("listen = \"127.0.0.1:0\"\n{config}")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_instance-gateway"))
        .args(["--config", &path])
        .env("TOKEN", TOKEN)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.strip_prefix("http://").and_then(|line| line.strip_suffix("/\n"));
    (child, address.unwrap().parse().unwrap())
}

/// Tells the program to end, and gives its log.
fn terminate(child: Child) -> String {
    let told = Instant::now();
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(told.elapsed() < Duration::from_secs(10), "{:?}", told.elapsed());
    String::from_utf8(stderr).unwrap()
}

fn request(line: &str, body: &str) -> Vec<u8> {
    let json = format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
    format!("{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{json}\r\n{body}").into()
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_log_says_why_there_is_no_answer_and_never_the_token() {
    let body = format!("{{\"error_msg\": \"{TOKEN}\"}}");
    let echo = format!(
        "HTTP/1.1 403 x\r\nx-request-id: {TOKEN}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let upstream = Stub::new(Act::Say(echo.into_bytes())).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = listener.local_addr().unwrap();
    drop(listener);
    let config = format!(
        "credentials = \"gateway\"\naccess.kind = \"open\"\ntoken_env = \"TOKEN\"\n[upstreams]\n\
         apig = \"http://{}\"\nkoophone = \"http://{closed}\"\n",
        upstream.address
    );
    let (child, gateway) = start("echo", &config);
    let answer = raw(gateway, &request(&format!("GET {LIST}"), "")).await;
    assert!(answer.contains("GATEWAY.8502") && !answer.contains("secret"), "{answer}");
    let answer = raw(gateway, &request(&format!("POST {PREPARE}"), PHONE)).await;
    assert!(answer.contains("GATEWAY.0502"), "{answer}");
    let log = terminate(child);
    assert!(log.contains("repeats the gateway's own token"), "{log}");
    assert!(log.contains("GATEWAY.0502") && log.contains("service=koophone"), "{log}");
    assert!(!log.contains("secret"), "{log}");
}

/// A service and IAM repeat what they were sent, so that every error could repeat a secret.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_ever_said() {
    let echo = Stub::echoing("401 x").await;
    let address = echo.address;
    let config = format!(
        "access.kind = \"open\"\n[credential.user]\nkind = \"iam-password\"\nuser = \"u\"\ndomain = \"d\"\n\
         project = \"p\"\npassword_env = \"TOKEN\"\niam = \"http://{address}\"\n\
         [credential.key]\nkind = \"ak-sk\"\naccess_key = \"A\"\nsecret_key_env = \"TOKEN\"\n\
         security_token_env = \"TOKEN\"\n\
         [credential.token]\nkind = \"token\"\ntoken_env = \"TOKEN\"\n[upstreams]\n\
         apig = {{ address = \"http://{address}\", credentials = \"user\" }}\n\
         roma = {{ address = \"http://{address}\", credentials = \"key\" }}\n\
         koophone = {{ address = \"http://{address}\", credentials = \"token\" }}\n"
    );
    let (child, gateway) = start("secrets", &config);
    for (line, body, code) in [
        (format!("GET {LIST}"), "", "GATEWAY.4503"),
        (format!("GET {PROCESS}"), "", "GATEWAY.1503"),
        (format!("POST {PREPARE}"), PHONE, "GATEWAY.1503"),
        ("GET /healthz".to_owned(), "", "ok"),
    ] {
        let answer = raw(gateway, &request(&line, body)).await;
        assert!(answer.contains(code) && !answer.contains("secret"), "{answer}");
    }
    // The stub was sent the secrets that must not be said.
    assert_eq!(echo.seen().iter().filter(|request| request.contains(TOKEN)).count(), 3);
    let log = terminate(child);
    assert!(log.contains("IAM rejected the username or password"), "{log}");
    assert!(!log.contains("secret") && !log.contains("Signature="), "{log}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_file_that_hangs_does_not_keep_the_program_from_ending() {
    let upstream = Stub::saying("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await;
    let fifo = Path::new(env!("CARGO_TARGET_TMPDIR")).join("program.fifo");
    let _ = std::fs::remove_file(&fifo);
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let writer = std::thread::spawn({
        let fifo = fifo.clone();
        move || std::fs::write(fifo, TOKEN)
    });
    let config = format!(
        "credentials = \"gateway\"\naccess.kind = \"open\"\ntoken_file = \"{}\"\n[upstreams]\napig = \"http://{}\"\n",
        fifo.display(),
        upstream.address
    );
    let (child, gateway) = start("fifo", &config);
    writer.join().unwrap().unwrap();
    let answer = raw(gateway, &request(&format!("GET {LIST}"), "")).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(upstream.seen()[0].contains(&format!("x-auth-token: {TOKEN}\r\n")));
    terminate(child);
}
